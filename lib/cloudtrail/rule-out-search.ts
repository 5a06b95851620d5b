import {
  allBits,
  type Bits,
  clearBit,
  countBits,
  countCommon,
  isEmpty,
  keepOnly,
  nextBit,
  noBits,
  removeAll,
  setBit,
} from './bits.ts';
import { RuleOutPrices, type RuleOutState } from './rule-out-prices.ts';
import type { RuleOutProblem } from './rule-out-problem.ts';

export type RuleOutAnswer =
  /** An option for each field. */
  | { readonly kind: 'ruled-out'; readonly picks: readonly number[] }
  | { readonly kind: 'impossible' }
  /** The budget was used up before either was found: nothing is known. */
  | { readonly kind: 'unknown' };

type Verdict = RuleOutAnswer['kind'];

/** Where the search goes on: one conjunction, and the fields that may rule it out, the likeliest first. */
interface Branching {
  readonly conjunction: number;
  readonly fields: readonly number[];
}

// How much work the prices of one state are worth: how often to look what an option rules out.
const FIRST_WORK = 200_000;
const FURTHER_WORK = 60_000;

/** Decides a problem: by consequence, by price, and where neither says, by trying. */
export class RuleOutSearch {
  readonly #problem: RuleOutProblem;
  readonly #prices: RuleOutPrices;
  /** A bit for each field that leaves a choice. */
  readonly #flags: readonly number[];
  /** The fields that may rule out each conjunction, as far as the state at hand has been looked at. */
  readonly #fieldsOf: Int32Array;
  readonly #hints: readonly number[];
  #budget: number;

  /**
   * The budget is the number of states to look at. The hints are, for each conjunction, the fields that rule it out in the
   * solution of a similar problem, as bits.
   */
  constructor(problem: RuleOutProblem, budget = Number.POSITIVE_INFINITY, hints: readonly number[] = []) {
    this.#problem = problem;
    const open = problem.fields.filter(({ options }) => options > 1);
    // A record has eleven fields that conditions can see, each of two sides at most.
    if (open.length > 31) throw new Error(`${open.length} fields do not fit the bits of an integer`);
    this.#flags = problem.fields.map((field) => 1 << Math.max(0, open.indexOf(field)));
    this.#prices = new RuleOutPrices(problem);
    this.#fieldsOf = new Int32Array(problem.conjunctions);
    this.#budget = budget;
    this.#hints = hints;
  }

  decide(): RuleOutAnswer {
    const { conjunctions, fields } = this.#problem;
    const state = {
      alive: allBits(conjunctions),
      domains: fields.map(({ options }) => allBits(options)),
    };
    const kind = this.#search(state, true);
    if (kind !== 'ruled-out') return { kind };
    return { kind, picks: state.domains.map((domain) => nextBit(domain, 0)) };
  }

  /** Narrows the state to a solution if there is one: then any of the options left will do. */
  #search(state: RuleOutState, isFirst: boolean): Verdict {
    if (this.#budget-- <= 0) return 'unknown';
    for (;;) {
      const branching = this.#drawConsequences(state);
      if (typeof branching === 'string') return branching;
      const apart = this.#splitOff(state.alive, branching);
      if (apart) return this.#searchApart(state, apart, isFirst);
      const narrowed = this.#narrowByPrice(state, isFirst);
      if (narrowed === 'open') return this.#try(state, branching);
      if (narrowed !== 'narrowed') return narrowed;
    }
  }

  /** Rules out what every option left rules out, and narrows a field that alone can rule something out. */
  #drawConsequences({ alive, domains }: RuleOutState): Branching | 'ruled-out' | 'impossible' {
    const { fields } = this.#problem;
    const sizes = domains.map(countBits);
    for (;;) {
      let isNarrowed = false;
      let hardest = -1;
      let fewest = Number.POSITIVE_INFINITY;
      for (let bit = nextBit(alive, 0); bit >= 0; bit = nextBit(alive, bit + 1)) {
        let able = 0;
        let last = -1;
        let share = 0;
        for (let index = 0; index < fields.length; index++) {
          const against = fields[index]?.against[bit];
          const domain = domains[index];
          const size = sizes[index] ?? 0;
          if (!against || !domain) continue;
          const count = countCommon(against, domain);
          if (count === 0) continue;
          able |= this.#flags[index] ?? 0;
          last = index;
          share += count / size;
          if (count === size) {
            share = Number.POSITIVE_INFINITY;
            break;
          }
        }
        if (able === 0) return 'impossible';
        if (share === Number.POSITIVE_INFINITY) {
          clearBit(alive, bit);
        } else if ((able & (able - 1)) === 0) {
          const domain = domains[last];
          const against = fields[last]?.against[bit];
          if (domain && against) keepOnly(domain, against);
          sizes[last] = domain ? countBits(domain) : 0;
          clearBit(alive, bit);
          isNarrowed = true;
        } else {
          this.#fieldsOf[bit] = able;
          if (share < fewest) {
            fewest = share;
            hardest = bit;
          }
        }
      }
      if (isNarrowed) continue;
      if (hardest < 0) return 'ruled-out';
      return { conjunction: hardest, fields: this.#likeliest(domains, sizes, hardest) };
    }
  }

  /** As in the solution of a similar problem, as the prices have it, and last by how many of the options do. */
  #likeliest(domains: readonly Bits[], sizes: readonly number[], conjunction: number): number[] {
    const hint = this.#hints[conjunction] ?? 0;
    const able = this.#problem.fields.flatMap(({ against }, index) => {
      const [row, domain] = [against[conjunction], domains[index]];
      const share = row && domain ? countCommon(row, domain) / (sizes[index] ?? 1) : 0;
      const rank = ((hint >>> index) & 1 ? 4 : 0) + (this.#prices.isDearest(index, row) ? 2 : 0);
      return share > 0 ? [{ index, rank: rank + share }] : [];
    });
    return able.sort((a, b) => b.rank - a.rank).map(({ index }) => index);
  }

  /** The conjunctions that have no field in common, not even by way of others, with the one to branch on. */
  #splitOff(alive: Bits, { conjunction }: Branching): Bits | undefined {
    let joined = this.#fieldsOf[conjunction] ?? 0;
    for (let size = 0; size !== joined; ) {
      size = joined;
      for (let bit = nextBit(alive, 0); bit >= 0; bit = nextBit(alive, bit + 1)) {
        const fields = this.#fieldsOf[bit] ?? 0;
        if (fields & joined) joined |= fields;
      }
    }
    const apart = noBits(this.#problem.conjunctions);
    for (let bit = nextBit(alive, 0); bit >= 0; bit = nextBit(alive, bit + 1)) {
      if (((this.#fieldsOf[bit] ?? 0) & joined) === 0) setBit(apart, bit);
    }
    return isEmpty(apart) ? undefined : apart;
  }

  /** Two problems on different fields, each to be solved once and not for every solution of the other. */
  #searchApart({ alive, domains }: RuleOutState, apart: Bits, isFirst: boolean): Verdict {
    removeAll(alive, apart);
    const verdict = this.#search({ alive, domains }, isFirst);
    return verdict === 'ruled-out' ? this.#search({ alive: apart, domains }, isFirst) : verdict;
  }

  #narrowByPrice(state: RuleOutState, isFirst: boolean) {
    const size = this.#problem.fields.reduce((sum, { options, ruledOut }, index) => {
      const domain = state.domains[index];
      return sum + (domain ? (countBits(domain) / options) * ruledOut.length : 0);
    }, 1);
    return isFirst
      ? this.#prices.narrow(state, Math.max(2, Math.min(40, FIRST_WORK / size)), 16)
      : this.#prices.narrow(state, Math.max(1, Math.min(6, FURTHER_WORK / size)), 8);
  }

  /** Some field rules the conjunction out: each is tried in turn, and none need do so again once that was in vain. */
  #try({ alive, domains }: RuleOutState, { conjunction, fields }: Branching): Verdict {
    clearBit(alive, conjunction);
    const rest = domains.map((domain) => domain.slice());
    for (const index of fields) {
      const against = this.#problem.fields[index]?.against[conjunction];
      const domain = rest[index];
      if (!against || !domain) continue;
      const tried = { alive: alive.slice(), domains: rest.map((other) => other.slice()) };
      const chosen = tried.domains[index];
      if (chosen) keepOnly(chosen, against);
      const verdict = this.#search(tried, false);
      if (verdict === 'unknown') return verdict;
      if (verdict === 'ruled-out') {
        for (const [at, solved] of tried.domains.entries()) domains[at]?.set(solved);
        return verdict;
      }
      removeAll(domain, against);
    }
    return 'impossible';
  }
}
