import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Bits, both, hasBit, noBits, setBit } from './bits.ts';
import { EscapeSearch } from './escape-search.ts';
import type { CellGroup, FieldCut } from './value-cells.ts';

const FIELDS = 5;
const GROUPS = 6;

/**
 * Spaces in which each value rules out some of many rivals, about as many as it takes: whether an event escapes all of
 * them cannot be seen from any field alone, so the search has to search.
 */
const spaces = fc
  .record({
    rivals: fc.integer({ min: 8, max: 40 }),
    targets: fc.integer({ min: 1, max: 6 }),
    heldOf256: fc.integer({ min: 150, max: 240 }),
  })
  .chain(({ rivals, targets, heldOf256 }) => {
    const conjunctions = rivals + targets;
    const group = fc
      .uint8Array({ minLength: conjunctions, maxLength: conjunctions, size: 'max' })
      .map((chances): CellGroup => {
        const holding = noBits(conjunctions);
        chances.forEach((chance, conjunction) => {
          if (chance < heldOf256) setBit(holding, conjunction);
        });
        return { holding, cells: [] };
      });
    const cuts = fc.array(
      fc.array(group, { minLength: GROUPS, maxLength: GROUPS, size: 'max' }).map(
        (groups): FieldCut => ({
          field: 'eventName',
          users: rangeOf(0, conjunctions, conjunctions),
          groups,
          values: new Set(),
          prefixes: [],
          suffixes: [],
        }),
      ),
      { minLength: FIELDS, maxLength: FIELDS, size: 'max' },
    );
    return fc.record({ cuts, rivals: fc.constant(rivals), conjunctions: fc.constant(conjunctions) });
  });

function rangeOf(from: number, to: number, limit: number): Bits {
  const bits = noBits(limit);
  for (let bit = from; bit < to; bit++) setBit(bits, bit);
  return bits;
}

/** Every way to pick one group of each field, as the conjunctions that hold on all of them. */
function everyOutcome([first, ...rest]: readonly FieldCut[]): Bits[] {
  const own = first?.groups.map(({ holding }) => holding) ?? [];
  if (rest.length === 0) return own;
  return everyOutcome(rest).flatMap((outcome) => own.map((holding) => both(outcome, holding)));
}

it('finds an escape exactly where one of all ways to pick values is one', () => {
  fc.assert(
    fc.property(spaces, ({ cuts, rivals, conjunctions }) => {
      const others = rangeOf(0, rivals, conjunctions);
      const wanted = rangeOf(rivals, conjunctions, conjunctions);
      const escaping = noBits(conjunctions);
      for (const outcome of everyOutcome(cuts)) {
        let isLeftOut = true;
        for (let rival = 0; rival < rivals && isLeftOut; rival++) isLeftOut = !hasBit(outcome, rival);
        if (!isLeftOut) continue;
        for (let target = rivals; target < conjunctions; target++) {
          if (hasBit(outcome, target)) setBit(escaping, target);
        }
      }
      const search = new EscapeSearch(cuts, conjunctions);
      const found = search.find(wanted, others).map((choices) => {
        const told = new Map(choices.map(({ cut, groups }) => [cut, groups]));
        return cuts.map((cut) => told.get(cut) ?? cut.groups);
      });
      for (let target = rivals; target < conjunctions; target++) {
        const isFound = found.some((fields) =>
          fields.every((groups) => groups.every(({ holding }) => hasBit(holding, target))),
        );
        expect([target, isFound]).toEqual([target, hasBit(escaping, target)]);
        expect([target, search.escapes(target, others)]).toEqual([target, hasBit(escaping, target)]);
      }
    }),
    { numRuns: 400 },
  );
});
