import fc from 'fast-check';
import { expect, it } from 'vitest';
import { allBits, bitsOf, without } from './bits.ts';
import { walkEventSpace } from './event-space.ts';
import { advancedSet, basicSet } from './selector-arbitraries.ts';
import { conjunctionsOf } from './selector-conditions.ts';
import { cutField } from './value-cells.ts';

it('finds the same outcome by searching as by walking', () => {
  const anySet = fc.oneof(basicSet, advancedSet);
  fc.assert(
    fc.property(anySet, anySet, (before, after) => {
      const left = conjunctionsOf(before);
      const conjunctions = [...left, ...conjunctionsOf(after)];
      const fields = [
        ...new Set(conjunctions.flatMap((conjunction) => conjunction.map(({ field }) => field))),
      ];
      const cuts = fields.map((field) => cutField(field, conjunctions, { mayBeAbsent: true }));
      const leftIndexes = left.map((_, index) => index);
      const space = {
        cuts,
        conjunctions: conjunctions.length,
        before: bitsOf(leftIndexes, conjunctions.length),
        after: without(allBits(conjunctions.length), bitsOf(leftIndexes, conjunctions.length)),
      };
      const walked = walkEventSpace(space);
      const searched = walkEventSpace(space, 0);
      for (const direction of [true, false]) {
        const differs = (walk: typeof walked) =>
          walk.classes.some((found) => found.before === direction && found.after === !direction);
        expect(differs(searched)).toBe(differs(walked));
      }
    }),
    { numRuns: 1000 },
  );
});
