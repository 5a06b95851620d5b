import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type FieldSelector, SELECTOR_OPERATORS } from './advanced-event-selector.ts';
import type { EventSelector } from './event-selector.ts';
import { advancedSet, basicSet } from './selector-arbitraries.ts';
import { isSameSelectorSet } from './selector-canonical.ts';
import type { SelectorSet } from './selector-set.ts';

function shuffled<T>(items: readonly T[]): fc.Arbitrary<T[]> {
  return fc.shuffledSubarray([...items], { minLength: items.length });
}

function shuffledAll<T, U>(items: readonly T[], of: (item: T) => fc.Arbitrary<U>): fc.Arbitrary<U[]> {
  return fc.tuple(...items.map(of)).chain(shuffled);
}

/** The same set with its selectors, fields, resources and values in another order. */
function reordered(set: SelectorSet): fc.Arbitrary<SelectorSet> {
  if (set.kind === 'basic') {
    return shuffledAll(set.eventSelectors, (selector) =>
      fc
        .record({
          dataResources: shuffledAll(selector.dataResources, ({ type, values }) =>
            shuffled(values).map((mixed) => ({ type, values: mixed })),
          ),
          excludeManagementEventSources: shuffled(selector.excludeManagementEventSources),
        })
        .map((mixed) => ({ ...selector, ...mixed })),
    ).map((eventSelectors) => ({ kind: 'basic', eventSelectors }));
  }
  return shuffledAll(set.advancedEventSelectors, (selector) =>
    shuffledAll(selector.fieldSelectors, (condition) =>
      fc
        .tuple(...SELECTOR_OPERATORS.map((operator) => shuffled(condition[operator] ?? [])))
        // Also: an operator without values is as good as none.
        .map((values) => ({
          field: condition.field,
          ...Object.fromEntries(SELECTOR_OPERATORS.map((operator, index) => [operator, values[index]])),
        })),
    ).map((fieldSelectors) => ({ ...selector, fieldSelectors })),
  ).map((advancedEventSelectors) => ({ kind: 'advanced', advancedEventSelectors }));
}

describe('isSameSelectorSet', () => {
  it('takes any order of selectors, fields and values for the same', () => {
    const pairs = fc
      .oneof(basicSet, advancedSet)
      .chain((set) => fc.tuple(fc.constant<SelectorSet>(set), reordered(set)));
    fc.assert(
      fc.property(pairs, ([set, other]) => {
        expect(isSameSelectorSet(set, other)).toBe(true);
      }),
    );
  });

  it('takes an empty name for none', () => {
    const named = (name?: string): SelectorSet => ({
      kind: 'advanced',
      advancedEventSelectors: [{ ...(name === undefined ? {} : { name }), fieldSelectors: [] }],
    });
    expect(isSameSelectorSet(named(''), named())).toBe(true);
    expect(isSameSelectorSet(named('a'), named())).toBe(false);
    expect(isSameSelectorSet(named('a'), named('b'))).toBe(false);
  });

  it('tells sets apart by each thing that is said in them', () => {
    const basic: EventSelector = {
      readWriteType: 'All',
      includeManagementEvents: true,
      dataResources: [{ type: 'AWS::S3::Object', values: ['arn:aws:s3:::a/', 'arn:aws:s3:::b/'] }],
      excludeManagementEventSources: ['kms.amazonaws.com'],
    };
    const condition: FieldSelector = { field: 'eventName', equals: ['a', 'b'], notEquals: ['c'] };
    const basicOf = (...eventSelectors: EventSelector[]): SelectorSet => ({ kind: 'basic', eventSelectors });
    const advancedOf = (...fieldSelectors: FieldSelector[]): SelectorSet => ({
      kind: 'advanced',
      advancedEventSelectors: [{ fieldSelectors }],
    });
    const sets: SelectorSet[] = [
      { kind: 'basic', eventSelectors: [] },
      { kind: 'advanced', advancedEventSelectors: [] },
      basicOf(basic),
      basicOf(basic, basic),
      basicOf({ ...basic, readWriteType: 'ReadOnly' }),
      basicOf({ ...basic, includeManagementEvents: false }),
      basicOf({ ...basic, excludeManagementEventSources: [] }),
      basicOf({ ...basic, dataResources: [] }),
      basicOf({ ...basic, dataResources: [{ type: 'AWS::S3::Object', values: ['arn:aws:s3:::a/'] }] }),
      basicOf({ ...basic, dataResources: basic.dataResources.map((one) => ({ ...one, type: 'other' })) }),
      advancedOf(),
      advancedOf(condition),
      advancedOf(condition, condition),
      advancedOf({ ...condition, field: 'eventSource' }),
      advancedOf({ field: 'eventName', equals: ['a'], notEquals: ['c'] }),
      advancedOf({ field: 'eventName', equals: ['a', 'b'] }),
      advancedOf({ field: 'eventName', equals: ['a', 'b'], notStartsWith: ['c'] }),
    ];
    sets.forEach((one, index) => {
      sets.forEach((other, at) => {
        expect([index, at, isSameSelectorSet(one, other)]).toEqual([index, at, index === at]);
      });
    });
  });
});
