import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AdvancedEventSelector, FieldSelector } from './advanced-event-selector.ts';
import type { EventRecord } from './event-record.ts';
import { advancedSet, basicSet, condition, eventRecord } from './selector-arbitraries.ts';
import { compareSelectorSets, listComparedClasses } from './selector-compare.ts';
import { matchesSelectorSet } from './selector-match.ts';
import type { SelectorSet } from './selector-set.ts';

const anySet: fc.Arbitrary<SelectorSet> = fc.oneof(basicSet, advancedSet);

function advanced(...selectors: FieldSelector[][]): SelectorSet {
  return {
    kind: 'advanced',
    advancedEventSelectors: selectors.map((fieldSelectors): AdvancedEventSelector => ({ fieldSelectors })),
  };
}

const management: FieldSelector = { field: 'eventCategory', equals: ['Management'] };
const network: FieldSelector = { field: 'eventCategory', equals: ['NetworkActivity'] };
const kms: FieldSelector = { field: 'eventSource', equals: ['kms.amazonaws.com'] };
const denied: FieldSelector = { field: 'errorCode', equals: ['VpceAccessDenied'] };
const defaultBasic: SelectorSet = {
  kind: 'basic',
  eventSelectors: [
    {
      readWriteType: 'All',
      includeManagementEvents: true,
      dataResources: [],
      excludeManagementEventSources: [],
    },
  ],
};

function expectRealDifferences(before: SelectorSet, after: SelectorSet): void {
  const { starts, stops } = compareSelectorSets(before, after);
  for (const { event } of starts) {
    expect([matchesSelectorSet(before, event), matchesSelectorSet(after, event)]).toEqual([false, true]);
  }
  for (const { event } of stops) {
    expect([matchesSelectorSet(before, event), matchesSelectorSet(after, event)]).toEqual([true, false]);
  }
}

function expectNoOtherDifference(
  before: SelectorSet,
  after: SelectorSet,
  events: readonly EventRecord[],
): void {
  const { starts, stops } = compareSelectorSets(before, after);
  for (const event of events) {
    const was = matchesSelectorSet(before, event);
    const is = matchesSelectorSet(after, event);
    if (is && !was) expect(starts).not.toEqual([]);
    if (was && !is) expect(stops).not.toEqual([]);
  }
}

describe('compareSelectorSets', () => {
  it('finds the default basic set and its advanced form the same', () => {
    const comparison = compareSelectorSets(defaultBasic, advanced([management]));
    expect(comparison).toMatchObject({ same: true, starts: [], stops: [] });
    expect(comparison.classCount).toBeGreaterThan(1);
  });

  it('says in words what an added VPCE event type starts', () => {
    const { starts, stops } = compareSelectorSets(
      advanced([management]),
      advanced([management], [network, kms, denied]),
    );
    expect(stops).toEqual([]);
    expect(starts).toEqual([
      {
        event: expect.objectContaining({
          eventCategory: 'NetworkActivity',
          eventSource: 'kms.amazonaws.com',
          errorCode: 'VpceAccessDenied',
        }),
        phrases: [
          { key: 'selectors.compare.category', values: { category: 'NetworkActivity' } },
          { key: 'selectors.compare.is', values: { field: 'eventSource', value: 'kms.amazonaws.com' } },
          { key: 'selectors.compare.is', values: { field: 'errorCode', value: 'VpceAccessDenied' } },
        ],
      },
    ]);
  });

  it('sees that a selector adds nothing beside a wider one', () => {
    expect(
      compareSelectorSets(advanced([network, kms]), advanced([network, kms], [network, kms, denied])).same,
    ).toBe(true);
  });

  it('cuts a value by a prefix and a suffix at once', () => {
    const both = advanced([network, { field: 'eventName', startsWith: ['aba'], notEndsWith: ['aba'] }]);
    const starting = advanced([network, { field: 'eventName', startsWith: ['aba'] }]);
    const { same, starts } = compareSelectorSets(both, starting);
    expect(same).toBe(false);
    expect(starts).toHaveLength(1);
    expectRealDifferences(both, starting);
  });

  it('knows that read and write together are all', () => {
    const halves = advanced(
      [management, { field: 'readOnly', equals: ['true'] }],
      [management, { field: 'readOnly', equals: ['false'] }],
    );
    expect(compareSelectorSets(halves, advanced([management])).same).toBe(true);
  });

  it('takes the same selector in another order for the same, and tells no classes apart by it', () => {
    const name: FieldSelector = { field: 'eventName', startsWith: ['Get'], equals: ['ListKeys'] };
    const reordered: FieldSelector = { equals: ['ListKeys'], startsWith: ['Get'], field: 'eventName' };
    const set = advanced([network, kms, name], [management]);
    const other = advanced([management], [reordered, kms, network]);
    expect(compareSelectorSets(set, other)).toEqual(compareSelectorSets(set, set));
  });

  it('tells a class by its fields in one order, the category first, whatever the order of the selector', () => {
    const conditions = [
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
    ].map((field): FieldSelector => ({ field, equals: [field === 'readOnly' ? 'true' : 'x'] }));
    const { starts } = compareSelectorSets(advanced(), advanced(conditions.toReversed()));
    expect(starts.map(({ phrases }) => phrases.map(({ key, values }) => values?.field ?? key))).toEqual([
      conditions.map(({ field }) => {
        if (field === 'eventCategory') return 'selectors.compare.category';
        return field === 'readOnly' ? 'selectors.compare.read' : field;
      }),
    ]);
  });

  it('lists every class it compared', () => {
    const after = advanced([management, { field: 'eventSource', notEquals: ['kms.amazonaws.com'] }]);
    const classes = listComparedClasses(defaultBasic, after, 100);
    expect(classes).toHaveLength(compareSelectorSets(defaultBasic, after).classCount);
    expect(classes[0]).toMatchObject({ before: true, after: false });
  });

  it('names only differences that are real, and misses none', () => {
    fc.assert(
      fc.property(
        anySet,
        anySet,
        fc.array(eventRecord, { minLength: 30, maxLength: 30 }),
        (before, after, events) => {
          expectRealDifferences(before, after);
          expectNoOtherDifference(before, after, events);
        },
      ),
      { numRuns: 1500 },
    );
  });

  it('misses none between a set and a slightly changed one', () => {
    const changed = advancedSet.chain((set) =>
      fc.tuple(
        fc.constant(set),
        fc
          .subarray([...set.advancedEventSelectors])
          .map((advancedEventSelectors): SelectorSet => ({ kind: 'advanced', advancedEventSelectors })),
      ),
    );
    fc.assert(
      fc.property(
        changed,
        fc.array(eventRecord, { minLength: 30, maxLength: 30 }),
        ([before, after], events) => {
          expectRealDifferences(before, after);
          expectNoOtherDifference(before, after, events);
          expect(compareSelectorSets(before, after).starts).toEqual([]);
        },
      ),
      { numRuns: 500 },
    );
  });

  it('agrees with trying every short text on one field', () => {
    // Three letters of a prefix, one between, three of a suffix.
    const texts = everyText('abc', 7);
    const events = texts.map(
      (eventName): EventRecord => ({
        eventID: '1',
        eventTime: '2026-01-01T00:00:00Z',
        eventCategory: 'NetworkActivity',
        eventName,
      }),
    );
    const names = condition('eventName', fc.stringMatching(/^[ab]{1,3}$/));
    const one = fc
      .array(names, { minLength: 1, maxLength: 3 })
      .map((all) => advanced(...all.map((name) => [network, name])));
    fc.assert(
      fc.property(one, one, (before, after) => {
        const { starts, stops } = compareSelectorSets(before, after);
        const differing = events.filter(
          (event) => matchesSelectorSet(before, event) !== matchesSelectorSet(after, event),
        );
        expect(starts.length > 0).toBe(differing.some((event) => matchesSelectorSet(after, event)));
        expect(stops.length > 0).toBe(differing.some((event) => matchesSelectorSet(before, event)));
        expectRealDifferences(before, after);
      }),
      { numRuns: 100 },
    );
  });

  it('compares sets of 500 values each in well under a second', () => {
    const names = (from: number) => Array.from({ length: 166 }, (_, index) => `Name${from + index}`);
    const many = (from: number) =>
      advanced(...names(from).map((name) => [network, kms, { field: 'eventName', startsWith: [name] }]));
    const oneField = (salt: string) =>
      advanced([
        network,
        kms,
        {
          field: 'eventName',
          startsWith: Array.from({ length: 249 }, (_, index) => `${salt}${index}`),
          endsWith: Array.from({ length: 249 }, (_, index) => `${index}${salt}`),
        },
      ]);
    for (const [before, after] of [
      [many(0), many(1)],
      [oneField('a'), oneField('b')],
      [entangled(100, 0), entangled(100, 1)],
    ] as const) {
      const started = process.cpuUsage();
      expect(compareSelectorSets(before, after).same).toBe(false);
      const { user, system } = process.cpuUsage(started);
      expect((user + system) / 1000).toBeLessThan(1000);
      expectRealDifferences(before, after);
    }
  });

  it('decides sets whose fields multiply beyond walking', () => {
    expect(compareSelectorSets(entangled(100, 0), entangled(100, 0)).same).toBe(true);
    const reordered = entangled(100, 0);
    if (reordered.kind !== 'advanced') throw new Error('expected an advanced set');
    const wider = {
      ...reordered,
      advancedEventSelectors: [...reordered.advancedEventSelectors, { fieldSelectors: [network, kms] }],
    };
    expect(compareSelectorSets(reordered, wider).same).toBe(true);
  });
});

/** Selectors that each leave out one value of three fields: nearly every event is recorded by nearly all of them. */
function entangled(selectors: number, salt: number): SelectorSet {
  return advanced(
    ...Array.from({ length: selectors }, (_, index): FieldSelector[] => [
      network,
      kms,
      ...['eventName', 'vpcEndpointId', 'userIdentity.arn'].map((field) => ({
        field,
        ...(salt > 0 && index < 4 ? { equals: [`v${index}-${salt}`] } : { notEquals: [`v${index}`] }),
      })),
    ]).slice(salt > 0 ? 0 : undefined, salt > 0 ? 4 : undefined),
  );
}

function everyText(letters: string, length: number): string[] {
  if (length === 0) return [''];
  const shorter = everyText(letters, length - 1);
  return [
    ...new Set([...shorter, ...shorter.flatMap((text) => [...letters].map((letter) => text + letter))]),
  ];
}
