import type { Failure, Phrase } from '../failure.ts';
import { fail, ok, type Result } from '../result.ts';
import { operatorsOf } from './advanced-event-selector.ts';
import { parseTrailArn } from './arn.ts';
import { renderAwsCli } from './render-aws-cli.ts';
import { toCloudFormationJson, toCloudFormationYaml } from './render-cloudformation.ts';
import { renderTerraform } from './render-terraform.ts';
import type { SelectorSet } from './selector-set.ts';
import { trailNameFault } from './trail-name.ts';

export const RENDER_FORMATS = ['cli', 'terraform', 'cloudformation-yaml', 'cloudformation-json'] as const;
export type RenderFormat = (typeof RENDER_FORMATS)[number];

// CloudFormation replaces these before it looks at anything else, and there is no way to escape them.
const DYNAMIC_REFERENCE = '{{resolve:';

/** The trail that the selectors are for. What is not known is left out of the text. */
export interface RenderedTrail {
  /** The trail's name. */
  readonly name: string;
  /** The trail's home Region. */
  readonly region?: string;
  readonly s3BucketName?: string;
  readonly isLogging?: boolean;
}

/**
 * The set as text for other tools: `put-event-selectors` for a POSIX shell, an `aws_cloudtrail` resource, or an
 * `AWS::CloudTrail::Trail`. Names and values may hold anything; what a language cannot say as it stands is refused.
 * `trail.name` may also be a trail's ARN, which then tells the Region.
 */
export function renderSelectorSet(
  set: SelectorSet,
  format: RenderFormat,
  trail: RenderedTrail,
): Result<string, Failure> {
  const named = toNamedTrail(trail);
  if (!named.ok) return named;
  const texts = textsOf(set);
  if (texts.some((text) => !text.isWellFormed())) return refuse({ key: 'selectors.render.halfCharacter' });
  if (format.startsWith('cloudformation') && texts.some((text) => text.includes(DYNAMIC_REFERENCE))) {
    return refuse({ key: 'selectors.render.dynamicReference', values: { value: DYNAMIC_REFERENCE } });
  }
  // Terraform composes every text (NFC). In a name that only changes its bytes, in a value what is recorded.
  if (format === 'terraform' && valuesOf(set).some((text) => text !== text.normalize('NFC'))) {
    return refuse({ key: 'selectors.render.decomposed' });
  }
  switch (format) {
    case 'cli':
      return ok(renderAwsCli(set, { ...named.value, name: trail.name }));
    case 'terraform':
      return ok(renderTerraform(set, named.value));
    case 'cloudformation-yaml':
      return ok(toCloudFormationYaml(set, named.value));
    case 'cloudformation-json':
      return ok(toCloudFormationJson(set, named.value));
  }
}

function toNamedTrail(trail: RenderedTrail): Result<RenderedTrail, Failure> {
  if (trail.name.startsWith('arn:')) {
    const arn = parseTrailArn(trail.name);
    return arn.ok ? ok({ region: arn.value.region, ...trail, name: arn.value.name }) : arn;
  }
  const fault = trailNameFault(trail.name);
  if (!fault) return ok(trail);
  return fail({
    code: 'invalid-input',
    message: { key: 'selectors.render.trailName', values: { value: trail.name.slice(0, 300) } },
    field: 'trail',
    awsName: 'InvalidTrailNameException',
    awsMessage: fault.awsMessage,
    retryable: false,
  });
}

function refuse(message: Phrase): Result<never, Failure> {
  return fail({ code: 'unsupported', message, retryable: false });
}

function textsOf(set: SelectorSet): string[] {
  const names = set.kind === 'basic' ? [] : set.advancedEventSelectors.map(({ name = '' }) => name);
  return [...names, ...valuesOf(set)];
}

/** Every text but the names. */
function valuesOf(set: SelectorSet): string[] {
  if (set.kind === 'basic') {
    return set.eventSelectors.flatMap(({ dataResources, excludeManagementEventSources }) => [
      ...excludeManagementEventSources,
      ...dataResources.flatMap(({ type, values }) => [type, ...values]),
    ]);
  }
  return set.advancedEventSelectors.flatMap(({ fieldSelectors }) =>
    fieldSelectors.flatMap((condition) => [
      condition.field,
      ...operatorsOf(condition).flatMap(([, values]) => values),
    ]),
  );
}
