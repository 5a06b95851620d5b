import {
  type AdvancedEventSelector,
  type FieldSelector,
  operatorsOf,
  type SelectorOperator,
} from './advanced-event-selector.ts';
import type { EventSelector } from './event-selector.ts';
import type { RenderedTrail } from './render-selectors.ts';
import { escapeCodePoints } from './safe-json.ts';
import type { SelectorSet } from './selector-set.ts';

/** How the AWS provider spells the operators (Terraform AWS provider, aws_cloudtrail). */
export const TERRAFORM_OPERATORS = {
  equals: 'equals',
  startsWith: 'starts_with',
  endsWith: 'ends_with',
  notEquals: 'not_equals',
  notStartsWith: 'not_starts_with',
  notEndsWith: 'not_ends_with',
} as const satisfies Record<SelectorOperator, string>;

/** An argument of a block, or a block in it. */
type Member = { readonly name: string } & (
  | { readonly value: string }
  | { readonly block: readonly Member[] }
);

/** An `aws_cloudtrail` resource, laid out as `terraform fmt` does. */
export function renderTerraform(set: SelectorSet, trail: RenderedTrail): string {
  const blocks =
    set.kind === 'basic'
      ? set.eventSelectors.map((selector) => ({ name: 'event_selector', block: toBasicBlock(selector) }))
      : set.advancedEventSelectors.map((selector) => ({
          name: 'advanced_event_selector',
          block: toAdvancedBlock(selector),
        }));
  const members: Member[] = [
    { name: 'name', value: quote(trail.name) },
    ...(trail.s3BucketName === undefined
      ? []
      : [{ name: 's3_bucket_name', value: quote(trail.s3BucketName) }]),
    ...(trail.isLogging === undefined ? [] : [{ name: 'enable_logging', value: String(trail.isLogging) }]),
    ...blocks,
  ];
  const lines = layOut(members, '  ');
  // The selectors alone are no whole resource, and a person should not think so.
  const rest = trail.s3BucketName === undefined ? ['  # All other arguments stay as they are.'] : [];
  return [`resource "aws_cloudtrail" "${toLabel(trail.name)}" {`, ...rest, ...lines, '}', ''].join('\n');
}

function toBasicBlock(selector: EventSelector): Member[] {
  return [
    { name: 'read_write_type', value: quote(selector.readWriteType) },
    { name: 'include_management_events', value: String(selector.includeManagementEvents) },
    ...(selector.excludeManagementEventSources.length > 0
      ? [{ name: 'exclude_management_event_sources', value: list(selector.excludeManagementEventSources) }]
      : []),
    ...selector.dataResources.map(({ type, values }) => ({
      name: 'data_resource',
      block: [
        { name: 'type', value: quote(type) },
        { name: 'values', value: list(values) },
      ],
    })),
  ];
}

function toAdvancedBlock({ name, fieldSelectors }: AdvancedEventSelector): Member[] {
  return [
    ...(name === undefined ? [] : [{ name: 'name', value: quote(name) }]),
    ...fieldSelectors.map((condition) => ({ name: 'field_selector', block: toFieldBlock(condition) })),
  ];
}

function toFieldBlock(condition: FieldSelector): Member[] {
  return [
    { name: 'field', value: quote(condition.field) },
    ...operatorsOf(condition).map(([operator, values]) => ({
      name: TERRAFORM_OPERATORS[operator],
      value: list(values),
    })),
  ];
}

function layOut(members: readonly Member[], indent: string): string[] {
  // `terraform fmt` lines up the equals signs of neighbours that take one line each.
  const isShort = (member: Member | undefined) =>
    member !== undefined && 'value' in member && !member.value.includes('\n');
  const widthAt = (index: number): number => {
    let first = index;
    while (isShort(members[first - 1])) first--;
    let last = index;
    while (isShort(members[last + 1])) last++;
    return Math.max(...members.slice(first, last + 1).map(({ name }) => name.length));
  };
  return members.flatMap((member, index) => {
    if ('block' in member) {
      const inner = layOut(member.block, `${indent}  `);
      // A block stands apart from what comes before it.
      return [...(index > 0 ? [''] : []), `${indent}${member.name} {`, ...inner, `${indent}}`];
    }
    const width = isShort(member) ? widthAt(index) : 0;
    return [`${indent}${member.name.padEnd(width)} = ${member.value.replaceAll('\n', `\n${indent}`)}`];
  });
}

function list(values: readonly string[]): string {
  const quoted = values.map(quote);
  const line = `[${quoted.join(', ')}]`;
  return line.length <= 80 ? line : ['[', ...quoted.map((value) => `  ${value},`), ']'].join('\n');
}

/** A quoted template that holds no template (HCL native syntax, "Template Expressions"). */
function quote(text: string): string {
  const literal = escapeCodePoints(text.replace(/[\\"]/g, '\\$&'))
    // "$${" is the usual spelling of "${", but behind another $ or % the scanner would read it otherwise.
    .replace(/([$%]?)([$%])(?=\{)/g, (_, before: string, sign: string) =>
      before === '' ? sign + sign : `${before}\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
    );
  return `"${literal}"`;
}

function toLabel(name: string): string {
  const label = name.replace(/[^A-Za-z0-9_-]/g, '_');
  return /^[A-Za-z_]/.test(label) ? label : `trail_${label}`;
}
