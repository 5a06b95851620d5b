import { addAll, type Bits, hasBit, noBits } from './bits.ts';
import type { SearchField } from './field-decisions.ts';
import { type EventPicks, LeaveOut } from './leave-out.ts';

/**
 * For each target, an event that it records and all rivals leave out, if there is one: exact. `known` are events found
 * earlier in this space, from which the search takes its bearings; what it finds it adds.
 */
export function huntEscapes(
  space: readonly SearchField[],
  targets: readonly number[],
  rivals: Bits,
  sharedBudget: number,
  known: EventPicks[],
): ReadonlyMap<number, EventPicks> {
  const hunt = new EscapeHunt(space, rivals, known);
  if (targets.length > 0) hunt.begin(targets, sharedBudget);
  return hunt.found;
}

class EscapeHunt {
  readonly found = new Map<number, EventPicks>();
  readonly #space: readonly SearchField[];
  readonly #rivals: Bits;
  readonly #known: EventPicks[];

  constructor(space: readonly SearchField[], rivals: Bits, known: EventPicks[]) {
    this.#space = space;
    this.#rivals = rivals;
    this.#known = known;
  }

  /**
   * Whether all rivals can be left out is mostly the same question for every target, so it is first asked for all of
   * them at once: of any event whose values each occur with some target. If that cannot be, none escapes.
   */
  begin(targets: readonly number[], budget: number): void {
    const values = this.#valuesOf(targets);
    const leaveOut = new LeaveOut(this.#space, this.#rivals, values);
    const answer = this.#ask(leaveOut, targets, values, budget);
    if (answer === 'impossible') return;
    if (answer !== 'unknown') this.#settle(targets, answer);
    for (const target of targets) {
      const picks = this.found.has(target) ? undefined : leaveOut.tryFor(target);
      if (picks) this.#settle(targets, picks);
    }
    this.#divide(this.#open(targets), budget, answer === 'unknown' ? undefined : answer);
  }

  /** Asks the same of halves, down to single targets, of which the answer is exact. */
  #divide(targets: readonly number[], budget: number, stray: EventPicks | undefined): void {
    const half = Math.ceil(targets.length / 2);
    const parts = targets.length > 1 ? [targets.slice(0, half), targets.slice(half)] : [targets];
    for (const part of parts) this.#hunt(part, budget / parts.length, stray);
  }

  /** `stray` is an event that all rivals leave out and none of the targets records. */
  #hunt(targets: readonly number[], budget: number, stray: EventPicks | undefined): void {
    const open = this.#open(targets);
    if (open.length === 0) return;
    const values = this.#valuesOf(open);
    if (open.length > 1 && stray?.every((group, field) => hasBit(values[field] ?? NONE, group))) {
      this.#divide(open, budget, stray);
      return;
    }
    const answer = this.#ask(new LeaveOut(this.#space, this.#rivals, values), open, values, budget);
    if (answer === 'impossible') return;
    if (answer === 'unknown') {
      this.#divide(open, budget, stray);
      return;
    }
    this.#settle(open, answer);
    const rest = this.#open(open);
    // Asked again where it told much; where it told little, of fewer.
    if (rest.length * 2 < open.length) this.#hunt(rest, budget, stray);
    else this.#divide(rest, budget, rest.length === open.length ? answer : stray);
  }

  #ask(leaveOut: LeaveOut, targets: readonly number[], values: readonly Bits[], budget: number) {
    const guide = this.#nearest(values);
    return targets.length > 1 ? leaveOut.decideLoosely(budget, guide) : leaveOut.decide(guide);
  }

  #open(targets: readonly number[]): readonly number[] {
    return targets.filter((target) => !this.found.has(target));
  }

  #settle(targets: readonly number[], picks: EventPicks): void {
    this.#known.push(picks);
    for (const target of targets) {
      const records = picks.every((group, field) => hasBit(this.#space[field]?.held[target] ?? NONE, group));
      if (records && !this.found.has(target)) this.found.set(target, picks);
    }
  }

  /** The event with the most values among these. */
  #nearest(values: readonly Bits[]): EventPicks | undefined {
    let nearest: EventPicks | undefined;
    let most = -1;
    for (const picks of this.#known) {
      const shared = picks.filter((group, field) => hasBit(values[field] ?? NONE, group)).length;
      if (shared < most) continue;
      most = shared;
      nearest = picks;
    }
    return nearest;
  }

  /** Of each field, the groups of values on which at least one of the conjunctions holds. */
  #valuesOf(conjunctions: readonly number[]): Bits[] {
    return this.#space.map(({ holding, held }) => {
      const values = noBits(holding.length);
      for (const conjunction of conjunctions) addAll(values, held[conjunction] ?? NONE);
      return values;
    });
  }
}

const NONE = noBits(0);
