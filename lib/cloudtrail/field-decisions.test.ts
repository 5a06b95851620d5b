import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bitsOf, either, hasBit, isSubset, listBits, noBits, transpose, without } from './bits.ts';
import { decideAtOnce, decisionsOf, type FieldDecisions } from './field-decisions.ts';
import { condition } from './selector-arbitraries.ts';
import { cutField } from './value-cells.ts';

const CONJUNCTIONS = 6;
const letters = fc.constantFrom('a', 'b', 'c', 'ab');
const excluding = fc
  .record({
    notStartsWith: fc.array(letters, { maxLength: 2 }),
    notEndsWith: fc.array(letters, { maxLength: 2 }),
  })
  .map((operators) => ({ field: 'eventName', ...operators }));
const conjunctions = fc.array(
  fc.tuple(fc.oneof({ weight: 5, arbitrary: excluding }, condition('eventName', letters))),
  { minLength: CONJUNCTIONS, maxLength: CONJUNCTIONS },
);

/** All ways to decide, an option of each decision. */
function everyWay({ decisions }: FieldDecisions): number[][] {
  return decisions.reduce<number[][]>(
    (ways, options) => ways.flatMap((way) => [...options.keys()].map((option) => [...way, option])),
    [[]],
  );
}

describe('decisionsOf', () => {
  it('comes to values that rule out as much as any other, and no more than they do', () => {
    let bySides = 0;
    fc.assert(
      fc.property(conjunctions, fc.nat(CONJUNCTIONS - 1), (all, target) => {
        const { groups, grid } = cutField('eventName', all, { mayBeAbsent: true });
        const holding = groups.map((group) => group.holding);
        const held = transpose(holding, CONJUNCTIONS);
        const values = held[target] ?? noBits(0);
        const rivals = without(bitsOf(all.keys(), CONJUNCTIONS), bitsOf([target], CONJUNCTIONS));
        const field = { holding, held, grid };
        const ruledOutBy = (group: number) => without(rivals, holding[group] ?? noBits(0));
        for (const decided of [
          decisionsOf(field, values, rivals, false),
          decisionsOf(field, values, rivals, true),
          decideAtOnce(field, values, rivals),
        ]) {
          const isLoose =
            decided.decisions.length > 1 &&
            everyWay(decided).some((way) => !hasBit(values, decided.groupOf(way)));
          if (decided.decisions.length > 1) bySides++;
          const reached = everyWay(decided).map((way) => {
            const group = decided.groupOf(way);
            const ruledOut = way
              .map((option, at) => decided.decisions[at]?.[option] ?? noBits(0))
              .reduce(either, noBits(CONJUNCTIONS));
            if (!isLoose) expect(hasBit(values, group)).toBe(true);
            expect(ruledOut).toEqual(ruledOutBy(group));
            return ruledOut;
          });
          for (const group of listBits(values)) {
            expect(reached.some((ruledOut) => isSubset(ruledOutBy(group), ruledOut))).toBe(true);
          }
        }
      }),
      { numRuns: 2000 },
    );
    expect(bySides).toBeGreaterThan(500);
  });

  it('tells which decision rules out what in a value', () => {
    fc.assert(
      fc.property(conjunctions, (all) => {
        const { groups, grid } = cutField('eventName', all, { mayBeAbsent: true });
        const holding = groups.map((group) => group.holding);
        const field = { holding, held: transpose(holding, CONJUNCTIONS), grid };
        const rivals = bitsOf(all.keys(), CONJUNCTIONS);
        const decided = decisionsOf(field, bitsOf(groups.keys(), groups.length), rivals, false);
        for (const way of everyWay(decided)) {
          const group = decided.groupOf(way);
          for (const rival of all.keys()) {
            const isOut = decided.ruledOutAt(group).some((bits) => hasBit(bits, rival));
            expect(isOut).toBe(!hasBit(holding[group] ?? noBits(0), rival));
          }
        }
      }),
      { numRuns: 500 },
    );
  });
});
