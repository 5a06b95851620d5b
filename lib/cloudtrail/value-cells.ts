import { type FieldSelector, SELECTOR_OPERATORS, type SelectorOperator } from './advanced-event-selector.ts';
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
  readonly holding: bigint;
  readonly cells: readonly ValueCell[];
}

export interface FieldCut {
  readonly field: string;
  /** A bit for each conjunction that has a condition on this field. */
  readonly users: bigint;
  readonly groups: readonly CellGroup[];
  readonly values: ReadonlySet<string>;
  readonly prefixes: readonly string[];
  readonly suffixes: readonly string[];
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
  const { conditions, usersOf } = distinctConditions(field, conjunctions);
  const equals = bitsByValue(conditions, 'equals');
  const notEquals = bitsByValue(conditions, 'notEquals');
  const values = new Set([
    ...(domain.known ?? []),
    ...(domain.closed ? [] : [...equals.keys(), ...notEquals.keys()]),
  ]);
  const starts = new Affixes(
    bitsByValue(conditions, 'startsWith'),
    bitsByValue(conditions, 'notStartsWith'),
    (text, prefix) => text.startsWith(prefix),
  );
  const ends = new Affixes(
    bitsByValue(conditions, 'endsWith'),
    bitsByValue(conditions, 'notEndsWith'),
    (text, suffix) => text.endsWith(suffix),
  );
  // Conditions that only exclude hold unless something excludes.
  const excluding = conditions.reduce(
    (mask, { equals = [], startsWith = [], endsWith = [] }, index) =>
      equals.length + startsWith.length + endsWith.length === 0 ? mask | (1n << BigInt(index)) : mask,
    0n,
  );
  const groups = new Grouping(usersOf, conjunctions.length);
  for (const value of values) {
    const start = starts.of(value);
    const end = ends.of(value);
    const wanted = excluding | (equals.get(value) ?? 0n) | start.wanted | end.wanted;
    const unwanted = (notEquals.get(value) ?? 0n) | start.unwanted | end.unwanted;
    groups.add(wanted & ~unwanted, { kind: 'value', value });
  }
  if (!domain.closed) {
    const endings = ends.distinct();
    for (const start of starts.distinct()) {
      for (const end of endings) {
        const wanted = excluding | start.wanted | end.wanted;
        groups.add(wanted & ~(start.unwanted | end.unwanted), {
          kind: 'between',
          prefix: start.first,
          suffix: end.first,
          alike: start.alike * end.alike,
        });
      }
    }
  }
  if (domain.mayBeAbsent) groups.add(excluding, { kind: 'absent' });
  return {
    field,
    users: usersOf.reduce((mask, bits) => mask | bits, 0n),
    groups: groups.list(),
    values,
    prefixes: starts.all,
    suffixes: ends.all,
  };
}

/** Which conditions the mentioned prefixes (or suffixes) of a text fulfil and break. */
class Affixes {
  readonly all: readonly string[];
  readonly #wanted: ReadonlyMap<string, bigint>;
  readonly #unwanted: ReadonlyMap<string, bigint>;
  readonly #fits: (text: string, affix: string) => boolean;
  readonly #known = new Map<string, { wanted: bigint; unwanted: bigint }>();

  constructor(
    wanted: ReadonlyMap<string, bigint>,
    unwanted: ReadonlyMap<string, bigint>,
    fits: (text: string, affix: string) => boolean,
  ) {
    this.all = [...new Set([...wanted.keys(), ...unwanted.keys()])].filter((affix) => affix !== '');
    this.#wanted = wanted;
    this.#unwanted = unwanted;
    this.#fits = fits;
  }

  of(text: string): { readonly wanted: bigint; readonly unwanted: bigint } {
    const known = this.#known.get(text);
    if (known) return known;
    // The empty affix is refused by AWS, but it has a meaning: it fits every text.
    const found = { wanted: this.#wanted.get('') ?? 0n, unwanted: this.#unwanted.get('') ?? 0n };
    for (const affix of this.all) {
      if (!this.#fits(text, affix)) continue;
      found.wanted |= this.#wanted.get(affix) ?? 0n;
      found.unwanted |= this.#unwanted.get(affix) ?? 0n;
    }
    this.#known.set(text, found);
    return found;
  }

  /** No affix and all mentioned ones, those with the same effect taken together. */
  distinct(): { wanted: bigint; unwanted: bigint; first: string; alike: number }[] {
    const found = new Map<string, { wanted: bigint; unwanted: bigint; first: string; alike: number }>();
    for (const first of ['', ...this.all]) {
      const { wanted, unwanted } = this.of(first);
      const key = `${wanted} ${unwanted}`;
      const known = found.get(key);
      if (known) known.alike++;
      else found.set(key, { wanted, unwanted, first, alike: 1 });
    }
    return [...found.values()];
  }
}

/** Gathers cells by the conjunctions that hold on them. */
class Grouping {
  readonly #usersOf: readonly bigint[];
  readonly #all: bigint;
  // By text: engines hash only the low 64 bits of a bigint.
  readonly #byConditions = new Map<string, { conditions: bigint; cells: ValueCell[] }>();

  constructor(usersOf: readonly bigint[], conjunctions: number) {
    this.#usersOf = usersOf;
    this.#all = (1n << BigInt(conjunctions)) - 1n;
  }

  add(conditions: bigint, cell: ValueCell): void {
    const key = conditions.toString(16);
    const known = this.#byConditions.get(key);
    if (known) known.cells.push(cell);
    else this.#byConditions.set(key, { conditions, cells: [cell] });
  }

  /** A conjunction holds when every condition that it has on this field does. */
  list(): CellGroup[] {
    const groups = new Map<string, { holding: bigint; cells: ValueCell[] }>();
    for (const { conditions, cells } of this.#byConditions.values()) {
      const failing = this.#usersOf.reduce(
        (mask, users, index) => ((conditions >> BigInt(index)) & 1n ? mask : mask | users),
        0n,
      );
      const holding = this.#all & ~failing;
      const key = holding.toString(16);
      const known = groups.get(key);
      if (known) for (const cell of cells) known.cells.push(cell);
      else groups.set(key, { holding, cells: [...cells] });
    }
    return [...groups.values()];
  }
}

function distinctConditions(field: string, conjunctions: readonly Conjunction[]) {
  const indexes = new Map<string, number>();
  const conditions: FieldSelector[] = [];
  const usersOf: bigint[] = [];
  conjunctions.forEach((conjunction, user) => {
    for (const condition of conjunction) {
      if (condition.field !== field) continue;
      const key = JSON.stringify(SELECTOR_OPERATORS.map((operator) => condition[operator] ?? []));
      const index = indexes.get(key) ?? conditions.length;
      if (index === conditions.length) {
        indexes.set(key, index);
        conditions.push(condition);
      }
      usersOf[index] = (usersOf[index] ?? 0n) | (1n << BigInt(user));
    }
  });
  return { conditions, usersOf };
}

function bitsByValue(conditions: readonly FieldSelector[], operator: SelectorOperator): Map<string, bigint> {
  const bits = new Map<string, bigint>();
  conditions.forEach((condition, index) => {
    for (const value of condition[operator] ?? [])
      bits.set(value, (bits.get(value) ?? 0n) | (1n << BigInt(index)));
  });
  return bits;
}
