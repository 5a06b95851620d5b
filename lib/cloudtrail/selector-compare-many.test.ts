import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type AdvancedEventSelector,
  type FieldSelector,
  SELECTOR_OPERATORS,
} from './advanced-event-selector.ts';
import type { EventRecord } from './event-record.ts';
import { compareSelectorSets, listComparedClasses } from './selector-compare.ts';
import { matchesSelectorSet } from './selector-match.ts';
import type { SelectorSet } from './selector-set.ts';

/** Every name of up to three letters. */
const texts = ['', 'a', 'b', 'c'].flatMap((first) =>
  ['', 'a', 'b', 'c'].flatMap((second) => ['', 'a', 'b', 'c'].map((third) => first + second + third)),
);
const EVENTS: readonly EventRecord[] = [undefined, 's', 't', 'u'].flatMap((eventSource) =>
  [undefined, ...texts].map((eventName) => ({
    eventID: '1',
    eventTime: '2026-01-01T00:00:00Z',
    ...(eventSource === undefined ? {} : { eventSource }),
    ...(eventName === undefined ? {} : { eventName }),
  })),
);

const value = fc.constantFrom('', 'a', 'b', 'ab', 'ba', 'aa', 'bb', 'aba');
const nameCondition = fc
  .tuple(fc.constantFrom(...SELECTOR_OPERATORS), fc.array(value, { minLength: 1, maxLength: 2 }))
  .map(([operator, values]): FieldSelector => ({ field: 'eventName', [operator]: values }));
const exactly = fc
  .constantFrom(...texts)
  .map((name): FieldSelector => ({ field: 'eventName', equals: [name] }));
const source = fc
  .constantFrom('s', 't')
  .map((name): FieldSelector => ({ field: 'eventSource', equals: [name] }));

/** Narrow selectors, of which some ask twice about a name, which AWS refuses but which has a meaning. */
const selector: fc.Arbitrary<AdvancedEventSelector> = fc
  .oneof(
    { weight: 6, arbitrary: fc.tuple(source, exactly) },
    { weight: 1, arbitrary: fc.tuple(source, nameCondition) },
    { weight: 2, arbitrary: fc.tuple(source, nameCondition, nameCondition) },
  )
  .map((fieldSelectors) => ({ fieldSelectors }));

function setOf(advancedEventSelectors: readonly AdvancedEventSelector[]): SelectorSet {
  return { kind: 'advanced', advancedEventSelectors };
}

describe('a comparison of sets of more selectors than a word has bits', () => {
  it('agrees with trying every event, whichever selector is left out', () => {
    const changed = fc
      .array(selector, { minLength: 31, maxLength: 70 })
      .chain((selectors) => fc.tuple(fc.constant(selectors), fc.nat({ max: selectors.length - 1 })));
    fc.assert(
      fc.property(changed, ([selectors, left]) => {
        const before = setOf(selectors);
        const after = setOf(selectors.filter((_, index) => index !== left));
        const { same, starts, stops } = compareSelectorSets(before, after);
        const lost = EVENTS.some(
          (event) => matchesSelectorSet(before, event) && !matchesSelectorSet(after, event),
        );
        expect(starts).toEqual([]);
        expect(same).toBe(stops.length === 0);
        if (lost) expect(stops).not.toEqual([]);
        for (const { event } of stops) {
          expect([matchesSelectorSet(before, event), matchesSelectorSet(after, event)]).toEqual([
            true,
            false,
          ]);
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('listComparedClasses', () => {
  it('lists no more than it is asked for, the differences first', () => {
    const names = (...equals: string[]): AdvancedEventSelector => ({
      fieldSelectors: [
        { field: 'eventCategory', equals: ['Data'] },
        { field: 'eventName', equals },
      ],
    });
    const [before, after] = [setOf([names('a'), names('b')]), setOf([names('a'), names('c')])];
    const classes = listComparedClasses(before, after, 100);
    expect(classes.length).toBeGreaterThan(3);
    expect(classes.map((one) => one.before === one.after)).toEqual(
      classes.map((one) => one.before === one.after).sort(),
    );
    expect(listComparedClasses(before, after, 1)).toEqual(classes.slice(0, 1));
    expect(listComparedClasses(before, after, 3)).toEqual(classes.slice(0, 3));
  });
});
