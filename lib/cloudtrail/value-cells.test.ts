import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bitsOf, keyOf } from './bits.ts';
import { condition } from './selector-arbitraries.ts';
import { matchesValue } from './selector-match.ts';
import { cutField } from './value-cells.ts';

const word = fc.stringMatching(/^[ab]{0,2}$/);
/** Also several conditions on the field, and conjunctions without any. */
const conjunctions = fc.array(fc.array(condition('eventName', word), { maxLength: 2 }), { maxLength: 4 });

/** Every text that a mentioned one, or a prefix, something else and a suffix can make up. */
const TEXTS = ['', 'c'].flatMap((middle) =>
  ['', 'a', 'b', 'aa', 'ab', 'ba', 'bb'].flatMap((prefix) =>
    ['', 'a', 'b', 'aa', 'ab', 'ba', 'bb'].map((suffix) => prefix + middle + suffix),
  ),
);

describe('cutField', () => {
  it('finds every outcome that some value has, and no other', () => {
    fc.assert(
      fc.property(conjunctions, fc.boolean(), (all, mayBeAbsent) => {
        const { groups } = cutField('eventName', all, { mayBeAbsent });
        const outcomes = [...TEXTS, ...(mayBeAbsent ? [undefined] : [])].map((value) =>
          all.flatMap((conditions, index) =>
            conditions.every((one) => matchesValue(one, value)) ? [index] : [],
          ),
        );
        const expected = new Set(outcomes.map((holding) => keyOf(bitsOf(holding, all.length))));
        expect(new Set(groups.map(({ holding }) => keyOf(holding)))).toEqual(expected);
        expect(groups).toHaveLength(expected.size);
      }),
      { numRuns: 2000 },
    );
  });

  it('has a value, prefix and suffix of every outcome', () => {
    fc.assert(
      fc.property(conjunctions, (all) => {
        const { groups } = cutField('eventName', all, { mayBeAbsent: true });
        for (const { holding, cells } of groups) {
          for (const cell of cells) {
            const value =
              cell.kind === 'value'
                ? cell.value
                : cell.kind === 'absent'
                  ? undefined
                  : `${cell.prefix}c${cell.suffix}`;
            const held = all.flatMap((conditions, index) =>
              conditions.every((one) => matchesValue(one, value)) ? [index] : [],
            );
            expect(bitsOf(held, all.length)).toEqual(holding);
          }
        }
      }),
      { numRuns: 1000 },
    );
  });
});
