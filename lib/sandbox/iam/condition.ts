import { matchesWildcard } from '../wildcard.ts';
import type { PolicyStatement } from './policy-document.ts';

/** Condition keys and their values, spelled as AWS documents them; absent where the request has no such key. */
export type ConditionContext = Readonly<Record<string, string | undefined>>;

type Comparison = (pattern: string, value: string) => boolean;

interface ConditionOperator {
  readonly compare: Comparison;
  readonly negated: boolean;
}

const isEqual: Comparison = (pattern, value) => pattern === value;
const isEqualIgnoringCase: Comparison = (pattern, value) => pattern.toLowerCase() === value.toLowerCase();

/** IAM JSON policy elements: condition operators. */
const OPERATORS: Readonly<Record<string, ConditionOperator>> = {
  StringEquals: { compare: isEqual, negated: false },
  StringNotEquals: { compare: isEqual, negated: true },
  StringEqualsIgnoreCase: { compare: isEqualIgnoringCase, negated: false },
  StringNotEqualsIgnoreCase: { compare: isEqualIgnoringCase, negated: true },
  StringLike: { compare: matchesWildcard, negated: false },
  StringNotLike: { compare: matchesWildcard, negated: true },
  ArnEquals: { compare: matchesWildcard, negated: false },
  ArnNotEquals: { compare: matchesWildcard, negated: true },
  ArnLike: { compare: matchesWildcard, negated: false },
  ArnNotLike: { compare: matchesWildcard, negated: true },
  Bool: { compare: isEqualIgnoringCase, negated: false },
};

/** All operators and all keys of a statement must hold. */
export function matchesConditions(
  conditions: NonNullable<PolicyStatement['Condition']>,
  context: ConditionContext,
  effect: PolicyStatement['Effect'],
): boolean {
  return Object.entries(conditions).every(([operator, keys]) =>
    Object.entries(keys).every(([key, values]) =>
      matchesCondition(operator, values, findValue(context, key), effect),
    ),
  );
}

/** Names of condition keys are compared without regard to case. */
function findValue(context: ConditionContext, key: string): string | undefined {
  const lower = key.toLowerCase();
  const found = Object.keys(context).find((name) => name.toLowerCase() === lower);
  return found === undefined ? undefined : context[found];
}

function matchesCondition(
  operator: string,
  values: readonly string[],
  actual: string | undefined,
  effect: PolicyStatement['Effect'],
): boolean {
  // `Null: true` holds where the request lacks the key.
  if (operator === 'Null') return values.some((value) => (value === 'true') === (actual === undefined));
  const ifExists = operator.endsWith('IfExists');
  const name = ifExists ? operator.slice(0, -'IfExists'.length) : operator;
  const known = Object.hasOwn(OPERATORS, name) ? OPERATORS[name] : undefined;
  // An operator that is unknown here must not open anything: it fails an Allow and holds for a Deny.
  if (known === undefined) return effect === 'Deny';
  if (actual === undefined) return ifExists || known.negated;
  return values.some((pattern) => known.compare(pattern, actual)) !== known.negated;
}
