import { findContextValue } from './condition-context.ts';
import { findConditionOperator, parseOperatorName } from './condition-operator.ts';
import type { PolicyStatement } from './policy-document.ts';
import type { PolicyVariables } from './policy-pattern.ts';

/** All operators and all keys of a statement must hold. */
export function matchesConditions(
  conditions: NonNullable<PolicyStatement['Condition']>,
  effect: PolicyStatement['Effect'],
  variables: PolicyVariables,
): boolean {
  return Object.entries(conditions).every(([operator, keys]) =>
    Object.entries(keys).every(([key, values]) => matchesCondition(operator, key, values, effect, variables)),
  );
}

function matchesCondition(
  operator: string,
  key: string,
  values: readonly string[],
  effect: PolicyStatement['Effect'],
  variables: PolicyVariables,
): boolean {
  const found = findContextValue(variables.context, key);
  const actual = found === undefined ? [] : typeof found === 'string' ? [found] : found;
  const { set, ifExists, base } = parseOperatorName(operator);
  // `Null: true` holds where the request lacks the key.
  if (base === 'Null') {
    return values.some((value) => (value.toLowerCase() === 'true') === (actual.length === 0));
  }
  const known = findConditionOperator(base);
  // What cannot be understood here must not open anything: it fails an Allow and holds for a Deny.
  const closed = effect === 'Deny';
  if (known === undefined) return closed;
  if (actual.length === 0) return ifExists || (set === undefined ? known.negated : set === 'ForAllValues');

  const holds = (value: string): boolean => {
    let isUnclear = false;
    for (const asked of values) {
      const outcome = known.compare(asked, value, variables);
      if (outcome === true) return !known.negated;
      if (outcome === undefined) isUnclear = true;
    }
    return isUnclear ? closed : known.negated;
  };
  // Without a word about sets, one value that matches is enough, and none may where the operator is negated.
  const isAll = set === 'ForAllValues' || (set === undefined && known.negated);
  return isAll ? actual.every(holds) : actual.some(holds);
}
