import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FieldSelector } from './advanced-event-selector.ts';
import type { EventSelector } from './event-selector.ts';
import { advancedSet, basicSet, eventRecord } from './selector-arbitraries.ts';
import { compareSelectorSets } from './selector-compare.ts';
import { toAdvanced } from './selector-convert.ts';
import { validateSelectorSet } from './selector-faults.ts';
import { matchesSelectorSet } from './selector-match.ts';
import type { SelectorSet } from './selector-set.ts';
import { toBasic } from './selector-to-basic.ts';

function convert(...selectors: FieldSelector[][]) {
  return toBasic({
    kind: 'advanced',
    advancedEventSelectors: selectors.map((fieldSelectors) => ({ fieldSelectors })),
  });
}

const management: FieldSelector = { field: 'eventCategory', equals: ['Management'] };
const data: FieldSelector = { field: 'eventCategory', equals: ['Data'] };
const objects: FieldSelector = { field: 'resources.type', equals: ['AWS::S3::Object'] };

/** Conditions that basic event selectors can say beside some that they cannot. */
const nearlyBasicSet: fc.Arbitrary<SelectorSet & { kind: 'advanced' }> = (() => {
  const lambda = 'arn:aws:lambda:us-east-1:123456789012:function:f';
  const table = 'arn:aws:dynamodb:us-east-1:123456789012:table/t';
  const oneOf = (field: string, ...conditions: Omit<FieldSelector, 'field'>[]) =>
    fc.oneof(
      { weight: 2, arbitrary: fc.constant<FieldSelector[]>([]) },
      {
        weight: 3,
        arbitrary: fc
          .constantFrom(...conditions)
          .map((condition): FieldSelector[] => [{ field, ...condition }]),
      },
    );
  const readOnly = oneOf(
    'readOnly',
    { equals: ['true'] },
    { equals: ['false'] },
    { equals: ['false', 'true'] },
    { equals: ['true', 'maybe'] },
    { notEquals: ['true'] },
    { equals: ['true'], notEquals: ['true'] },
    { equals: ['true'], notEquals: [] },
  );
  const source = oneOf(
    'eventSource',
    { notEquals: ['kms.amazonaws.com'] },
    { notEquals: ['kms.amazonaws.com', 'rdsdata.amazonaws.com'], startsWith: [] },
    { notEquals: ['kms.amazonaws.com', 's3.amazonaws.com'] },
    { notEquals: ['kms.amazonaws.com'], notStartsWith: ['rds'] },
    { equals: ['kms.amazonaws.com'] },
    { notEquals: [] },
  );
  const arn = oneOf(
    'resources.ARN',
    { startsWith: ['arn:aws:s3:::bucket/', 'arn:aws:s3:::bucket/a'] },
    { startsWith: ['arn:aws:s3:::bucket/', 'arn:aws:s3:::bucket'] },
    { startsWith: ['arn:aws:s3:::bucket/'], notStartsWith: ['arn:aws:s3:::bucket/a'] },
    { equals: [lambda], startsWith: [`${lambda}:`] },
    { equals: [lambda], startsWith: [] },
    { equals: [lambda], startsWith: [`${lambda}:`, `${lambda}g`] },
    { equals: [lambda, 'f'], startsWith: [`${lambda}:`] },
    { equals: [lambda], startsWith: [`${lambda}:`], endsWith: ['x'] },
    { equals: [lambda], startsWith: [`${lambda}:`], notEndsWith: ['x'] },
    { startsWith: [`${lambda}:`] },
    { equals: [table], startsWith: [`${table}/`], notEquals: [] },
    { equals: [table] },
  );
  const selector = fc.oneof(
    fc.tuple(readOnly, source).map((more) => [management, ...more.flat()]),
    fc
      .tuple(
        fc.constantFrom('AWS::S3::Object', 'AWS::Lambda::Function', 'AWS::DynamoDB::Table'),
        readOnly,
        arn,
      )
      .map(([type, ...more]) => [data, { field: 'resources.type', equals: [type] }, ...more.flat()]),
  );
  return fc.record({
    kind: fc.constant('advanced' as const),
    advancedEventSelectors: fc.array(fc.record({ fieldSelectors: selector }), { maxLength: 3 }),
  });
})();

describe('toBasic', () => {
  it('gives back the default of a new trail', () => {
    expect(convert([management])).toMatchObject({
      ok: true,
      value: {
        set: {
          eventSelectors: [
            {
              readWriteType: 'All',
              includeManagementEvents: true,
              dataResources: [],
              excludeManagementEventSources: [],
            },
          ],
        },
        comparison: { same: true },
      },
    });
  });

  it('puts data resources with the management events of the same read/write type', () => {
    const converted = convert([management], [data, objects]);
    expect(converted.ok && converted.value.set.eventSelectors).toEqual([
      expect.objectContaining({ dataResources: [{ type: 'AWS::S3::Object', values: ['arn:aws:s3'] }] }),
    ]);
  });

  it('names every part that basic event selectors cannot say', () => {
    const converted = convert(
      [management],
      [
        { field: 'eventCategory', equals: ['NetworkActivity'] },
        { field: 'eventSource', equals: ['kms.amazonaws.com'] },
      ],
      [data, { field: 'resources.type', equals: ['AWS::SQS::Queue'] }],
      [data, objects, { field: 'eventName', equals: ['GetObject'] }],
      [data, objects, { field: 'resources.ARN', endsWith: ['.txt'] }],
    );
    expect(converted.ok ? [] : converted.error.map(({ path, message }) => [path, message.key])).toEqual([
      ['advancedEventSelectors[1]', 'selectors.convert.notBasicCategory'],
      ['advancedEventSelectors[2].fieldSelectors[1]', 'selectors.convert.notBasicType'],
      ['advancedEventSelectors[3].fieldSelectors[2]', 'selectors.convert.notBasicField'],
      ['advancedEventSelectors[4].fieldSelectors[2]', 'selectors.convert.notBasicField'],
    ]);
  });

  it('returns a basic set as it is', () => {
    const set: SelectorSet = { kind: 'basic', eventSelectors: [] };
    expect(toBasic(set)).toEqual({ ok: true, value: { set, comparison: compareSelectorSets(set, set) } });
  });

  it('tells category, type and field of what it cannot say', () => {
    const faults = (...conditions: FieldSelector[]) => {
      const converted = convert(conditions);
      return converted.ok ? [] : converted.error.map(({ path, message }) => ({ path, ...message }));
    };
    const path = 'advancedEventSelectors[0]';
    const at = (index: number) => `${path}.fieldSelectors[${index}]`;
    const field = (index: number, name: string) => [
      { path: at(index), key: 'selectors.convert.notBasicField', values: { field: name } },
    ];
    const category = (value: string) => [
      { path, key: 'selectors.convert.notBasicCategory', values: { category: value } },
    ];
    expect(faults({ field: 'eventCategory', equals: ['Insight'] })).toEqual(category('Insight'));
    expect(faults(objects)).toEqual(category(''));
    expect(faults({ field: 'eventCategory', equals: ['Data', 'Management'] }, objects)).toEqual(category(''));
    expect(faults({ field: 'eventCategory', notEquals: ['Data'] })).toEqual(category(''));
    expect(faults(data)).toEqual([
      { path: `${path}.fieldSelectors`, key: 'selectors.convert.notBasicType', values: { type: '' } },
    ]);
    expect(faults(data, { field: 'resources.type', equals: ['constructor'] })).toEqual([
      { path: at(1), key: 'selectors.convert.notBasicType', values: { type: 'constructor' } },
    ]);
    expect(faults(management, { field: 'readOnly', equals: ['maybe'] })).toEqual(field(1, 'readOnly'));
    expect(faults(management, { field: 'eventSource', notEquals: ['s3.amazonaws.com'] })).toEqual(
      field(1, 'eventSource'),
    );
    expect(faults(management, objects)).toEqual(field(1, 'resources.type'));
    expect(faults(data, objects, { field: 'resources.ARN', endsWith: ['x'] })).toEqual(
      field(2, 'resources.ARN'),
    );
    expect(faults(data, objects, { field: 'eventSource', notEquals: ['kms.amazonaws.com'] })).toEqual(
      field(2, 'eventSource'),
    );
    const twice = { field: 'readOnly', equals: ['true'] };
    expect(faults(management, twice, twice)).toEqual(field(1, 'readOnly'));
  });

  it('reads true and false together, in any number, as both', () => {
    const type = (...equals: string[]) => {
      const converted = convert([management, { field: 'readOnly', equals }]);
      return converted.ok ? converted.value.set.eventSelectors[0]?.readWriteType : undefined;
    };
    expect(type('true', 'true')).toBe('ReadOnly');
    expect(type('false')).toBe('WriteOnly');
    expect(type('false', 'true', 'false')).toBe('All');
    expect(type('true', 'maybe')).toBeUndefined();
  });

  it('says "all resources" in the partition of the trail', () => {
    const allOf = (type: string) => {
      const converted = toBasic(
        {
          kind: 'advanced',
          advancedEventSelectors: [{ fieldSelectors: [data, { field: 'resources.type', equals: [type] }] }],
        },
        'aws-us-gov',
      );
      return converted.ok ? converted.value.set.eventSelectors : [];
    };
    const whole = (type: string, value: string): EventSelector => ({
      readWriteType: 'All',
      includeManagementEvents: false,
      dataResources: [{ type, values: [value] }],
      excludeManagementEventSources: [],
    });
    for (const [type, value] of [
      ['AWS::S3::Object', 'arn:aws-us-gov:s3'],
      ['AWS::Lambda::Function', 'arn:aws-us-gov:lambda'],
      ['AWS::DynamoDB::Table', 'arn:aws-us-gov:dynamodb'],
    ] as const) {
      expect(allOf(type)).toEqual([whole(type, value)]);
    }
  });

  it('writes a management selector that stands twice once', () => {
    const converted = convert([management], [data, objects], [management]);
    expect(converted.ok && converted.value.set.eventSelectors).toHaveLength(1);
  });

  it('refuses what is more than a trail holds, or nothing', () => {
    const read: FieldSelector = { field: 'readOnly', equals: ['true'] };
    const write: FieldSelector = { field: 'readOnly', equals: ['false'] };
    const kms: FieldSelector = { field: 'eventSource', notEquals: ['kms.amazonaws.com'] };
    const five = [
      [management],
      [management, read],
      [management, write],
      [management, kms],
      [management, read, kms],
    ];
    const tooMany = (key: string, count: number) => ({
      ok: false,
      error: [
        { path: 'advancedEventSelectors', message: { key: `selectors.convert.${key}`, values: { count } } },
      ],
    });
    expect(convert(...five).ok).toBe(true);
    expect(convert(...five, [management, write, kms])).toEqual(tooMany('notBasicCount', 6));
    expect(convert()).toEqual(tooMany('notBasicCount', 0));
    const prefixes = (count: number): FieldSelector => ({
      field: 'resources.ARN',
      startsWith: Array.from({ length: count }, (_, index) => `arn:aws:s3:::bucket${index}/`),
    });
    expect(convert([data, objects, prefixes(250)], [data, objects, write]).ok).toBe(true);
    expect(convert([data, objects, prefixes(251)])).toEqual(tooMany('notBasicResources', 251));
  });

  it('brings every converted basic set back to its meaning', () => {
    fc.assert(
      fc.property(basicSet, (set) => {
        const advanced = toAdvanced(set);
        if (!advanced.ok) return;
        const basic = toBasic(advanced.value.set);
        // Six can be needed where five did: data resources that stood beside a management selector with exclusions.
        if (!basic.ok) {
          expect(basic.error.map(({ message }) => message.key)).toEqual(['selectors.convert.notBasicCount']);
          return;
        }
        expect(compareSelectorSets(set, basic.value.set).same).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('says the same, or refuses, for every set that is nearly basic', () => {
    fc.assert(
      fc.property(nearlyBasicSet, (set) => {
        const basic = toBasic(set);
        if (!basic.ok) {
          expect(basic.error.length).toBeGreaterThan(0);
          return;
        }
        expect(basic.value.comparison.stops).toEqual([]);
        // A function or table without what lies below it may widen, and does so nowhere else.
        for (const { event } of basic.value.comparison.starts) {
          expect(event.resources?.[0]?.type).toMatch(/Function|Table/);
        }
        expect(validateSelectorSet(basic.value.set).filter(({ severity }) => severity === 'error')).toEqual(
          [],
        );
      }),
      { numRuns: 1000 },
    );
  });

  it('loses no event of a set that it converts', () => {
    fc.assert(
      fc.property(advancedSet, fc.array(eventRecord, { minLength: 20, maxLength: 20 }), (set, events) => {
        const basic = toBasic(set);
        if (!basic.ok) return;
        expect(basic.value.comparison.stops).toEqual([]);
        for (const event of events) {
          if (matchesSelectorSet(set, event)) expect(matchesSelectorSet(basic.value.set, event)).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });
});
