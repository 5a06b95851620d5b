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
} from './bits.ts';
import { decideAtOnce, decisionsOf, type FieldDecisions, type SearchField } from './field-decisions.ts';
import { toProblem } from './rule-out-problem.ts';
import { RuleOutSearch } from './rule-out-search.ts';

/** A group of values for each field: the index of the group. */
export type EventPicks = readonly number[];

const NONE = noBits(0);

/** Picking values so that none of some conjunctions (`rivals`) records the event. */
export class LeaveOut {
  readonly #space: readonly SearchField[];
  readonly #rivals: Bits;
  readonly #values: readonly Bits[];
  readonly #isHopeless: boolean;
  #options: readonly FieldDecisions[] | undefined;

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

  /** Exact. `guide` is an event that may be near to one of these. */
  decide(guide: EventPicks | undefined): EventPicks | 'impossible' {
    const answer = this.#decide(false, guide, undefined);
    if (answer === 'unknown') throw new Error('a search without a budget ends with an answer');
    return answer;
  }

  /**
   * That it is impossible is certain. An event may have values other than those to pick from, and then rivals that have
   * none of those may record it. Unknown, where the budget is used up.
   */
  decideLoosely(budget: number, guide: EventPicks | undefined): EventPicks | 'impossible' | 'unknown' {
    return this.#decide(true, guide, budget);
  }

  #decide(
    isLoose: boolean,
    guide: EventPicks | undefined,
    budget: number | undefined,
  ): EventPicks | 'impossible' | 'unknown' {
    if (this.#isHopeless) return 'impossible';
    const { picks, reach, isEnough } = this.#widestOfAll();
    if (isEnough) return picks;
    // Even if what the values rule out did not overlap, some rivals would be left.
    if (reach < countBits(this.#rivals)) return 'impossible';
    const fields = this.#space.map((field, index) =>
      decisionsOf(field, this.#values[index] ?? NONE, this.#rivals, isLoose),
    );
    const rivals = listBits(this.#rivals);
    const problem = toProblem(
      fields.flatMap(({ decisions }) => decisions),
      rivals,
    );
    const guided = guide?.flatMap((group, field) => fields[field]?.ruledOutAt(group) ?? []);
    const hints = guided && rivals.map((rival) => hintOf(guided, rival));
    const answer = new RuleOutSearch(problem, budget, hints).decide();
    if (answer.kind !== 'ruled-out') return answer.kind;
    let at = 0;
    return fields.map(({ decisions, groupOf }) => {
      const options = answer.picks.slice(at, at + decisions.length);
      at += decisions.length;
      return groupOf(options);
    });
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

  /**
   * Most events that exist are found by choosing for one field after another what rules out most of what the others
   * leave, round and round. Finding none proves nothing.
   */
  tryFor(target: number): EventPicks | undefined {
    if (this.#isHopeless) return undefined;
    this.#options ??= this.#space.map((field, index) =>
      decideAtOnce(field, this.#values[index] ?? NONE, this.#rivals),
    );
    const fields = this.#options.map(({ decisions: [ruledOut = []], groupOf }, field) => {
      const held = this.#space[field]?.held[target] ?? NONE;
      return ruledOut.flatMap((bits, option) => {
        const group = groupOf([option]);
        return hasBit(held, group) ? [{ bits, group }] : [];
      });
    });
    if (fields.some(({ length }) => length === 0)) return undefined;
    const options = fields.map((some) => some.map(({ bits }) => bits));
    for (const first of fields.keys()) {
      const picks = this.#tryFrom(options, first);
      if (!picks) continue;
      return fields.map((some, field) => some.find(({ bits }) => bits === picks[field])?.group ?? 0);
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

  /** What the choices for all fields but this one do not rule out. */
  #leftBy(chosen: readonly Bits[], field: number): Bits {
    const left = this.#rivals.slice();
    chosen.forEach((option, other) => {
      if (other !== field) removeAll(left, option);
    });
    return left;
  }
}

/** The decisions that rule out a rival, as bits of a number. */
function hintOf(ruledOut: readonly Bits[], rival: number): number {
  return ruledOut.reduce((hint, bits, index) => (hasBit(bits, rival) ? hint | (1 << index) : hint), 0);
}
