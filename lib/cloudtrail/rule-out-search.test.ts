import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Bits, bitsOf, either, isSubset, listBits, noBits } from './bits.ts';
import { toProblem, widestOptions } from './rule-out-problem.ts';
import { RuleOutSearch } from './rule-out-search.ts';

const CONJUNCTIONS = 12;
const ALL = Array.from({ length: CONJUNCTIONS }, (_, index) => index);

/** What the options of each field rule out. Few of many, so that most problems are hard to tell. */
const fields: fc.Arbitrary<Bits[][]> = fc.array(
  fc.array(
    fc
      .uniqueArray(fc.nat({ max: CONJUNCTIONS - 1 }), { maxLength: 6 })
      .map((list) => bitsOf(list, CONJUNCTIONS)),
    { minLength: 1, maxLength: 6 },
  ),
  { maxLength: 5 },
);

function ruledOut(options: readonly Bits[]): Bits {
  return options.reduce(either, noBits(CONJUNCTIONS));
}

function canRuleOutAll(all: readonly (readonly Bits[])[], conjunctions: Bits, chosen: Bits[] = []): boolean {
  const [options, ...rest] = all;
  if (!options) return isSubset(conjunctions, ruledOut(chosen));
  return options.some((option) => canRuleOutAll(rest, conjunctions, [...chosen, option]));
}

describe('RuleOutSearch', () => {
  it('agrees with trying every pick', () => {
    const kinds = { 'ruled-out': 0, impossible: 0, unknown: 0 };
    fc.assert(
      fc.property(fields, fc.subarray(ALL), (all, conjunctions) => {
        const answer = new RuleOutSearch(toProblem(all, conjunctions)).decide();
        const wanted = bitsOf(conjunctions, CONJUNCTIONS);
        kinds[answer.kind]++;
        expect(answer.kind).toBe(canRuleOutAll(all, wanted) ? 'ruled-out' : 'impossible');
        if (answer.kind !== 'ruled-out') return;
        const chosen = all.map((options, field) => options[answer.picks[field] ?? -1] ?? noBits(0));
        expect(isSubset(wanted, ruledOut(chosen))).toBe(true);
      }),
      { numRuns: 5000 },
    );
    expect(Math.min(kinds['ruled-out'], kinds.impossible)).toBeGreaterThan(500);
  });

  it('says that it does not know when its budget is used up, and nothing wrong before', () => {
    let unknown = 0;
    fc.assert(
      fc.property(fields, fc.nat({ max: 3 }), (all, budget) => {
        const answer = new RuleOutSearch(toProblem(all, ALL), budget).decide();
        if (answer.kind === 'unknown') unknown++;
        else expect(answer.kind === 'ruled-out').toBe(canRuleOutAll(all, bitsOf(ALL, CONJUNCTIONS)));
      }),
      { numRuns: 2000 },
    );
    expect(unknown).toBeGreaterThan(100);
  });

  it('needs the widest options only', () => {
    fc.assert(
      fc.property(fields, (all) => {
        for (const options of all) {
          const widest = widestOptions(options);
          const kept = widest.map((option) => options[option] ?? noBits(0));
          for (const option of options) expect(kept.some((wider) => isSubset(option, wider))).toBe(true);
          for (const option of kept)
            expect(kept.filter((wider) => isSubset(option, wider))).toEqual([option]);
          expect(listBits(ruledOut(kept))).toEqual(listBits(ruledOut(options)));
        }
      }),
    );
  });
});
