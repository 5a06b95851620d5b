import {
  type Bits,
  countBits,
  countCommon,
  hasBit,
  isEmpty,
  keepOnly,
  listBits,
  nextBit,
  noBits,
  removeAll,
  without,
} from './bits.ts';
import { toProblem, widestOptions } from './rule-out-problem.ts';
import { RuleOutSearch } from './rule-out-search.ts';

/** A field of the space of events, as the search sees it. */
export interface SearchField {
  /** Of each group of values, the conjunctions that hold on it. */
  readonly holding: readonly Bits[];
  /** Of each conjunction, the groups that it holds on. */
  readonly held: readonly Bits[];
}

/** A group of values for each field: the index of the group. */
export type EventPicks = readonly number[];

interface Field {
  readonly groups: readonly number[];
  /** What each of the groups rules out. */
  readonly ruledOut: readonly Bits[];
}

const NONE = noBits(0);

/** Picking values so that none of some conjunctions (`rivals`) records the event. */
export class LeaveOut {
  readonly #space: readonly SearchField[];
  readonly #rivals: Bits;
  readonly #values: readonly Bits[];
  readonly #isHopeless: boolean;
  #fields: readonly Field[] | undefined;

  /** `values` are the groups of each field to pick from. */
  constructor(space: readonly SearchField[], rivals: Bits, values: readonly Bits[]) {
    this.#space = space;
    this.#values = values;
    // Those that hold on some of the values of every field, and those that hold on all of them.
    this.#rivals = rivals.slice();
    const everywhere = rivals.slice();
    for (const [field, { holding }] of space.entries()) {
      const groups = values[field] ?? NONE;
      const missing = this.#rivals.slice();
      for (let group = nextBit(groups, 0); group >= 0; group = nextBit(groups, group + 1)) {
        removeAll(missing, holding[group] ?? NONE);
        keepOnly(everywhere, holding[group] ?? NONE);
        if (isEmpty(missing) && isEmpty(everywhere)) break;
      }
      removeAll(this.#rivals, missing);
    }
    this.#isHopeless = !isEmpty(everywhere);
  }

  /** Exact, unless the budget is used up, which is said. `guide` is an event that may be near to one of these. */
  decide(budget?: number, guide?: EventPicks): EventPicks | 'impossible' | 'unknown' {
    if (this.#isHopeless) return 'impossible';
    const { picks, reach, isEnough } = this.#widestOfAll();
    if (isEnough) return picks;
    // Even if what the values rule out did not overlap, some rivals would be left.
    if (reach < countBits(this.#rivals)) return 'impossible';
    const fields = this.#reduce();
    const rivals = listBits(this.#rivals);
    const problem = toProblem(
      fields.map(({ ruledOut }) => ruledOut),
      rivals,
    );
    const hints = guide && rivals.map((rival) => this.#ruledOutBy(guide, rival));
    const answer = new RuleOutSearch(problem, budget, hints).decide();
    if (answer.kind !== 'ruled-out') return answer.kind;
    return fields.map(({ groups }, field) => groups[answer.picks[field] ?? 0] ?? 0);
  }

  /** The fields, as bits of a number. */
  #ruledOutBy(picks: EventPicks, rival: number): number {
    return picks.reduce((fields, group, field) => {
      const isHeld = hasBit(this.#space[field]?.holding[group] ?? NONE, rival);
      return isHeld ? fields : fields | (1 << field);
    }, 0);
  }

  /** Of each field the group that rules out most. */
  #widestOfAll() {
    const picks = this.#space.map(({ holding }, field) => {
      let fewest = Number.POSITIVE_INFINITY;
      let best = 0;
      const values = this.#values[field] ?? NONE;
      for (let group = nextBit(values, 0); group >= 0; group = nextBit(values, group + 1)) {
        const count = countCommon(holding[group] ?? NONE, this.#rivals);
        if (count >= fewest) continue;
        fewest = count;
        best = group;
      }
      return best;
    });
    const left = this.#rivals.slice();
    const count = countBits(left);
    let reach = 0;
    for (const [field, group] of picks.entries()) {
      const holding = this.#space[field]?.holding[group] ?? NONE;
      reach += count - countCommon(holding, this.#rivals);
      keepOnly(left, holding);
    }
    return { picks, reach, isEnough: isEmpty(left) };
  }

  /** Of each field the groups of values worth picking. */
  #reduce(): readonly Field[] {
    this.#fields ??= this.#space.map(({ holding }, field) => {
      const groups = listBits(this.#values[field] ?? NONE);
      const ruledOut = groups.map((group) => without(this.#rivals, holding[group] ?? NONE));
      const widest = widestOptions(ruledOut);
      return {
        groups: widest.map((option) => groups[option] ?? 0),
        ruledOut: widest.map((option) => ruledOut[option] ?? NONE),
      };
    });
    return this.#fields;
  }

  /**
   * Most events that exist are found by choosing for one field after another what rules out most of what the others
   * leave, round and round. Finding none proves nothing.
   */
  tryFor(target: number): EventPicks | undefined {
    if (this.#isHopeless) return undefined;
    const fields = this.#reduce().map(({ groups, ruledOut }, field) => {
      const held = this.#space[field]?.held[target] ?? NONE;
      return ruledOut.filter((_, option) => hasBit(held, groups[option] ?? 0));
    });
    if (fields.some(({ length }) => length === 0)) return undefined;
    for (const first of fields.keys()) {
      const picks = this.#tryFrom(fields, first);
      if (picks) return picks.map((option, field) => this.#groupOf(field, option));
    }
    return undefined;
  }

  #tryFrom(fields: readonly (readonly Bits[])[], first: number): Bits[] | undefined {
    const chosen = fields.map(() => NONE);
    for (let fewest = Number.POSITIVE_INFINITY; ; ) {
      for (let step = 0; step < fields.length; step++) {
        const field = (first + step) % fields.length;
        const left = this.#leftBy(chosen, field);
        let most = -1;
        for (const option of fields[field] ?? []) {
          const count = countCommon(option, left);
          if (count <= most) continue;
          most = count;
          chosen[field] = option;
        }
      }
      const left = countBits(this.#leftBy(chosen, -1));
      if (left === 0) return chosen;
      if (left >= fewest) return undefined;
      fewest = left;
    }
  }

  #groupOf(field: number, option: Bits): number {
    const { groups, ruledOut } = this.#reduce()[field] ?? { groups: [], ruledOut: [] };
    return groups[ruledOut.indexOf(option)] ?? 0;
  }

  /** What the choices for all fields but this one do not rule out. */
  #leftBy(chosen: readonly Bits[], field: number): Bits {
    const left = this.#rivals.slice();
    chosen.forEach((option, other) => {
      if (other !== field) removeAll(left, option);
    });
    return left;
  }
}
