import { type Bits, bitsOf, isEmpty, isSubset, listBits, nextBit, noBits, setBit, without } from './bits.ts';
import { huntEscapes } from './escape-hunt.ts';
import type { SearchField } from './leave-out.ts';
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

  constructor(cuts: readonly FieldCut[], conjunctions: number) {
    this.#cuts = cuts;
    this.#conjunctions = conjunctions;
    this.#space = cuts.map(({ groups }) => {
      const held = Array.from({ length: conjunctions }, () => noBits(groups.length));
      groups.forEach(({ holding }, group) => {
        for (let bit = nextBit(holding, 0); bit >= 0; bit = nextBit(holding, bit + 1)) {
          const row = held[bit];
          if (row) setBit(row, group);
        }
      });
      return { holding: groups.map(({ holding }) => holding), held };
    });
  }

  /** No event at all fulfils this conjunction. */
  recordsNothing(conjunction: number): boolean {
    return this.#space.some(({ held }) => isEmpty(held[conjunction] ?? NONE));
  }

  /** `other` alone records every event that `conjunction` does. */
  isWithin(conjunction: number, other: number): boolean {
    return (
      this.#space.every(({ held }) => isSubset(held[conjunction] ?? NONE, held[other] ?? NONE)) ||
      this.recordsNothing(conjunction)
    );
  }

  /** Some event is recorded by `conjunction` and by none of the others. */
  escapes(conjunction: number, others: Bits): boolean {
    return !this.recordsNothing(conjunction) && huntEscapes(this.#space, [conjunction], others).size > 0;
  }

  /**
   * For each conjunction of `wanted` that records an event which all of `others` leave out, events of that kind: as wide
   * a class as one of them grows to. Classes that turn out to be the same are listed once.
   */
  find(wanted: Bits, others: Bits): Choice[][] {
    const rivals = this.#widest(listBits(others));
    const targets = listBits(without(wanted, others)).filter(
      (target) => !this.recordsNothing(target) && !rivals.some((rival) => this.isWithin(target, rival)),
    );
    const classes = new Map<string, Choice[]>();
    const escapes = huntEscapes(this.#space, targets, bitsOf(rivals, this.#conjunctions));
    for (const [conjunction, picks] of escapes) {
      const { key, choices } = widenEvent(this.#cuts, picks, conjunction, others);
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
