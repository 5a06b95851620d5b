import { allBits, bitsOf, clearBit, listBits, without } from './bits.ts';
import { EscapeSearch } from './escape-search.ts';
import { type Conjunction, conjunctionsOf } from './selector-conditions.ts';
import type { SelectorSet } from './selector-set.ts';
import { cutEventSpace } from './selector-space.ts';

/** A part of a set that records something by itself: an advanced selector, or one half or resource type of a basic one. */
export interface SelectorPart {
  /** e.g. `advancedEventSelectors[2]` or `eventSelectors[0].dataResources[1]`. */
  readonly path: string;
  readonly conjunction: Conjunction;
}

/** What one part adds to the others. */
export type PartCoverage =
  | { readonly part: SelectorPart; readonly kind: 'records-nothing'; readonly fieldPath: string }
  | { readonly part: SelectorPart; readonly kind: 'same-as'; readonly other: SelectorPart }
  | { readonly part: SelectorPart; readonly kind: 'within'; readonly other: SelectorPart }
  /** The others record all of it together, none of them alone. */
  | { readonly part: SelectorPart; readonly kind: 'within-others' };

/** In the order of `conjunctionsOf`. */
export function partsOf(set: SelectorSet): SelectorPart[] {
  if (set.kind === 'advanced') {
    return set.advancedEventSelectors.map(({ fieldSelectors }, index) => ({
      path: `advancedEventSelectors[${index}]`,
      conjunction: fieldSelectors,
    }));
  }
  return set.eventSelectors.flatMap((selector, index) => {
    const path = `eventSelectors[${index}]`;
    const paths = [
      ...(selector.includeManagementEvents ? [path] : []),
      ...selector.dataResources.flatMap(({ values }, at) =>
        values.length > 0 ? [`${path}.dataResources[${at}]`] : [],
      ),
    ];
    const conjunctions = conjunctionsOf({ kind: 'basic', eventSelectors: [selector] });
    return conjunctions.map((conjunction, at) => ({ path: paths[at] ?? path, conjunction }));
  });
}

/**
 * The parts that can go without any event being lost: decided, not guessed. All of them can go together, since none
 * is held to be covered by another that is listed.
 */
export function listNeedlessParts(set: SelectorSet): PartCoverage[] {
  const parts = partsOf(set);
  const search = searchOf(parts.map(({ conjunction }) => conjunction));
  const found = new Map<number, PartCoverage>();
  const kept = allBits(parts.length);
  const drop = (index: number, coverage: PartCoverage) => {
    found.set(index, coverage);
    clearBit(kept, index);
  };
  parts.forEach((part, index) => {
    if (!search.recordsNothing(index)) return;
    drop(index, { part, kind: 'records-nothing', fieldPath: emptyFieldPath(part) });
  });
  // Later ones go first: of two that are the same the first stays. What lies within one other selector goes before
  // what only several others cover, so that the wide one stays and its pieces go.
  for (const together of [false, true]) {
    for (let index = parts.length - 1; index >= 0; index--) {
      const part = parts[index];
      if (!part || found.has(index)) continue;
      const others = without(kept, bitsOf([index], parts.length));
      if (together) {
        if (!search.escapes(index, others)) drop(index, { part, kind: 'within-others' });
        continue;
      }
      const at = listBits(others).find((candidate) => search.isWithin(index, candidate));
      const other = at === undefined ? undefined : parts[at];
      if (at === undefined || !other) continue;
      drop(index, { part, kind: search.isWithin(at, index) ? 'same-as' : 'within', other });
    }
  }
  return [...found].sort(([a], [b]) => a - b).map(([, coverage]) => coverage);
}

/** No event at all fulfils these conditions. */
export function recordsNothing(conjunction: Conjunction): boolean {
  return searchOf([conjunction]).recordsNothing(0);
}

function searchOf(conjunctions: readonly Conjunction[]): EscapeSearch {
  return new EscapeSearch(cutEventSpace(conjunctions), conjunctions.length);
}

/** The path of the field for which no value will do; fields are independent, so that there always is one. */
function emptyFieldPath({ path, conjunction }: SelectorPart): string {
  for (const conditions of Map.groupBy(conjunction, ({ field }) => field).values()) {
    const last = conditions.at(-1);
    if (!last || !recordsNothing(conditions)) continue;
    return path.startsWith('advanced') ? `${path}.fieldSelectors[${conjunction.indexOf(last)}]` : path;
  }
  return path;
}
