import { type Bits, clearBit, hasBit, nextBit, noBits, setBit } from './bits.ts';
import type { RuleOutProblem } from './rule-out-problem.ts';

/** What the search has narrowed the problem to. */
export interface RuleOutState {
  /** The conjunctions that are not ruled out for certain yet. */
  readonly alive: Bits;
  /** The options that each field still has, at least one. */
  readonly domains: readonly Bits[];
}

export type PriceVerdict = 'impossible' | 'ruled-out' | 'narrowed' | 'open';

const NONE = noBits(0);
const FIRST_PRICE = 64;
const HIGHEST_PRICE = 4096;

/**
 * A proof that no picks will do, much shorter than trying them: give each conjunction a price. Each field picks once
 * and so rules out no more than its dearest option is worth; where all fields together cannot pay for all conjunctions,
 * there is no solution, whatever the prices are. Good prices are found by making dearer what the dearest options leave
 * and cheaper what they rule out twice (the Lagrangian relaxation of set covering). All numbers are integers.
 */
export class RuleOutPrices {
  readonly #problem: RuleOutProblem;
  /** Kept from one state to the next: what was hard to rule out stays so. */
  readonly #prices: Int32Array;
  /** The prices of what is alive, 0 for the rest. */
  readonly #due: Int32Array;
  readonly #worths: readonly Int32Array[];
  readonly #times: Int32Array;
  readonly #dearest: Int32Array;

  constructor(problem: RuleOutProblem) {
    this.#problem = problem;
    this.#prices = new Int32Array(problem.conjunctions).fill(FIRST_PRICE);
    this.#due = new Int32Array(problem.conjunctions);
    this.#times = new Int32Array(problem.conjunctions);
    this.#worths = problem.fields.map(({ options }) => new Int32Array(options));
    this.#dearest = new Int32Array(problem.fields.length);
  }

  /** Takes from the state the options that cannot be part of any solution, or picks one where it finds a solution. */
  narrow(state: RuleOutState, rounds: number, firstStep: number): PriceVerdict {
    for (let round = 1; ; round++) {
      const total = this.#total(state.alive);
      const reach = this.#reach(state.domains);
      if (reach < total) return 'impossible';
      if (this.#isAllRuledOut(state.alive)) {
        this.#pickDearest(state);
        return 'ruled-out';
      }
      // With so much to spare nothing can be proved, and hardly ever be dropped.
      if (reach - total > total / 2) return 'open';
      if (round >= rounds) return this.#dropTooCheap(state, total - reach) ? 'narrowed' : 'open';
      this.#adjust(state.alive, Math.max(1, firstStep >> Math.floor((round * 5) / rounds)));
    }
  }

  /** The option of this field that was dearest when last looked at is one of these. */
  isDearest(field: number, options: Bits | undefined): boolean {
    return options !== undefined && hasBit(options, this.#dearest[field] ?? 0);
  }

  /** What all conjunctions alive cost. */
  #total(alive: Bits): number {
    let total = 0;
    this.#due.fill(0);
    for (let bit = nextBit(alive, 0); bit >= 0; bit = nextBit(alive, bit + 1)) {
      const price = this.#prices[bit] ?? 0;
      this.#due[bit] = price;
      total += price;
    }
    return total;
  }

  /** What the dearest options of all fields are worth together. */
  #reach(domains: readonly Bits[]): number {
    let reach = 0;
    this.#times.fill(0);
    for (const [index, { ruledOut, starts }] of this.#problem.fields.entries()) {
      const dearest = this.#findDearest(index, domains[index] ?? NONE);
      this.#dearest[index] = dearest;
      reach += this.#worths[index]?.[dearest] ?? 0;
      for (let at = starts[dearest] ?? 0; at < (starts[dearest + 1] ?? 0); at++) {
        const conjunction = ruledOut[at] ?? 0;
        this.#times[conjunction] = (this.#times[conjunction] ?? 0) + 1;
      }
    }
    return reach;
  }

  #findDearest(index: number, domain: Bits): number {
    const field = this.#problem.fields[index];
    const worths = this.#worths[index];
    if (!field || !worths) return 0;
    const { ruledOut, starts } = field;
    const due = this.#due;
    let dearest = -1;
    let most = -1;
    for (let option = nextBit(domain, 0); option >= 0; option = nextBit(domain, option + 1)) {
      const end = starts[option + 1] ?? 0;
      let worth = 0;
      for (let at = starts[option] ?? 0; at < end; at++) worth += due[ruledOut[at] ?? 0] ?? 0;
      worths[option] = worth;
      if (worth > most) {
        most = worth;
        dearest = option;
      }
    }
    return dearest;
  }

  #isAllRuledOut(alive: Bits): boolean {
    for (let bit = nextBit(alive, 0); bit >= 0; bit = nextBit(alive, bit + 1)) {
      if (this.#times[bit] === 0) return false;
    }
    return true;
  }

  /** A field that is worth nothing here keeps its options: it may belong to another part of the problem. */
  #pickDearest({ domains }: RuleOutState): void {
    domains.forEach((domain, index) => {
      const option = this.#dearest[index] ?? 0;
      if (!this.#worths[index]?.[option]) return;
      domain.fill(0);
      setBit(domain, option);
    });
  }

  /** An option that falls short of the dearest of its field by more than all can spare is part of no solution. */
  #dropTooCheap({ domains }: RuleOutState, missing: number): boolean {
    let dropped = false;
    domains.forEach((domain, index) => {
      const worths = this.#worths[index];
      const least = (worths?.[this.#dearest[index] ?? 0] ?? 0) + missing;
      for (let option = nextBit(domain, 0); option >= 0; option = nextBit(domain, option + 1)) {
        if ((worths?.[option] ?? 0) >= least) continue;
        clearBit(domain, option);
        dropped = true;
      }
    });
    return dropped;
  }

  #adjust(alive: Bits, step: number): void {
    for (let bit = nextBit(alive, 0); bit >= 0; bit = nextBit(alive, bit + 1)) {
      const price = (this.#prices[bit] ?? 0) + step * (1 - (this.#times[bit] ?? 0));
      this.#prices[bit] = Math.min(HIGHEST_PRICE, Math.max(1, price));
    }
  }
}
