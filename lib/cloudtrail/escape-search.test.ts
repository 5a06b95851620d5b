import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { searchEscapes } from './escape-search.ts';
import type { CellGroup, FieldCut } from './value-cells.ts';

const CONJUNCTIONS = 9;
const ALL = (1n << BigInt(CONJUNCTIONS)) - 1n;

/** Fields whose groups of values hold for any conjunctions whatever: more than selectors can make. */
const cuts: fc.Arbitrary<FieldCut[]> = fc.array(
  fc.array(fc.bigInt({ min: 0n, max: ALL }), { minLength: 1, maxLength: 7 }).map((holdings) => ({
    field: 'eventName',
    users: ALL,
    groups: [...new Set(holdings)].map((holding): CellGroup => ({ holding, cells: [] })),
    values: new Set<string>(),
    prefixes: [],
    suffixes: [],
  })),
  { minLength: 1, maxLength: 5 },
);

/** Every way to pick one group of each field, as the conjunctions that hold on all of them. */
function everyOutcome(fields: readonly FieldCut[]): Set<bigint> {
  let outcomes = new Set([ALL]);
  for (const { groups } of fields) {
    outcomes = new Set([...outcomes].flatMap((outcome) => groups.map(({ holding }) => outcome & holding)));
  }
  return outcomes;
}

describe('searchEscapes', () => {
  it('finds an event for a conjunction whenever there is one, and only real ones', () => {
    fc.assert(
      fc.property(cuts, fc.bigInt({ min: 1n, max: ALL }), (fields, wanted) => {
        const others = ALL & ~wanted;
        const found = searchEscapes(fields, wanted, others);
        const outcomes = [...everyOutcome(fields)];
        const escaping = Array.from({ length: CONJUNCTIONS }, (_, index) => 1n << BigInt(index)).filter(
          (bit) =>
            (wanted & bit) !== 0n &&
            outcomes.some((outcome) => (outcome & bit) !== 0n && (outcome & others) === 0n),
        );
        expect(found).toHaveLength(escaping.length);
        for (const choices of found) {
          expect(choices.map(({ cut }) => cut)).toEqual(fields);
          const outcome = choices.reduce((mask, { groups }) => mask & (groups[0]?.holding ?? 0n), ALL);
          expect(outcome & others).toBe(0n);
          expect(outcome & wanted).not.toBe(0n);
        }
      }),
      { numRuns: 3000 },
    );
  });
});
