import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  addAll,
  allBits,
  type Bits,
  bitsOf,
  both,
  clearBit,
  countBits,
  countCommon,
  either,
  hasBit,
  intersects,
  isEmpty,
  isSubset,
  keepOnly,
  keyOf,
  listBits,
  nextBit,
  noBits,
  removeAll,
  setBit,
  without,
} from './bits.ts';

/** Two sets of numbers below a limit, which may take several words or end at the edge of one. */
const pairs = fc
  .oneof(fc.constantFrom(1, 31, 32, 33, 64, 65), fc.integer({ min: 1, max: 200 }))
  .chain((limit) => {
    const numbers = fc.oneof(
      fc.uniqueArray(fc.nat({ max: limit - 1 }), { maxLength: 4 }),
      fc.subarray(Array.from({ length: limit }, (_, number) => number)),
    );
    return fc.record({ limit: fc.constant(limit), a: numbers, b: numbers });
  });

function sorted(numbers: Iterable<number>): number[] {
  return [...numbers].sort((x, y) => x - y);
}

function expectPure(run: (a: Bits, b: Bits) => unknown, a: Bits, b: Bits): void {
  const [wasA, wasB] = [listBits(a), listBits(b)];
  run(a, b);
  expect([listBits(a), listBits(b)]).toEqual([wasA, wasB]);
}

it('does with bits what sets of numbers do', () => {
  fc.assert(
    fc.property(pairs, ({ limit, a, b }) => {
      const [setA, setB] = [new Set(a), new Set(b)];
      const [bitsA, bitsB] = [bitsOf(a, limit), bitsOf(b, limit)];
      expect(listBits(bitsA)).toEqual(sorted(setA));
      expect(listBits(either(bitsA, bitsB))).toEqual(sorted(setA.union(setB)));
      expect(listBits(both(bitsA, bitsB))).toEqual(sorted(setA.intersection(setB)));
      expect(listBits(without(bitsA, bitsB))).toEqual(sorted(setA.difference(setB)));
      for (const pure of [either, both, without]) expectPure(pure, bitsA, bitsB);
      expect(isEmpty(bitsA)).toBe(setA.size === 0);
      expect(intersects(bitsA, bitsB)).toBe(!setA.isDisjointFrom(setB));
      expect(isSubset(bitsA, bitsB)).toBe(setA.isSubsetOf(setB));
      expect(countBits(bitsA)).toBe(setA.size);
      expect(countCommon(bitsA, bitsB)).toBe(setA.intersection(setB).size);
      expect(keyOf(bitsA) === keyOf(bitsB)).toBe(setA.symmetricDifference(setB).size === 0);
      for (let number = 0; number < limit; number++) {
        expect(hasBit(bitsA, number)).toBe(setA.has(number));
        expect(nextBit(bitsA, number)).toBe(sorted(a).find((one) => one >= number) ?? -1);
      }
    }),
  );
});

it('changes the bits that it is told to change', () => {
  fc.assert(
    fc.property(pairs, ({ limit, a, b }) => {
      const changed = (change: (bits: Bits) => void) => {
        const bits = bitsOf(a, limit);
        change(bits);
        return listBits(bits);
      };
      const [setA, setB] = [new Set(a), new Set(b)];
      const bitsB = bitsOf(b, limit);
      expect(changed((bits) => addAll(bits, bitsB))).toEqual(sorted(setA.union(setB)));
      expect(changed((bits) => keepOnly(bits, bitsB))).toEqual(sorted(setA.intersection(setB)));
      expect(changed((bits) => removeAll(bits, bitsB))).toEqual(sorted(setA.difference(setB)));
      for (const number of b) {
        expect(changed((bits) => setBit(bits, number))).toEqual(sorted(setA.union(new Set([number]))));
        expect(changed((bits) => clearBit(bits, number))).toEqual(sorted(setA.difference(new Set([number]))));
      }
    }),
  );
});

it('has room for every number below the limit, and no bit beyond it', () => {
  for (const limit of [0, 1, 31, 32, 33, 64, 65, 500]) {
    expect(listBits(noBits(limit))).toEqual([]);
    expect(listBits(allBits(limit))).toEqual(Array.from({ length: limit }, (_, number) => number));
    expect(countBits(allBits(limit))).toBe(limit);
    expect(nextBit(allBits(limit), limit)).toBe(-1);
  }
});
