import fc from 'fast-check';
import { expect, it } from 'vitest';
import { bitsOf, keyOf } from './bits.ts';
import { BitsMap } from './bits-map.ts';

it('keeps one value for each set of bits, in the order in which they came', () => {
  const sets = fc.array(fc.uniqueArray(fc.nat({ max: 39 }), { maxLength: 3 }), { maxLength: 200 });
  fc.assert(
    fc.property(sets, (all) => {
      const map = new BitsMap<number[]>();
      const expected = new Map<string, number[]>();
      const scratch = bitsOf([], 40);
      all.forEach((numbers, index) => {
        scratch.set(bitsOf(numbers, 40));
        const key = keyOf(scratch);
        if (!expected.has(key)) expected.set(key, []);
        expected.get(key)?.push(index);
        map.getOrAdd(scratch, () => []).push(index);
      });
      expect(map.values()).toEqual([...expected.values()]);
    }),
  );
});
