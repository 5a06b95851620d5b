import type { FieldSelector } from './advanced-event-selector.ts';
import { searchEscapes } from './escape-search.ts';
import { cutEventSpace } from './selector-compare.ts';
import { type Conjunction, conjunctionsOf } from './selector-conditions.ts';
import type { SelectorSet } from './selector-set.ts';
import type { CellGroup, FieldCut } from './value-cells.ts';

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
  const space = new PartSpace(parts);
  const found = new Map<number, PartCoverage>();
  let kept = (1n << BigInt(parts.length)) - 1n;
  const drop = (index: number, coverage: PartCoverage) => {
    found.set(index, coverage);
    kept &= ~(1n << BigInt(index));
  };
  parts.forEach((part, index) => {
    const fieldPath = emptyFieldPath(part);
    if (fieldPath !== undefined) drop(index, { part, kind: 'records-nothing', fieldPath });
  });
  // Later ones go first: of two that are the same the first stays. What lies within one other selector goes before
  // what only several others cover, so that the wide one stays and its pieces go.
  for (const together of [false, true]) {
    for (let index = parts.length - 1; index >= 0; index--) {
      const part = parts[index];
      if (!part || found.has(index)) continue;
      const others = kept & ~(1n << BigInt(index));
      if (together) {
        if (space.isWithin(index, others)) drop(index, { part, kind: 'within-others' });
        continue;
      }
      const other = space.findWider(index, others);
      if (other) drop(index, { part, kind: isWithin(other, part) ? 'same-as' : 'within', other });
    }
  }
  return [...found].sort(([a], [b]) => a - b).map(([, coverage]) => coverage);
}

/** Every event that `part` records is recorded by `other`. */
export function isWithin(part: SelectorPart, other: SelectorPart): boolean {
  return searchEscapes(cutEventSpace([part.conjunction, other.conjunction]), 1n, 2n).length === 0;
}

/** No event at all fulfils these conditions. */
export function recordsNothing(conjunction: Conjunction): boolean {
  return searchEscapes(cutEventSpace([conjunction]), 1n, 0n).length === 0;
}

/** The path of the field for which no value will do; fields are independent, so that there always is one. */
function emptyFieldPath({ path, conjunction }: SelectorPart): string | undefined {
  const byField = Map.groupBy(conjunction, ({ field }) => field);
  for (const conditions of byField.values()) {
    if (!recordsNothing(conditions)) continue;
    return path.startsWith('advanced')
      ? `${path}.fieldSelectors[${conjunction.indexOf(conditions.at(-1) ?? NO_CONDITION)}]`
      : path;
  }
  return undefined;
}

const NO_CONDITION: FieldSelector = { field: '' };

/** The event space of all parts of a set, a bit for each. */
class PartSpace {
  readonly #parts: readonly SelectorPart[];
  readonly #cuts: readonly FieldCut[];
  /** Of each field, the groups of values on which the fewest parts hold first. */
  readonly #loneliest: readonly (readonly CellGroup[])[];

  constructor(parts: readonly SelectorPart[]) {
    this.#parts = parts;
    this.#cuts = cutEventSpace(parts.map(({ conjunction }) => conjunction));
    this.#loneliest = this.#cuts.map(({ groups }) =>
      groups
        .map((group) => ({ group, count: group.holding.toString(2).replaceAll('0', '').length }))
        .sort((a, b) => a.count - b.count)
        .map(({ group }) => group),
    );
  }

  /** One part alone that records all that this one does. */
  findWider(index: number, others: bigint): SelectorPart | undefined {
    const part = this.#parts[index];
    // Only what records an event of this part can record all of them.
    const candidates = this.#beside(index) & others;
    for (let other = 0; part && candidates >> BigInt(other) !== 0n; other++) {
      const wider = this.#parts[other];
      if ((candidates >> BigInt(other)) & 1n && wider && isWithin(part, wider)) return wider;
    }
    return undefined;
  }

  isWithin(index: number, others: bigint): boolean {
    if ((this.#beside(index) & others) === 0n) return false;
    return searchEscapes(this.#cuts, 1n << BigInt(index), others).length === 0;
  }

  /** The parts that record one event of this part: an event chosen so that they are few. */
  #beside(index: number): bigint {
    const bit = 1n << BigInt(index);
    return this.#loneliest.reduce(
      (mask, groups) => mask & (groups.find(({ holding }) => (holding & bit) !== 0n)?.holding ?? 0n),
      (1n << BigInt(this.#parts.length)) - 1n,
    );
  }
}
