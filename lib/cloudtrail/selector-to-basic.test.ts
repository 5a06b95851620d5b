import { describe, expect, it } from 'vitest';
import type { FieldSelector } from './advanced-event-selector.ts';
import type { EventSelector } from './event-selector.ts';
import { compareSelectorSets } from './selector-compare.ts';
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

  it('names the place of a condition that stands first, too', () => {
    const converted = convert([{ field: 'readOnly', equals: ['maybe'] }, management]);
    expect(converted.ok ? [] : converted.error.map(({ path }) => path)).toEqual([
      'advancedEventSelectors[0].fieldSelectors[0]',
    ]);
  });

  it('says S3 prefixes, and whole functions and tables alone or with what lies below them', () => {
    const lambda = 'arn:aws:lambda:us-east-1:123456789012:function:f';
    const table = 'arn:aws:dynamodb:us-east-1:123456789012:table/t';
    const bucket = 'arn:aws:s3:::bucket/';
    const said = (type: string, condition: Omit<FieldSelector, 'field'>) => {
      const arn = { field: 'resources.ARN', ...condition };
      const converted = convert([data, { field: 'resources.type', equals: [type] }, arn]);
      return converted.ok ? converted.value.set.eventSelectors[0]?.dataResources[0]?.values : undefined;
    };
    const sayable: readonly [string, Omit<FieldSelector, 'field'>, string[]][] = [
      ['AWS::S3::Object', { startsWith: [bucket, `${bucket}a`] }, [bucket, `${bucket}a`]],
      ['AWS::S3::Object', { startsWith: [bucket], notEquals: [] }, [bucket]],
      ['AWS::Lambda::Function', { equals: [lambda] }, [lambda]],
      [
        'AWS::Lambda::Function',
        { equals: [lambda, `${lambda}:a`], startsWith: [`${lambda}:`] },
        [lambda, `${lambda}:a`],
      ],
      ['AWS::DynamoDB::Table', { equals: [table], startsWith: [`${table}/`], endsWith: [] }, [table]],
    ];
    for (const [type, condition, values] of sayable) expect(said(type, condition)).toEqual(values);
    const unsayable: readonly [string, Omit<FieldSelector, 'field'>][] = [
      ['AWS::S3::Object', { startsWith: [bucket, 'arn:aws:s3:::bucket'] }],
      ['AWS::S3::Object', { startsWith: [bucket], notStartsWith: [`${bucket}a`] }],
      ['AWS::S3::Object', { equals: [`${bucket}a`] }],
      ['AWS::S3::Object', { startsWith: [] }],
      // No value of a basic selector means none of the resources.
      ['AWS::Lambda::Function', { equals: [], startsWith: [] }],
      ['AWS::Lambda::Function', { startsWith: [`${lambda}:`] }],
      ['AWS::Lambda::Function', { equals: [lambda, 'f'] }],
      ['AWS::Lambda::Function', { equals: [lambda], startsWith: [`${lambda}:`, `${lambda}g`] }],
      ['AWS::Lambda::Function', { equals: [lambda], startsWith: [`${lambda}/`] }],
      ['AWS::Lambda::Function', { equals: [lambda], startsWith: [`${lambda}:`], endsWith: ['x'] }],
      ['AWS::Lambda::Function', { equals: [lambda], notEquals: [`${lambda}:a`] }],
      ['AWS::DynamoDB::Table', { equals: [table], notEndsWith: ['x'] }],
    ];
    for (const [type, condition] of unsayable) {
      expect([type, condition, said(type, condition)]).toEqual([type, condition, undefined]);
    }
  });

  it('passes over an operator without values, which asks nothing', () => {
    const source: FieldSelector = { field: 'eventSource', notEquals: ['kms.amazonaws.com'], startsWith: [] };
    const converted = convert([{ ...management, notEquals: [] }, source]);
    expect(converted.ok && converted.value.set.eventSelectors[0]?.excludeManagementEventSources).toEqual([
      'kms.amazonaws.com',
    ]);
  });

  it('reads true and false together, in any number, as both', () => {
    const type = (...equals: string[]) => {
      const converted = convert([management, { field: 'readOnly', equals }]);
      return converted.ok ? converted.value.set.eventSelectors[0]?.readWriteType : undefined;
    };
    expect(type('true', 'true')).toBe('ReadOnly');
    expect(type('false')).toBe('WriteOnly');
    expect(type('false', 'true', 'false')).toBe('All');
    for (const odd of [['true', 'maybe'], ['false', 'maybe'], ['true', 'false', 'maybe'], []]) {
      expect(type(...odd)).toBeUndefined();
    }
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
});
