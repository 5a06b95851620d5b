import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  allBits,
  bitsOf,
  both,
  countCommon,
  either,
  hasBit,
  intersects,
  isSubset,
  keyOf,
  listBits,
  nextBit,
  transpose,
  without,
} from './bits.ts';

const LIMIT = 70;
const numbers = fc
  .uniqueArray(fc.nat({ max: LIMIT - 1 }))
  .map((list) => new Set(list.toSorted((a, b) => a - b)));

describe('bits', () => {
  it('are sets of numbers', () => {
    fc.assert(
      fc.property(numbers, numbers, (a, b) => {
        const [x, y] = [bitsOf(a, LIMIT), bitsOf(b, LIMIT)];
        expect(listBits(x)).toEqual([...a]);
        expect(new Set(listBits(either(x, y)))).toEqual(a.union(b));
        expect(new Set(listBits(both(x, y)))).toEqual(a.intersection(b));
        expect(new Set(listBits(without(x, y)))).toEqual(a.difference(b));
        expect(countCommon(x, y)).toBe(a.intersection(b).size);
        expect(intersects(x, y)).toBe(!a.isDisjointFrom(b));
        expect(isSubset(x, y)).toBe(a.isSubsetOf(b));
        expect(keyOf(x) === keyOf(y)).toBe(a.symmetricDifference(b).size === 0);
      }),
    );
  });

  it('are all there are, and no more, at every limit', () => {
    for (let limit = 0; limit < 100; limit++) {
      expect(listBits(allBits(limit))).toEqual(Array.from({ length: limit }, (_, index) => index));
    }
    expect(nextBit(allBits(40), 40)).toBe(-1);
  });

  it('are turned from rows to columns', () => {
    fc.assert(
      fc.property(fc.array(numbers, { maxLength: 80 }), (rows) => {
        const columns = transpose(
          rows.map((row) => bitsOf(row, LIMIT)),
          LIMIT,
        );
        expect(columns).toHaveLength(LIMIT);
        columns.forEach((column, at) => {
          rows.forEach((row, index) => {
            expect(hasBit(column, index)).toBe(row.has(at));
          });
        });
      }),
      { numRuns: 30 },
    );
  });
});
