import { createRandom, type Random } from '../workload/random.ts';
import type { FaultDescription, FaultEffect, FaultKind, FaultPlace } from './fault.ts';

export interface PlacedFault {
  readonly id: string;
  readonly fault: FaultDescription;
  /** How often it struck. */
  readonly struck: number;
}

/** What was asked to go wrong. Kept in memory alone: a sandbox that starts is a sandbox that works. */
export interface Faults {
  add(fault: FaultDescription): PlacedFault;
  list(): readonly PlacedFault[];
  /** False where there is none with this id. */
  remove(id: string): boolean;
  clear(): void;
  /** The oldest fault of these kinds that strikes here, now; it counts as having struck. */
  take<K extends FaultKind>(
    kinds: readonly K[],
    place: FaultPlace,
  ): Extract<FaultEffect, { readonly kind: K }> | undefined;
}

interface Kept {
  readonly id: string;
  readonly fault: FaultDescription;
  readonly random: Random;
  struck: number;
}

export function createFaults(): Faults {
  let kept: Kept[] = [];
  let added = 0;

  return {
    add(fault) {
      added += 1;
      const id = `fault-${added}`;
      const entry = { id, fault, random: createRandom(id), struck: 0 };
      kept.push(entry);
      return toPlaced(entry);
    },
    list: () => kept.map(toPlaced),
    remove(id) {
      const before = kept.length;
      kept = kept.filter((entry) => entry.id !== id);
      return kept.length < before;
    },
    clear() {
      kept = [];
      added = 0;
    },
    take(kinds, place) {
      for (const entry of kept) {
        if (!isOneOf(kinds, entry.fault) || !strikes(entry, place)) continue;
        entry.struck += 1;
        if (entry.struck === entry.fault.count) kept = kept.filter((other) => other !== entry);
        return entry.fault;
      }
      return undefined;
    },
  };
}

function toPlaced({ id, fault, struck }: Kept): PlacedFault {
  return { id, fault, struck };
}

function isOneOf<K extends FaultKind>(
  kinds: readonly K[],
  fault: FaultDescription,
): fault is FaultDescription & Extract<FaultEffect, { readonly kind: K }> {
  return kinds.some((kind) => kind === fault.kind);
}

function strikes({ fault, random }: Kept, place: FaultPlace): boolean {
  const isHere =
    isMeant(fault.service, place.service) &&
    isMeant(fault.operation, place.operation) &&
    isMeant(fault.action, place.action) &&
    isMeant(fault.accountId, place.accountId) &&
    isMeant(fault.region, place.region) &&
    (isMeant(fault.trail, place.trail) || place.trail?.endsWith(`:trail/${fault.trail}`) === true);
  return isHere && (fault.probability === undefined || random.next() < fault.probability);
}

function isMeant(wanted: string | undefined, actual: string | undefined): boolean {
  return wanted === undefined || wanted === actual;
}
