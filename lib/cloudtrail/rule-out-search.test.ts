import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Bits, bitsOf, isEmpty, noBits, removeAll, setBit } from './bits.ts';
import { toProblem } from './rule-out-problem.ts';
import { RuleOutSearch } from './rule-out-search.ts';

interface Problem {
  readonly rivals: number;
  /** Of each field, what each of its options rules out. */
  readonly fields: readonly (readonly Bits[])[];
}

/**
 * Problems whose rivals each depend on some fields only, in one tangle or in two that have no field in common, and in
 * which an option rules out about as much as it takes.
 */
const problems: fc.Arbitrary<Problem> = fc
  .record({
    rivals: fc.integer({ min: 4, max: 36 }),
    fieldCount: fc.integer({ min: 2, max: 6 }),
    options: fc.integer({ min: 2, max: 5 }),
    ruledOutOf256: fc.integer({ min: 20, max: 140 }),
    isSplit: fc.boolean(),
  })
  .chain(({ rivals, fieldCount, options, ruledOutOf256, isSplit }) =>
    fc
      .uint8Array({
        minLength: rivals * fieldCount * options,
        maxLength: rivals * fieldCount * options,
        size: 'max',
      })
      .map((chances) => {
        const half = Math.ceil(fieldCount / 2);
        const fields = Array.from({ length: fieldCount }, (_, field) =>
          Array.from({ length: options }, (__, option) => {
            const ruledOut = noBits(rivals);
            for (let rival = 0; rival < rivals; rival++) {
              const chance = chances[(field * options + option) * rivals + rival] ?? 255;
              const isNear = !isSplit || field < half === rival % 2 < 1;
              if (isNear && chance < (isSplit ? ruledOutOf256 * 1.6 : ruledOutOf256)) setBit(ruledOut, rival);
            }
            return ruledOut;
          }),
        );
        return { rivals, fields };
      }),
  );

/**
 * Satisfiability with three literals to a clause, about as many clauses as leave it open whether there is a solution:
 * half of each option fits every clause, so that neither consequences nor prices tell, and the search has to try. Some
 * are two such problems on fields of their own.
 */
const clauseProblems: fc.Arbitrary<Problem> = fc
  .record({
    all: fc.integer({ min: 6, max: 10 }),
    perVariable: fc.integer({ min: 30, max: 55 }),
    isSplit: fc.boolean(),
  })
  .chain(({ all, perVariable, isSplit }) => {
    const variables = isSplit ? Math.ceil(all / 2) : all;
    const clauses = Math.round((variables * perVariable) / 10);
    const clause = fc
      .shuffledSubarray(
        Array.from({ length: variables }, (_, variable) => variable),
        { minLength: 3, maxLength: 3 },
      )
      .chain((chosen) =>
        fc.tuple(fc.constant(chosen), fc.array(fc.nat({ max: 1 }), { minLength: 3, maxLength: 3 })),
      );
    const parts = fc.array(fc.array(clause, { minLength: clauses, maxLength: clauses, size: 'max' }), {
      minLength: isSplit ? 2 : 1,
      maxLength: isSplit ? 2 : 1,
    });
    return parts.map((written) => {
      const rivals = clauses * written.length;
      const fields = Array.from({ length: variables * written.length }, () => [
        noBits(rivals),
        noBits(rivals),
      ]);
      written.forEach((part, at) => {
        part.forEach(([chosen, signs], index) => {
          chosen.forEach((variable, literal) => {
            const option = fields[at * variables + variable]?.[signs[literal] ?? 0];
            if (option) setBit(option, at * clauses + index);
          });
        });
      });
      return { rivals, fields };
    });
  });

const anyProblem = fc.oneof(problems, clauseProblems);

function leftBy({ rivals, fields }: Problem, picks: readonly number[]): Bits {
  const left = bitsOf(
    Array.from({ length: rivals }, (_, rival) => rival),
    rivals,
  );
  fields.forEach((options, field) => {
    const option = options[picks[field] ?? -1];
    if (!option) throw new Error('an option that the field does not have');
    removeAll(left, option);
  });
  return left;
}

/** By trying every way to pick. */
function isPossible(problem: Problem): boolean {
  const ways = problem.fields.reduce<number[][]>(
    (picked, options) => picked.flatMap((picks) => options.map((_, option) => [...picks, option])),
    [[]],
  );
  return ways.some((picks) => isEmpty(leftBy(problem, picks)));
}

function searchOf({ rivals, fields }: Problem, budget?: number): RuleOutSearch {
  const all = Array.from({ length: rivals }, (_, rival) => rival);
  return new RuleOutSearch(toProblem(fields, all), budget);
}

describe('RuleOutSearch', () => {
  it('rules everything out exactly where one of all ways to pick does', () => {
    fc.assert(
      fc.property(anyProblem, (problem) => {
        const answer = searchOf(problem).decide();
        expect(answer.kind).toBe(isPossible(problem) ? 'ruled-out' : 'impossible');
        if (answer.kind === 'ruled-out') expect(isEmpty(leftBy(problem, answer.picks))).toBe(true);
      }),
      { numRuns: 400 },
    );
  });

  it('says so when its budget ends before it knows, and never guesses', () => {
    fc.assert(
      fc.property(anyProblem, fc.nat({ max: 8 }), (problem, budget) => {
        const exact = searchOf(problem).decide().kind;
        const answer = searchOf(problem, budget).decide();
        if (answer.kind !== 'unknown') expect(answer.kind).toBe(exact);
        if (answer.kind === 'ruled-out') expect(isEmpty(leftBy(problem, answer.picks))).toBe(true);
        expect(searchOf(problem, 0).decide()).toEqual({ kind: 'unknown' });
      }),
      { numRuns: 300 },
    );
  });

  it('takes as many fields as a word has bits, and no more', () => {
    const fields = (count: number) => Array.from({ length: count }, () => [bitsOf([0], 1)]);
    expect(searchOf({ rivals: 1, fields: fields(31) }).decide().kind).toBe('ruled-out');
    expect(() => searchOf({ rivals: 1, fields: fields(32) })).toThrow('32 fields are more than 31');
  });
});
