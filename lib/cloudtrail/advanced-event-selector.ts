/** Advanced event selectors, as PutEventSelectors takes them in `AdvancedEventSelectors`. */

export const SELECTOR_OPERATORS = [
  'equals',
  'startsWith',
  'endsWith',
  'notEquals',
  'notStartsWith',
  'notEndsWith',
] as const;
export type SelectorOperator = (typeof SELECTOR_OPERATORS)[number];

export type FieldSelector = {
  /** A field name as AWS spells it, e.g. `eventSource` or `resources.ARN`. */
  readonly field: string;
} & { readonly [O in SelectorOperator]?: readonly string[] };

export interface AdvancedEventSelector {
  readonly name?: string;
  /** Joined by AND; the order has no meaning (AWS itself reorders it). */
  readonly fieldSelectors: readonly FieldSelector[];
}

/** The operators that a condition has, with their values, an empty list included. */
export function operatorsOf(condition: FieldSelector): [SelectorOperator, readonly string[]][] {
  return SELECTOR_OPERATORS.flatMap((operator): [SelectorOperator, readonly string[]][] => {
    const values = condition[operator];
    return values === undefined ? [] : [[operator, values]];
  });
}
