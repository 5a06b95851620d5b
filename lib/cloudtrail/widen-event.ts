import { type Bits, hasBit, intersects, removeAll } from './bits.ts';
import type { CellGroup, Choice, FieldCut } from './value-cells.ts';

/** Fields of few values, each with a word of its own in a description: these are told one by one or not at all. */
const TOLD_SINGLY: readonly string[] = ['eventCategory', 'readOnly'];

/**
 * Grows one event that `conjunction` records and all of `others` leave out into a class of such events: field by field
 * with all the values that will do as well. A field of which every value will do is told no more.
 */
export function widenEvent(
  cuts: readonly FieldCut[],
  picks: readonly number[],
  conjunction: number,
  others: Bits,
): { readonly choices: Choice[]; readonly key: string } {
  const chosen: (readonly CellGroup[])[] = cuts.map(({ groups }, field) =>
    groups.slice(picks[field], (picks[field] ?? 0) + 1),
  );
  const keys: string[] = [];
  const choices = cuts.flatMap((cut, field): Choice[] => {
    // What no other field rules out whichever of its chosen values it has.
    const left = others.slice();
    chosen.forEach((groups, other) => {
      if (other === field) return;
      const ruledOut = others.slice();
      for (const { holding } of groups) removeAll(ruledOut, holding);
      removeAll(left, ruledOut);
    });
    const fitting = cut.groups.filter(
      ({ holding }) => hasBit(holding, conjunction) && !intersects(holding, left),
    );
    const isOpen = fitting.length === cut.groups.length;
    if (isOpen || !TOLD_SINGLY.includes(cut.field)) chosen[field] = fitting;
    const groups = chosen[field] ?? [];
    if (isOpen) return [];
    const told = new Set(groups);
    keys.push(`${field}:${cut.groups.flatMap((group, index) => (told.has(group) ? [index] : []))}`);
    return [{ cut, groups }];
  });
  return { choices, key: keys.join(' ') };
}
