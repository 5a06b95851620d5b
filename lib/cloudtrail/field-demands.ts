import { SELECTOR_OPERATORS, type SelectorOperator } from './advanced-event-selector.ts';
import { type Bits, noBits, setBit } from './bits.ts';
import type { Conjunction } from './selector-conditions.ts';

/**
 * What conjunctions ask of one field, by value. A conjunction may have several conditions on it, though AWS takes one:
 * the first of each has its bit in the first layer of words, the second in the next.
 */
export class FieldDemands {
  /** A bit for each conjunction that has a condition. */
  readonly users: Bits;
  /** Conditions that only exclude, and what a conjunction leaves unasked: they hold unless a value breaks them. */
  readonly excluding: Bits;
  readonly #words: number;
  readonly #byOperator: ReadonlyMap<SelectorOperator, Map<string, Bits>>;

  constructor(field: string, conjunctions: readonly Conjunction[]) {
    const demands = conjunctions.map((conjunction) =>
      conjunction.filter((condition) => condition.field === field),
    );
    const layers = demands.reduce((most, { length }) => Math.max(most, length), 1);
    this.users = noBits(conjunctions.length);
    this.#words = this.users.length;
    const limit = layers * this.#words * 32;
    this.excluding = noBits(limit);
    this.#byOperator = new Map(SELECTOR_OPERATORS.map((operator) => [operator, new Map<string, Bits>()]));
    demands.forEach((conditions, conjunction) => {
      if (conditions.length > 0) setBit(this.users, conjunction);
      for (let layer = 0; layer < layers; layer++) {
        const bit = layer * this.#words * 32 + conjunction;
        const condition = conditions[layer];
        if (!WANTING.some((operator) => condition?.[operator]?.length)) setBit(this.excluding, bit);
        for (const [operator, byValue] of this.#byOperator) {
          for (const value of condition?.[operator] ?? []) {
            const bits = byValue.get(value) ?? noBits(limit);
            setBit(bits, bit);
            byValue.set(value, bits);
          }
        }
      }
    });
  }

  /** Value → the conditions that name it with this operator. */
  by(operator: SelectorOperator): ReadonlyMap<string, Bits> {
    return this.#byOperator.get(operator) ?? new Map();
  }

  /** The conjunctions of which all conditions are among these. May be the same bits, changed. */
  holding(fulfilled: Bits): Bits {
    const bits = fulfilled.subarray(0, this.#words);
    for (let index = this.#words; index < fulfilled.length; index++) {
      const word = index % this.#words;
      bits[word] = (bits[word] ?? 0) & (fulfilled[index] ?? 0);
    }
    return bits;
  }
}

const WANTING = ['equals', 'startsWith', 'endsWith'] as const;
