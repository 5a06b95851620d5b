import { isObject, type JsonObject } from './json-object.ts';
import { type SelectorFault, wireFault } from './selector-fault.ts';
import { evaluateFunction, functionName, isNoValue } from './written-function.ts';

/** In which texts are more than they seem: Terraform's source and CloudFormation have templates. */
export type WrittenLanguage = 'plain' | 'terraform-source' | 'cloudformation';

/** How a text is read, and what was not to be read in it. */
export interface Spelling {
  readonly language: WrittenLanguage;
  /** What `AWS::Partition` and `data.aws_partition` stand for, where it is known. */
  readonly partition: string | undefined;
  readonly faults: SelectorFault[];
}

const TEMPLATES: Readonly<Partial<Record<WrittenLanguage, RegExp>>> = {
  'terraform-source': /(?<![$%])[$%]\{[^}]*\}?/,
  cloudformation: /\{\{resolve:[^}]*\}?\}?/,
};

/** Members whose name is another word elsewhere: Terraform's blocks stand in the singular, the CDK has `equalTo`. */
const OTHER_NAMES: ReadonlyMap<string, string> = new Map([
  ['EventSelector', 'EventSelectors'],
  ['AdvancedEventSelector', 'AdvancedEventSelectors'],
  ['FieldSelector', 'FieldSelectors'],
  ['DataResource', 'DataResources'],
  ['EqualTo', 'Equals'],
]);

const KINDS: ReadonlySet<string> = new Set(['EventSelectors', 'AdvancedEventSelectors']);
const LISTS: ReadonlySet<string> = new Set([...KINDS, 'FieldSelectors', 'DataResources']);
const OPERATORS: ReadonlySet<string> = new Set([
  'Equals',
  'StartsWith',
  'EndsWith',
  'NotEquals',
  'NotStartsWith',
  'NotEndsWith',
]);
const TEXT_LISTS: ReadonlySet<string> = new Set([...OPERATORS, 'Values', 'ExcludeManagementEventSources']);
const KNOWN: ReadonlySet<string> = new Set([
  ...LISTS,
  ...TEXT_LISTS,
  'ReadWriteType',
  'IncludeManagementEvents',
  'Type',
  'Name',
  'Field',
]);

/** Has it basic or advanced event selectors, however they are spelled? */
export function hasSelectors(json: unknown): json is JsonObject {
  return isObject(json) && Object.keys(json).some((member) => KINDS.has(toWireName(member)));
}

/** The selectors of a resource, which has other members too, in PutEventSelectors' spelling. */
export function toWireSelectors(properties: unknown, spelling: Spelling, unknown?: unknown): unknown {
  return toWireObject(isObject(properties) ? properties : {}, KINDS, spelling, '', unknown);
}

/**
 * Selectors in the spelling of Terraform (`not_starts_with`), of CloudTrail's own records (`notStartsWith`) or of
 * CloudFormation as PutEventSelectors spells them. What stands for a value that only a deployment knows is a fault.
 * `unknown` has the shape of the text, with true for what only applying a Terraform plan will tell.
 */
export function toWireSpelling(json: unknown, spelling: Spelling, path = '', unknown?: unknown): unknown {
  if (unknown === true) {
    spelling.faults.push(
      wireFault(path, 'The value is known after the plan was applied.', {
        key: 'selectors.written.unknownYet',
      }),
    );
    return undefined;
  }
  if (Array.isArray(json)) {
    return json
      .filter((item) => spelling.language !== 'cloudformation' || !isNoValue(item))
      .map((item, index) =>
        // A list of lists means nothing here, and may be as deep as somebody likes.
        Array.isArray(item)
          ? item
          : toWireSpelling(item, spelling, `${path}[${index}]`, memberOf(unknown, index)),
      );
  }
  if (!isObject(json)) return json;
  if (functionName(json) !== undefined) return evaluate(json, spelling, path);
  return toWireObject(json, KNOWN, spelling, path, unknown);
}

function toWireObject(
  json: JsonObject,
  known: ReadonlySet<string>,
  spelling: Spelling,
  path: string,
  unknown: unknown,
): JsonObject {
  const wire: Record<string, unknown> = {};
  // What is not known yet is left out of a plan's values.
  for (const member of new Set([...Object.keys(json), ...(isObject(unknown) ? Object.keys(unknown) : [])])) {
    const value = json[member];
    spelling.faults.push(...generatedFaults(member, value, spelling, path));
    const name = toWireName(member);
    if (!known.has(name) || (spelling.language === 'cloudformation' && isNoValue(value))) continue;
    wire[name] = toWireValue(name, value, spelling, join(path, name), memberOf(unknown, member));
  }
  return wire;
}

/** What writes selectors when it is deployed: Terraform's `dynamic` blocks, CloudFormation's macros and loops. */
function generatedFaults(
  member: string,
  value: unknown,
  { language }: Spelling,
  path: string,
): SelectorFault[] {
  if (language === 'cloudformation' && member.startsWith('Fn::')) return [computedFault(path, member)];
  if (language !== 'terraform-source' || member !== 'dynamic') return [];
  const blocks = Array.isArray(value) ? value : [value];
  return blocks
    .flatMap((block) => (isObject(block) ? Object.keys(block) : []))
    .filter((block) => LISTS.has(toWireName(block)))
    .map((block) => computedFault(join(path, toWireName(block)), `dynamic "${block}"`));
}

function toWireValue(
  name: string,
  value: unknown,
  spelling: Spelling,
  path: string,
  unknown: unknown,
): unknown {
  // A name decides nothing. What it is computed from may stand for it.
  if (name === 'Name') return toName(value, spelling);
  const spelled = toWireSpelling(value, spelling, path, unknown);
  if (typeof spelled === 'string') {
    const text = readTemplate(spelled, spelling, path);
    return name === 'IncludeManagementEvents' && /^(true|false)$/i.test(text) ? /^true$/i.test(text) : text;
  }
  // Terraform writes a block that occurs once without a list, and a condition that is not there as an empty list.
  if (LISTS.has(name)) return isObject(spelled) ? [spelled] : spelled;
  if (OPERATORS.has(name) && Array.isArray(spelled) && spelled.length === 0) return undefined;
  if (TEXT_LISTS.has(name) && Array.isArray(spelled)) {
    return spelled.map((item, index) => {
      // `Equals: [true]`: both languages take it for the text.
      const text = typeof item === 'boolean' || typeof item === 'number' ? String(item) : item;
      return typeof text === 'string' ? readTemplate(text, spelling, `${path}[${index}]`) : text;
    });
  }
  return spelled;
}

function toName(value: unknown, { language, partition }: Spelling): unknown {
  if (language === 'terraform-source' && typeof value === 'string') return unescapeTerraform(value);
  if (language !== 'cloudformation' || !isObject(value)) return value;
  const [source] = Object.values(value);
  return evaluateFunction(value, partition) ?? (typeof source === 'string' ? source : undefined);
}

/** A text of the language as the plain text that it stands for. */
function readTemplate(text: string, { language, partition, faults }: Spelling, path: string): string {
  const known =
    language === 'terraform-source' && partition !== undefined
      ? text.replace(TERRAFORM_PARTITION, partition)
      : text;
  const [template] = TEMPLATES[language]?.exec(known) ?? [];
  if (template !== undefined) {
    const isPartition =
      partition === undefined && !TEMPLATES[language]?.test(text.replace(TERRAFORM_PARTITION, ''));
    faults.push(isPartition ? partitionFault(path) : computedFault(path, template));
  }
  return language === 'terraform-source' ? unescapeTerraform(known) : known;
}

const TERRAFORM_PARTITION = /(?<![$%])\$\{data\.aws_partition\.[\w-]+(?:\[0\])?\.partition\}/g;

function unescapeTerraform(text: string): string {
  return text.replace(/([$%])\1\{/g, '$1{');
}

function evaluate(json: JsonObject, { partition, faults }: Spelling, path: string): string | undefined {
  const text = evaluateFunction(json, partition);
  if (text !== undefined) return text;
  const isPartition = partition === undefined && evaluateFunction(json, 'aws') !== undefined;
  faults.push(isPartition ? partitionFault(path) : computedFault(path, functionName(json) ?? ''));
  return undefined;
}

function computedFault(path: string, how: string): SelectorFault {
  return wireFault(path, `The value is computed by ${how}.`, {
    key: 'selectors.written.computed',
    values: { value: how },
  });
}

function partitionFault(path: string): SelectorFault {
  return wireFault(path, 'The value depends on the partition.', { key: 'selectors.written.partition' });
}

function toWireName(member: string): string {
  const name = member.replace(/(?:^|_)([a-z])/g, (_, letter: string) => letter.toUpperCase());
  return OTHER_NAMES.get(name) ?? name;
}

function join(path: string, name: string): string {
  const member = name.slice(0, 1).toLowerCase() + name.slice(1);
  return path === '' ? member : `${path}.${member}`;
}

/** Of a text's twin, which may lack any part of it. */
function memberOf(twin: unknown, member: string | number): unknown {
  if (Array.isArray(twin)) return twin[Number(member)];
  return isObject(twin) ? twin[member] : undefined;
}
