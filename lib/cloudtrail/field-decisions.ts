import { addAll, type Bits, hasBit, isSubsetWithin, keepOnly, listBits, noBits, without } from './bits.ts';
import { widestOptions } from './rule-out-problem.ts';
import type { ValueGrid } from './value-cells.ts';

/** A field of the space of events, as the search sees it. */
export interface SearchField {
  /** Of each group of values, the conjunctions that hold on it. */
  readonly holding: readonly Bits[];
  /** Of each conjunction, the groups that it holds on. */
  readonly held: readonly Bits[];
  readonly grid: ValueGrid | undefined;
}

/** What is to be decided about a field: which group of values, at once or by its two sides. */
export interface FieldDecisions {
  /** Of each decision, what its options rule out. */
  readonly decisions: readonly (readonly Bits[])[];
  /** The group that options come to, one of each decision. */
  groupOf(options: readonly number[]): number;
  /** What each decision rules out where they come to this group. */
  ruledOutAt(group: number): readonly Bits[];
}

const NONE = noBits(0);

/**
 * `values` are the groups to choose from, `rivals` the conjunctions to rule out. Loosely, what the decisions come to may be
 * another value that begins as one of these and ends as one.
 */
export function decisionsOf(
  field: SearchField,
  values: Bits,
  rivals: Bits,
  isLoose: boolean,
): FieldDecisions {
  return decideBySides(field, values, rivals, isLoose) ?? decideAtOnce(field, values, rivals);
}

export function decideAtOnce({ holding }: SearchField, values: Bits, rivals: Bits): FieldDecisions {
  const groups = listBits(values);
  const ruledOut = groups.map((group) => without(rivals, holding[group] ?? NONE));
  const widest = widestOptions(ruledOut);
  return {
    decisions: [widest.map((option) => ruledOut[option] ?? NONE)],
    groupOf: ([option = 0]) => groups[widest[option] ?? 0] ?? 0,
    ruledOutAt: (group) => [without(rivals, holding[group] ?? NONE)],
  };
}

/**
 * How a text begins and how it ends are two decisions where each rival asks for a beginning and an ending, not for one or
 * the other, and no mentioned value rules out what no such pair does. Then a dozen beginnings and a dozen endings need
 * not be multiplied out.
 */
function decideBySides(
  { holding, grid }: SearchField,
  values: Bits,
  rivals: Bits,
  isLoose: boolean,
): FieldDecisions | undefined {
  if (!grid) return undefined;
  const { rows, columns } = linesOf(grid, values);
  if (rows.length < 2 || columns.length < 2) return undefined;
  const groupAt = (row: number, column: number) => grid.groups[row * grid.columns + column] ?? 0;
  const at = (row: number, column: number) => holding[groupAt(row, column)] ?? NONE;
  const everyPair = (test: (row: number, column: number, r: number, c: number) => boolean) =>
    rows.every((row, r) => columns.every((column, c) => test(row, column, r, c)));

  const begins = rows.map(() => noBits(rivals.length * 32));
  const ends = columns.map(() => noBits(rivals.length * 32));
  const isFull = everyPair((row, column, r, c) => {
    addAll(begins[r] ?? NONE, at(row, column));
    addAll(ends[c] ?? NONE, at(row, column));
    return isLoose || hasBit(values, groupAt(row, column));
  });
  if (!isFull) return undefined;
  for (const side of [...begins, ...ends]) keepOnly(side, rivals);
  const isApart = everyPair((row, column, r, c) =>
    isSubsetWithin(begins[r] ?? NONE, at(row, column), ends[c] ?? NONE),
  );
  if (!isApart) return undefined;
  const inGrid = new Set<number>();
  everyPair((row, column) => inGrid.add(groupAt(row, column)) !== undefined);
  const isNeeded = (group: number) =>
    everyPair((row, column) => !isSubsetWithin(at(row, column), holding[group] ?? NONE, rivals));
  if (listBits(values).some((group) => !inGrid.has(group) && isNeeded(group))) return undefined;

  const first = begins.map((held) => without(rivals, held));
  const second = ends.map((held) => without(rivals, held));
  const [beginnings, endings] = [widestOptions(first), widestOptions(second)];
  return {
    decisions: [
      beginnings.map((option) => first[option] ?? NONE),
      endings.map((option) => second[option] ?? NONE),
    ],
    groupOf: ([begin = 0, end = 0]) =>
      groupAt(rows[beginnings[begin] ?? 0] ?? 0, columns[endings[end] ?? 0] ?? 0),
    ruledOutAt: (group) => {
      const place = grid.groups.indexOf(group);
      const row = rows.indexOf(Math.floor(place / grid.columns));
      const column = columns.indexOf(place % grid.columns);
      return [first[row] ?? NONE, second[column] ?? NONE];
    },
  };
}

/** The rows and columns of the grid that have any of the values. */
function linesOf({ groups, columns }: ValueGrid, values: Bits) {
  const rows = new Set<number>();
  const used = new Set<number>();
  groups.forEach((group, place) => {
    if (!hasBit(values, group)) return;
    rows.add(Math.floor(place / columns));
    used.add(place % columns);
  });
  return { rows: [...rows], columns: [...used] };
}
