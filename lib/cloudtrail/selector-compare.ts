import type { Phrase } from '../failure.ts';
import { bitsOf } from './bits.ts';
import { describeClass, representEvent } from './event-class.ts';
import type { EventRecord } from './event-record.ts';
import { type EventSpace, type SpaceClass, walkEventSpace } from './event-space.ts';
import { type Conjunction, conjunctionsOf } from './selector-conditions.ts';
import { READABLE_FIELDS } from './selector-match.ts';
import type { SelectorSet } from './selector-set.ts';
import { cutField, type FieldCut, type FieldDomain } from './value-cells.ts';

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
 * events fall into finitely many classes that no selector tells apart; both sets are evaluated on each class.
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
  const { classes } = walkEventSpace(spaceOf(before, after));
  const differing = (found: SpaceClass) => (found.before === found.after ? 1 : 0);
  return [...classes]
    .sort((a, b) => differing(a) - differing(b))
    .slice(0, limit)
    .map((found) => ({ ...toEventClass(found), before: found.before, after: found.after }));
}

function spaceOf(before: SelectorSet, after: SelectorSet): EventSpace {
  const conjunctions: Conjunction[] = [];
  const indexes = new Map<string, number>();
  // A selector that stands in both sets gets one bit: an unchanged part cannot make a difference.
  const indexesOf = (set: SelectorSet) =>
    conjunctionsOf(set).map((conjunction) => {
      const key = JSON.stringify(conjunction.map((condition) => Object.entries(condition).sort()).sort());
      const index = indexes.get(key) ?? conjunctions.length;
      if (index === conjunctions.length) {
        indexes.set(key, index);
        conjunctions.push(conjunction);
      }
      return index;
    });
  const [was, is] = [indexesOf(before), indexesOf(after)];
  return {
    cuts: cutEventSpace(conjunctions),
    conjunctions: conjunctions.length,
    before: bitsOf(was, conjunctions.length),
    after: bitsOf(is, conjunctions.length),
  };
}

/** Every field that the conjunctions mention, cut by what they say about it. */
export function cutEventSpace(conjunctions: readonly Conjunction[]): FieldCut[] {
  const mentioned = new Set(conjunctions.flatMap((conjunction) => conjunction.map(({ field }) => field)));
  const order = [...FIELD_ORDER, ...[...mentioned].filter((field) => !FIELD_ORDER.includes(field))];
  return order
    .filter((field) => mentioned.has(field))
    .map((field) => cutField(field, conjunctions, domainOf(field)));
}

/** What rules out most selectors comes first. */
const FIELD_ORDER: readonly string[] = [
  'eventCategory',
  'resources.type',
  'readOnly',
  'eventSource',
  'errorCode',
  'sessionCredentialFromConsole',
  'eventType',
  'eventName',
  'vpcEndpointId',
  'userIdentity.arn',
  'resources.ARN',
];

function domainOf(field: string): FieldDomain {
  switch (field) {
    case 'eventCategory':
      return { known: ['Management', 'Data', 'NetworkActivity'], mayBeAbsent: false };
    case 'readOnly':
      return { known: ['true', 'false'], closed: true, mayBeAbsent: false };
    default:
      // A field that records do not have is absent from all of them.
      return { closed: !READABLE_FIELDS.includes(field), mayBeAbsent: true };
  }
}

function toEventClass({ choices }: SpaceClass): EventClass {
  return { event: representEvent(choices), phrases: describeClass(choices) };
}
