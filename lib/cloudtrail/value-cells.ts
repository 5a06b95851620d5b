import { type AffixEffect, Affixes, backwards } from './affixes.ts';
import { addAll, type Bits, removeAll } from './bits.ts';
import { BitsMap } from './bits-map.ts';
import { FieldDemands } from './field-demands.ts';
import type { Conjunction } from './selector-conditions.ts';

/**
 * A class of values of one field that no condition can tell apart: one mentioned value; every value that begins
 * with `prefix` and ends with `suffix` and with nothing longer that is mentioned; or no value at all.
 */
export type ValueCell =
  | { readonly kind: 'value'; readonly value: string }
  | {
      readonly kind: 'between';
      readonly prefix: string;
      readonly suffix: string;
      /** How many pairs of a prefix and a suffix have the same outcome; this is the first of them. */
      readonly alike: number;
    }
  | { readonly kind: 'absent' };

/** The cells on which the same conjunctions hold, as far as this field is concerned. */
export interface CellGroup {
  /** A bit for each conjunction whose conditions on this field hold. */
  readonly holding: Bits;
  readonly cells: readonly ValueCell[];
}

export interface FieldCut {
  readonly field: string;
  /** A bit for each conjunction that has a condition on this field. */
  readonly users: Bits;
  readonly groups: readonly CellGroup[];
  readonly grid?: ValueGrid;
  readonly values: ReadonlySet<string>;
  readonly prefixes: readonly string[];
  readonly suffixes: readonly string[];
}

/** The values between: a row for each beginning, a column for each ending. */
export interface ValueGrid {
  readonly columns: number;
  /** The index of the group of each pair, row by row. */
  readonly groups: Int32Array;
}

/** One field of a class of events: the groups of values that lead to the same outcome. */
export interface Choice {
  readonly cut: FieldCut;
  readonly groups: readonly CellGroup[];
}

export interface FieldDomain {
  /** Values to tell apart though no condition mentions them. */
  readonly known?: readonly string[];
  /** The known values are all there are. */
  readonly closed?: boolean;
  readonly mayBeAbsent: boolean;
}

/**
 * Cuts the values of one field by everything that the conjunctions say about it.
 *
 * Why this is all of them: what the conditions say about a text depends only on whether it is a mentioned value,
 * and otherwise on the longest mentioned prefix it begins with and the longest mentioned suffix it ends with (a
 * shorter one that also fits is a prefix of the longer). Every pair of the two exists: join them with a character
 * that no mentioned value has. A text in which prefix and suffix overlap belongs to the pair it shows.
 */
export function cutField(field: string, conjunctions: readonly Conjunction[], domain: FieldDomain): FieldCut {
  const demands = new FieldDemands(field, conjunctions);
  const equals = demands.by('equals');
  const notEquals = demands.by('notEquals');
  const values = new Set([
    ...(domain.known ?? []),
    ...(domain.closed ? [] : [...equals.keys(), ...notEquals.keys()]),
  ]);
  const starts = new Affixes(demands.by('startsWith'), demands.by('notStartsWith'), values);
  const ends = new Affixes(demands.by('endsWith'), demands.by('notEndsWith'), values, backwards);
  const groups = new BitsMap<{ index: number; holding: Bits; cells: ValueCell[] }>();
  const fulfilled = demands.excluding.slice();
  const add = (cell: ValueCell, effects: readonly AffixEffect[]): number => {
    // Conditions that only exclude hold unless something excludes.
    fulfilled.set(demands.excluding);
    for (const { wanted } of effects) if (wanted) addAll(fulfilled, wanted);
    for (const { unwanted } of effects) if (unwanted) removeAll(fulfilled, unwanted);
    const index = groups.values().length;
    const group = groups.getOrAdd(demands.holding(fulfilled), (holding) => ({ index, holding, cells: [] }));
    group.cells.push(cell);
    return group.index;
  };
  for (const value of values) {
    const own = { wanted: equals.get(value), unwanted: notEquals.get(value) };
    add({ kind: 'value', value }, [own, starts.of(value), ends.of(value)]);
  }
  const beginnings = domain.closed ? [] : starts.distinct();
  const endings = domain.closed ? [] : ends.distinct();
  const pairs = beginnings.flatMap((start) =>
    endings.map((end) => {
      const alike = start.alike * end.alike;
      const cell = { kind: 'between', prefix: start.first, suffix: end.first, alike } as const;
      return add(cell, [start.effect, end.effect]);
    }),
  );
  if (domain.mayBeAbsent) add({ kind: 'absent' }, []);
  return {
    field,
    users: demands.users,
    groups: groups.values(),
    grid: { columns: endings.length, groups: Int32Array.from(pairs) },
    values,
    prefixes: starts.all,
    suffixes: ends.all,
  };
}
