import {
  allBits,
  type Bits,
  bitsOf,
  hasBit,
  isSubset,
  listBits,
  nextBit,
  noBits,
  transpose,
  without,
} from './bits.ts';
import { huntEscapes } from './escape-hunt.ts';
import type { SearchField } from './field-decisions.ts';
import type { EventPicks } from './leave-out.ts';
import type { Choice, FieldCut } from './value-cells.ts';
import { widenEvent } from './widen-event.ts';

/**
 * Looks for events that some conjunctions record and others leave out. Exact: where there is one it is found, and where
 * none is found it is proved that there is none, for which no way is known that is quick with any conjunctions whatever.
 */
export class EscapeSearch {
  readonly #cuts: readonly FieldCut[];
  readonly #conjunctions: number;
  readonly #space: readonly SearchField[];
  /** Of each field and conjunction, the first group that it holds on and the first that it does not. */
  readonly #ends: readonly (readonly { readonly first: number; readonly gap: number }[])[];
  readonly #sharedBudget: number;
  readonly #known: EventPicks[] = [];

  /** `sharedBudget` is how many states to look at for several conjunctions at once before they are taken apart. */
  constructor(cuts: readonly FieldCut[], conjunctions: number, sharedBudget = 4000) {
    this.#sharedBudget = sharedBudget;
    this.#cuts = cuts;
    this.#conjunctions = conjunctions;
    this.#space = cuts.map(({ groups, grid }) => {
      const holding = groups.map((group) => group.holding);
      return { holding, held: transpose(holding, conjunctions), grid };
    });
    this.#ends = this.#space.map(({ holding, held }) =>
      held.map((groups) => {
        const gap = nextBit(without(allBits(holding.length), groups), 0);
        return { first: nextBit(groups, 0), gap };
      }),
    );
  }

  /** No event at all fulfils this conjunction. */
  recordsNothing(conjunction: number): boolean {
    return this.#ends.some((ends) => (ends[conjunction]?.first ?? -1) < 0);
  }

  /** `other` alone records every event that `conjunction` does. */
  isWithin(conjunction: number, other: number): boolean {
    if (this.recordsNothing(conjunction)) return true;
    return (
      this.#space.every((_, field) => this.#mayBeWithin(field, conjunction, other)) &&
      this.#space.every(({ held }) => isSubset(held[conjunction] ?? NONE, held[other] ?? NONE))
    );
  }

  /** Two groups tell most pairs apart, of which there are many, at once. */
  #mayBeWithin(field: number, conjunction: number, other: number): boolean {
    const first = this.#ends[field]?.[conjunction]?.first ?? -1;
    const gap = this.#ends[field]?.[other]?.gap ?? -1;
    const held = this.#space[field]?.held;
    return hasBit(held?.[other] ?? NONE, first) && (gap < 0 || !hasBit(held?.[conjunction] ?? NONE, gap));
  }

  /** Some event is recorded by `conjunction` and by none of the others. */
  escapes(conjunction: number, others: Bits): boolean {
    return (
      !this.recordsNothing(conjunction) &&
      huntEscapes(this.#space, [conjunction], others, 0, this.#known).size > 0
    );
  }

  /**
   * For each conjunction of `wanted` that records an event which all of `others` leave out, a class of such events, as
   * wide as that event grows to. Classes that turn out to be the same are listed once.
   */
  find(wanted: Bits, others: Bits): Choice[][] {
    const widest = this.#widest(listBits(others));
    const rivals = bitsOf(widest, this.#conjunctions);
    const targets = listBits(without(wanted, others)).filter(
      (target) => !this.recordsNothing(target) && !widest.some((rival) => this.isWithin(target, rival)),
    );
    const classes = new Map<string, Choice[]>();
    const escapes = huntEscapes(this.#space, targets, rivals, this.#sharedBudget, this.#known);
    for (const [conjunction, picks] of escapes) {
      const { key, choices } = widenEvent(this.#cuts, this.#space, picks, conjunction, rivals);
      classes.set(key, choices);
    }
    return [...classes.values()];
  }

  /** Without those that lie within another one. */
  #widest(rivals: readonly number[]): number[] {
    const widest: number[] = [];
    rivals.forEach((rival, index) => {
      const isCovered =
        widest.some((other) => this.isWithin(rival, other)) ||
        rivals.slice(index + 1).some((other) => this.isWithin(rival, other) && !this.isWithin(other, rival));
      if (!isCovered) widest.push(rival);
    });
    return widest;
  }
}

const NONE = noBits(0);
