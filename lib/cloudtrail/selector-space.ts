import { bitsOf } from './bits.ts';
import type { EventSpace } from './event-space.ts';
import { type Conjunction, conjunctionsOf } from './selector-conditions.ts';
import { READABLE_FIELDS } from './selector-match.ts';
import type { SelectorSet } from './selector-set.ts';
import { cutField, type FieldCut, type FieldDomain } from './value-cells.ts';

/** All events, cut by what the selectors of two sets say about them. */
export function spaceOf(before: SelectorSet, after: SelectorSet): EventSpace {
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
