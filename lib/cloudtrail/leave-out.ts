import {
  type Bits,
  clearBit,
  countBits,
  countCommon,
  hasBit,
  intersects,
  isSubset,
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
  readonly #isHopeless: boolean;
  readonly #fields: readonly Field[];

  /** `values` are the groups of each field to pick from. */
  constructor(space: readonly SearchField[], rivals: Bits, values: readonly Bits[]) {
    this.#space = space;
    this.#rivals = rivals.slice();
    for (let rival = nextBit(rivals, 0); rival >= 0; rival = nextBit(rivals, rival + 1)) {
      const isLiving = space.every(({ held }, field) =>
        intersects(held[rival] ?? NONE, values[field] ?? NONE),
      );
      if (!isLiving) clearBit(this.#rivals, rival);
    }
    this.#isHopeless = this.#isOneOnAll(values) || this.#areTooMany(values);
    this.#fields = this.#isHopeless
      ? []
      : space.map(({ holding }, field) => {
          const groups = listBits(values[field] ?? NONE);
          const ruledOut = groups.map((group) => without(this.#rivals, holding[group] ?? NONE));
          const widest = widestOptions(ruledOut);
          return {
            groups: widest.map((option) => groups[option] ?? 0),
            ruledOut: widest.map((option) => ruledOut[option] ?? NONE),
          };
        });
  }

  /** One rival records whatever has these values. */
  #isOneOnAll(values: readonly Bits[]): boolean {
    return listBits(this.#rivals).some((rival) =>
      this.#space.every(({ held }, field) => isSubset(values[field] ?? NONE, held[rival] ?? NONE)),
    );
  }

  /** Even if what the values rule out best did not overlap, some would be left. */
  #areTooMany(values: readonly Bits[]): boolean {
    const count = countBits(this.#rivals);
    const reach = this.#space.reduce((sum, { holding }, field) => {
      let fewest = count;
      const own = values[field] ?? NONE;
      for (let group = nextBit(own, 0); group >= 0; group = nextBit(own, group + 1)) {
        fewest = Math.min(fewest, countCommon(holding[group] ?? NONE, this.#rivals));
      }
      return sum + count - fewest;
    }, 0);
    return reach < count;
  }

  /** Exact, unless the budget is used up, which is said. */
  decide(budget?: number): EventPicks | 'impossible' | 'unknown' {
    if (this.#isHopeless) return 'impossible';
    const problem = toProblem(
      this.#fields.map(({ ruledOut }) => ruledOut),
      listBits(this.#rivals),
    );
    const answer = new RuleOutSearch(problem, budget).decide();
    if (answer.kind !== 'ruled-out') return answer.kind;
    return this.#fields.map(({ groups }, field) => groups[answer.picks[field] ?? 0] ?? 0);
  }

  /**
   * Most events that exist are found by choosing for one field after another what rules out most of what the others
   * leave, round and round. Finding none proves nothing.
   */
  tryFor(target: number): EventPicks | undefined {
    const fields = this.#fields.map(({ groups, ruledOut }, field) => {
      const held = this.#space[field]?.held[target] ?? NONE;
      return ruledOut.filter((_, option) => hasBit(held, groups[option] ?? 0));
    });
    if (this.#isHopeless || fields.some(({ length }) => length === 0)) return undefined;
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
    const { groups, ruledOut } = this.#fields[field] ?? { groups: [], ruledOut: [] };
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
