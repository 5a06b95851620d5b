import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FieldSelector } from './advanced-event-selector.ts';
import { representEvent } from './event-class.ts';
import type { EventRecord } from './event-record.ts';
import { listUnchangedClasses, walkEventSpace } from './event-space.ts';
import { advancedSet, basicSet, condition } from './selector-arbitraries.ts';
import { matchesSelectorSet } from './selector-match.ts';
import type { SelectorSet } from './selector-set.ts';
import { spaceOf } from './selector-space.ts';

/** Every text that tells apart what conditions on words of one letter, and equal to words of two, can tell apart. */
const TEXTS = ['', 'a', 'b'].flatMap((prefix) =>
  ['', 'a', 'b'].flatMap((suffix) => [prefix + suffix, `${prefix}c${suffix}`]),
);
const VALUES = [undefined, ...new Set(TEXTS)];

const EVENTS: EventRecord[] = VALUES.flatMap((eventName) =>
  VALUES.flatMap((vpcEndpointId) =>
    VALUES.map((arn) => ({
      eventID: '1',
      eventTime: '2026-01-01T00:00:00Z',
      eventCategory: 'NetworkActivity',
      ...(eventName === undefined ? {} : { eventName }),
      ...(vpcEndpointId === undefined ? {} : { vpcEndpointId }),
      ...(arn === undefined ? {} : { userIdentity: { arn } }),
    })),
  ),
);

const letter = fc.constantFrom('a', 'b');
const selector = fc
  .tuple(
    ...['eventName', 'vpcEndpointId', 'userIdentity.arn'].map((field) => fc.option(condition(field, letter))),
  )
  .map((conditions): FieldSelector[] => [
    { field: 'eventCategory', equals: ['NetworkActivity'] },
    ...conditions.flatMap((one) => one ?? []),
  ]);
const threeFields = fc.array(selector, { maxLength: 9 }).map(toSet);

function toSet(selectors: readonly FieldSelector[][]): SelectorSet {
  return {
    kind: 'advanced',
    advancedEventSelectors: selectors.map((fieldSelectors) => ({ fieldSelectors })),
  };
}

describe('walkEventSpace', () => {
  it('agrees with trying every event on three fields, walking or searching', () => {
    fc.assert(
      fc.property(threeFields, threeFields, (before, after) => {
        const was = EVENTS.map((event) => matchesSelectorSet(before, event));
        const is = EVENTS.map((event) => matchesSelectorSet(after, event));
        for (const budget of [50_000, 0]) {
          const { classes } = walkEventSpace(spaceOf(before, after), budget);
          for (const isStart of [true, false]) {
            const found = classes.filter((one) => one.before !== isStart && one.after === isStart);
            expect(found.length > 0).toBe(EVENTS.some((_, at) => was[at] !== isStart && is[at] === isStart));
            for (const { choices } of found) {
              const event = representEvent(choices);
              expect(matchesSelectorSet(before, event)).toBe(!isStart);
              expect(matchesSelectorSet(after, event)).toBe(isStart);
            }
          }
        }
      }),
      { numRuns: 150 },
    );
  });

  it('finds an event of every selector that records one which the other set leaves out', () => {
    fc.assert(
      fc.property(threeFields, threeFields, (before, after) => {
        if (before.kind !== 'advanced') return;
        const missed = EVENTS.filter((event) => !matchesSelectorSet(after, event));
        const events = walkEventSpace(spaceOf(before, after), 0)
          .classes.filter((one) => one.before && !one.after)
          .map(({ choices }) => representEvent(choices));
        for (const one of before.advancedEventSelectors) {
          const alone: SelectorSet = { kind: 'advanced', advancedEventSelectors: [one] };
          const records = (event: EventRecord) => matchesSelectorSet(alone, event);
          expect(events.some(records)).toBe(missed.some(records));
        }
      }),
      { numRuns: 100 },
    );
  });

  it('searches sets that mention many fields which records do not have', () => {
    const unknown = Array.from(
      { length: 40 },
      (_, index): FieldSelector => ({
        field: `field${index}`,
        notEquals: ['a'],
      }),
    );
    const exclusions = ['a', 'b'].map((name): FieldSelector[] => [
      ...unknown,
      { field: 'eventName', notStartsWith: [name], notEndsWith: [name] },
      { field: 'vpcEndpointId', notStartsWith: [name], notEndsWith: [name] },
    ]);
    const { classes } = walkEventSpace(spaceOf(toSet(exclusions), toSet([unknown])), 0);
    expect(classes.map(({ before, after }) => [before, after])).toEqual([[false, true]]);
  });

  it('finds the same outcome by searching as by walking', () => {
    const anySet = fc.oneof(basicSet, advancedSet);
    fc.assert(
      fc.property(anySet, anySet, (before, after) => {
        const space = spaceOf(before, after);
        const walked = walkEventSpace(space);
        const searched = walkEventSpace(space, 0);
        for (const direction of [true, false]) {
          const differs = (walk: typeof walked) =>
            walk.classes.some((found) => found.before === direction && found.after === !direction);
          expect(differs(searched)).toBe(differs(walked));
        }
      }),
      { numRuns: 1000 },
    );
  });
});

describe('listUnchangedClasses', () => {
  it('lists classes that really are recorded by both or by neither', () => {
    fc.assert(
      fc.property(threeFields, threeFields, fc.nat({ max: 30 }), (before, after, limit) => {
        const found = listUnchangedClasses(spaceOf(before, after), limit);
        expect(found.length).toBeLessThanOrEqual(limit);
        for (const one of found) {
          const event = representEvent(one.choices);
          expect(one.before).toBe(one.after);
          expect(matchesSelectorSet(before, event)).toBe(one.before);
          expect(matchesSelectorSet(after, event)).toBe(one.after);
        }
      }),
      { numRuns: 200 },
    );
  });
});
