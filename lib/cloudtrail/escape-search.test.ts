import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allBits, type Bits, bitsOf, both, hasBit, intersects, keyOf, without } from './bits.ts';
import { EscapeSearch } from './escape-search.ts';
import type { CellGroup, FieldCut } from './value-cells.ts';

const CONJUNCTIONS = 9;
const ALL = allBits(CONJUNCTIONS);
const bits: fc.Arbitrary<Bits> = fc
  .uniqueArray(fc.nat({ max: CONJUNCTIONS - 1 }))
  .map((numbers) => bitsOf(numbers, CONJUNCTIONS));

/** Fields whose groups of values hold for any conjunctions whatever: more than selectors can make. */
const cuts: fc.Arbitrary<FieldCut[]> = fc.array(
  fc.uniqueArray(bits, { minLength: 1, maxLength: 7, selector: keyOf }).map((holdings) => ({
    field: 'eventName',
    users: ALL,
    groups: holdings.map((holding): CellGroup => ({ holding, cells: [] })),
    values: new Set<string>(),
    prefixes: [],
    suffixes: [],
  })),
  { minLength: 1, maxLength: 5 },
);

/** Every way to pick one group of each field, as the conjunctions that hold on all of them. */
function everyOutcome(fields: readonly FieldCut[]): Bits[] {
  let outcomes = new Map([['', ALL]]);
  for (const { groups } of fields) {
    const next = [...outcomes.values()].flatMap((outcome) =>
      groups.map(({ holding }) => both(outcome, holding)),
    );
    outcomes = new Map(next.map((outcome) => [keyOf(outcome), outcome]));
  }
  return [...outcomes.values()];
}

describe('EscapeSearch', () => {
  it('finds an event of every conjunction that has one, and only real ones, whatever the budget', () => {
    fc.assert(
      fc.property(cuts, bits, fc.constantFrom(0, 1, 3, 4000), (fields, wanted, budget) => {
        const others = without(ALL, wanted);
        // Fields that are not told may have any value.
        const found = new EscapeSearch(fields, CONJUNCTIONS, budget).find(wanted, others).map((choices) => {
          const told = new Map(choices.map(({ cut, groups }) => [cut, groups]));
          return fields.map((cut) => ({ ...cut, groups: told.get(cut) ?? cut.groups }));
        });
        const escaping = everyOutcome(fields).filter((outcome) => !intersects(outcome, others));
        for (let conjunction = 0; conjunction < CONJUNCTIONS; conjunction++) {
          if (!hasBit(wanted, conjunction)) continue;
          const isFound = found.some((narrowed) =>
            narrowed.every(({ groups }) => groups.every(({ holding }) => hasBit(holding, conjunction))),
          );
          expect(isFound).toBe(escaping.some((outcome) => hasBit(outcome, conjunction)));
        }
        for (const outcome of found.flatMap(everyOutcome)) {
          expect(intersects(outcome, others)).toBe(false);
          expect(intersects(outcome, wanted)).toBe(true);
        }
      }),
      { numRuns: 3000 },
    );
  });

  it('knows what lies within what, and what records nothing', () => {
    fc.assert(
      fc.property(cuts, fc.nat({ max: 8 }), bits, (fields, conjunction, others) => {
        const search = new EscapeSearch(fields, CONJUNCTIONS);
        const recorded = everyOutcome(fields).filter((outcome) => hasBit(outcome, conjunction));
        expect(search.recordsNothing(conjunction)).toBe(recorded.length === 0);
        const rest = without(others, bitsOf([conjunction], CONJUNCTIONS));
        expect(search.escapes(conjunction, rest)).toBe(
          recorded.some((outcome) => !intersects(outcome, rest)),
        );
        for (let other = 0; other < CONJUNCTIONS; other++) {
          expect(search.isWithin(conjunction, other)).toBe(
            recorded.every((outcome) => hasBit(outcome, other)),
          );
        }
      }),
      { numRuns: 1000 },
    );
  });
});
