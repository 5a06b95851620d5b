import type { Phrase } from '../failure.ts';
import { describeClass, representEvent } from './event-class.ts';
import type { EventRecord } from './event-record.ts';
import { listUnchangedClasses, type SpaceClass, walkEventSpace } from './event-space.ts';
import type { SelectorSet } from './selector-set.ts';
import { spaceOf } from './selector-space.ts';

/** A class of events that all selectors of a comparison treat alike. */
export interface EventClass {
  /** One event of the class; its eventID and eventTime are made up. */
  readonly event: EventRecord;
  /** What the events of the class have in common: the category first, then field by field, joined by "and". */
  readonly phrases: readonly Phrase[];
}

export interface Comparison {
  /** Both sets record the same events. Decided, not sampled. */
  readonly same: boolean;
  /** Into how many classes the mentioned values cut all events. */
  readonly classCount: number;
  /** Recorded after and not before; at most 500 of them. */
  readonly starts: readonly EventClass[];
  /** Recorded before and not after; at most 500 of them. */
  readonly stops: readonly EventClass[];
}

// Only sets made to entangle have more; a person reads a few.
const MAX_LISTED = 500;

/** A class of a comparison with what becomes of it. */
export interface ComparedClass extends EventClass {
  readonly before: boolean;
  readonly after: boolean;
}

/**
 * Decides whether two selector sets record the same events, and which differ. Selectors are finite, so all possible
 * events fall into finitely many classes that no selector tells apart; both sets are evaluated on each class. Where
 * fields multiply to too many, whole groups of classes are decided at once, by proof: that takes longer, and is as exact.
 *
 * A record with several resources needs no class of its own: it is recorded when it would be with any one of them
 * alone. Nor does a record without readOnly, which is recorded when it would be with either.
 */
export function compareSelectorSets(before: SelectorSet, after: SelectorSet): Comparison {
  const { count, classes } = walkEventSpace(spaceOf(before, after));
  const starts = classes.filter((found) => found.after && !found.before);
  const stops = classes.filter((found) => found.before && !found.after);
  return {
    same: starts.length + stops.length === 0,
    classCount: count,
    starts: starts.slice(0, MAX_LISTED).map(toEventClass),
    stops: stops.slice(0, MAX_LISTED).map(toEventClass),
  };
}

/** The classes themselves, at most `limit` of them, differences first. */
export function listComparedClasses(before: SelectorSet, after: SelectorSet, limit: number): ComparedClass[] {
  const space = spaceOf(before, after);
  const { classes, isWhole } = walkEventSpace(space);
  const differing = classes.filter((found) => found.before !== found.after).slice(0, limit);
  const unchanged = isWhole
    ? classes.filter((found) => found.before === found.after)
    : listUnchangedClasses(space, limit - differing.length);
  return [...differing, ...unchanged]
    .slice(0, limit)
    .map((found) => ({ ...toEventClass(found), before: found.before, after: found.after }));
}

function toEventClass({ choices }: SpaceClass): EventClass {
  return { event: representEvent(choices), phrases: describeClass(choices) };
}
