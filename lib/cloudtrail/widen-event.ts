import { addAll, type Bits, intersects, keepOnly, listBits, noBits } from './bits.ts';
import type { SearchField } from './field-decisions.ts';
import type { EventPicks } from './leave-out.ts';
import type { Choice, FieldCut } from './value-cells.ts';

/** Fields of few values, each with a word of its own in a description: these are told one by one or not at all. */
const TOLD_SINGLY: readonly string[] = ['eventCategory', 'readOnly'];

/**
 * Grows one event that `conjunction` records and all `rivals` leave out into a class of such events: field by field with
 * all the values that will do as well. A field of which every value will do is told no more.
 */
export function widenEvent(
  cuts: readonly FieldCut[],
  space: readonly SearchField[],
  picks: EventPicks,
  conjunction: number,
  rivals: Bits,
): { readonly choices: Choice[]; readonly key: string } {
  /** Of each field, the conjunctions that hold on at least one of its values. */
  const leaving = space.map(({ holding }, field) => holding[picks[field] ?? 0] ?? NONE);
  const keys: string[] = [];
  const choices = cuts.flatMap((cut, field): Choice[] => {
    const { holding = [], held = [] } = space[field] ?? {};
    // What only this field rules out, whichever of their chosen values the others have.
    const own = rivals.slice();
    leaving.forEach((others, other) => {
      if (other !== field) keepOnly(own, others);
    });
    const fitting = listBits(held[conjunction] ?? NONE).filter(
      (group) => !intersects(holding[group] ?? NONE, own),
    );
    const isOpen = fitting.length === holding.length;
    const chosen = isOpen || !TOLD_SINGLY.includes(cut.field) ? fitting : [picks[field] ?? 0];
    const left = noBits(rivals.length * 32);
    for (const group of chosen) addAll(left, holding[group] ?? NONE);
    leaving[field] = left;
    if (isOpen) return [];
    keys.push(`${field}: ${chosen}`);
    return [{ cut, groups: chosen.flatMap((group) => cut.groups[group] ?? []) }];
  });
  return { choices, key: keys.join() };
}

const NONE = noBits(0);
