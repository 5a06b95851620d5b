import { type FieldSelector, operatorsOf, type SelectorOperator } from './advanced-event-selector.ts';
import { meansAllResources } from './data-resource.ts';
import { findEventSource, NETWORK_ACTIVITY_SOURCES_DATE } from './event-source.ts';
import { FORMER_NETWORK_ACTIVITY_SOURCES } from './former-event-source.ts';
import type { ReviewFinding } from './review-finding.ts';
import { OPERATOR_NAMES } from './selector-fields.ts';
import type { SelectorSet } from './selector-set.ts';

/** Findings about single values: twice, without effect, never found, no longer listed. */
export function reviewValues(set: SelectorSet): ReviewFinding[] {
  if (set.kind === 'basic') {
    return set.eventSelectors.flatMap(({ dataResources }, index) =>
      dataResources.flatMap(({ type, values }, at) =>
        reviewDataResource(type, values, `eventSelectors[${index}].dataResources[${at}].values`),
      ),
    );
  }
  return set.advancedEventSelectors.flatMap(({ fieldSelectors }, index) => {
    const category = onlyValue(fieldSelectors, 'eventCategory');
    const type = onlyValue(fieldSelectors, 'resources.type');
    return fieldSelectors.flatMap((condition, at) => {
      const path = `advancedEventSelectors[${index}].fieldSelectors[${at}]`;
      return [
        ...reviewCondition(condition, path),
        ...(category === 'NetworkActivity' && condition.field === 'eventSource'
          ? reviewSources(condition, path)
          : []),
        ...(type === 'AWS::S3::Object' && condition.field === 'resources.ARN'
          ? reviewObjectArns(condition, path)
          : []),
      ];
    });
  });
}

function onlyValue(conditions: readonly FieldSelector[], field: string): string | undefined {
  const values = conditions.find((condition) => condition.field === field)?.equals;
  return values?.length === 1 ? values[0] : undefined;
}

function isWanted(operator: SelectorOperator): boolean {
  return operator === 'equals' || operator === 'startsWith' || operator === 'endsWith';
}

function reviewCondition(condition: FieldSelector, path: string): ReviewFinding[] {
  const { field } = condition;
  const allHidden = operatorsOf(condition).every(
    ([operator, values]) =>
      !isWanted(operator) || values.every((value) => hiddenBy(condition, operator, value)),
  );
  return operatorsOf(condition).flatMap(([operator, values]) =>
    values.flatMap((value, index): ReviewFinding[] => {
      const at = `${path}.${operator}[${index}]`;
      const names = { field, value, operator: OPERATOR_NAMES[operator] };
      if (values.indexOf(value) < index) {
        return [note(at, { key: 'review.valueTwice', values: names }, { key: 'review.removeValue' })];
      }
      // Where all are hidden the selector records nothing, which is said of it as a whole.
      const hider = isWanted(operator) && !allHidden ? hiddenBy(condition, operator, value) : undefined;
      if (hider) {
        return [
          warning(
            at,
            {
              key: 'review.valueNever',
              values: { ...names, other: hider.value, otherOperator: hider.operator },
            },
            { key: 'review.removeOneOfBoth' },
          ),
        ];
      }
      const wider = coveredBy(condition, operator, value);
      return wider
        ? [
            note(
              at,
              {
                key: 'review.valueCovered',
                values: { ...names, other: wider.value, otherOperator: wider.operator },
              },
              { key: 'review.removeValue' },
            ),
          ]
        : [];
    }),
  );
}

interface OtherValue {
  readonly operator: string;
  readonly value: string;
}

/** The Not… value because of which nothing can ever fit this one. */
function hiddenBy(
  condition: FieldSelector,
  operator: SelectorOperator,
  value: string,
): OtherValue | undefined {
  const { notEquals = [], notStartsWith = [], notEndsWith = [] } = condition;
  if (operator === 'equals' && notEquals.includes(value)) return { operator: 'NotEquals', value };
  const prefix = operator === 'endsWith' ? undefined : notStartsWith.find((other) => value.startsWith(other));
  if (prefix !== undefined) return { operator: 'NotStartsWith', value: prefix };
  const suffix = operator === 'startsWith' ? undefined : notEndsWith.find((other) => value.endsWith(other));
  return suffix === undefined ? undefined : { operator: 'NotEndsWith', value: suffix };
}

/** A value of the same condition that says all that this one says. */
function coveredBy(
  condition: FieldSelector,
  operator: SelectorOperator,
  value: string,
): OtherValue | undefined {
  const isNegative = !isWanted(operator);
  const { startsWith, endsWith } = isNegative
    ? { startsWith: condition.notStartsWith, endsWith: condition.notEndsWith }
    : condition;
  const name = operator.toLowerCase();
  const prefix = name.endsWith('endswith')
    ? undefined
    : startsWith?.find(
        (other) => value.startsWith(other) && !(name.endsWith('startswith') && other === value),
      );
  if (prefix !== undefined) return { operator: isNegative ? 'NotStartsWith' : 'StartsWith', value: prefix };
  const suffix = name.endsWith('startswith')
    ? undefined
    : endsWith?.find((other) => value.endsWith(other) && !(name.endsWith('endswith') && other === value));
  return suffix === undefined
    ? undefined
    : { operator: isNegative ? 'NotEndsWith' : 'EndsWith', value: suffix };
}

function reviewSources(condition: FieldSelector, path: string): ReviewFinding[] {
  return operatorsOf(condition).flatMap(([operator, values]) =>
    values.flatMap((value, index): ReviewFinding[] => {
      if (findEventSource(value)) return [];
      const key = FORMER_NETWORK_ACTIVITY_SOURCES.has(value)
        ? 'review.formerSource'
        : 'review.unlistedSource';
      return [
        warning(
          `${path}.${operator}[${index}]`,
          { key, values: { value, date: NETWORK_ACTIVITY_SOURCES_DATE } },
          { key: 'review.checkSource' },
        ),
      ];
    }),
  );
}

const BUCKET_ARN = /^arn:[a-z-]+:s3:::[^/]+\/?$/;

/** AWS: to take a whole bucket use StartsWith (User Guide, filtering-data-events, resources.ARN). */
function reviewObjectArns(condition: FieldSelector, path: string): ReviewFinding[] {
  return (['equals', 'notEquals'] as const).flatMap((operator) =>
    (condition[operator] ?? []).flatMap((value, index): ReviewFinding[] =>
      BUCKET_ARN.test(value)
        ? [
            warning(
              `${path}.${operator}[${index}]`,
              { key: 'review.bucketExactly', values: { value, operator: OPERATOR_NAMES[operator] } },
              {
                key: 'review.useStartsWith',
                values: { operator: operator === 'equals' ? 'StartsWith' : 'NotStartsWith' },
              },
            ),
          ]
        : [],
    ),
  );
}

function reviewDataResource(type: string, values: readonly string[], path: string): ReviewFinding[] {
  const all = values.findIndex((value) => meansAllResources(type, value));
  return values.flatMap((value, index): ReviewFinding[] => {
    const at = `${path}[${index}]`;
    const names = { field: type, value, operator: 'Values' };
    if (values.indexOf(value) < index) {
      return [note(at, { key: 'review.valueTwice', values: names }, { key: 'review.removeValue' })];
    }
    const own = value === 'arn:aws:s3:::' ? [formerSpelling(at, value)] : [];
    const prefix =
      type === 'AWS::S3::Object'
        ? values.find((other) => other !== value && value.startsWith(other))
        : undefined;
    // Of two spellings of "all" the first stays, although one begins with the other.
    const wider = index === all ? undefined : (values[all] ?? prefix);
    return [
      ...own,
      ...(wider !== undefined
        ? [
            note(
              at,
              { key: 'review.valueCovered', values: { ...names, other: wider, otherOperator: 'Values' } },
              { key: 'review.removeValue' },
            ),
          ]
        : []),
    ];
  });
}

function formerSpelling(path: string, value: string): ReviewFinding {
  return note(
    path,
    { key: 'review.formerAll', values: { value } },
    { key: 'review.writeAll', values: { value: 'arn:aws:s3' } },
  );
}

function note(path: string, message: ReviewFinding['message'], hint: ReviewFinding['hint']): ReviewFinding {
  return { severity: 'note', path, message, hint };
}

function warning(
  path: string,
  message: ReviewFinding['message'],
  hint: ReviewFinding['hint'],
): ReviewFinding {
  return { severity: 'warning', path, message, hint };
}
