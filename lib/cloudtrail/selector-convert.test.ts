import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DataResource, EventSelector } from './event-selector.ts';
import { basicSet, eventRecord } from './selector-arbitraries.ts';
import { toAdvanced } from './selector-convert.ts';
import { matchesSelectorSet } from './selector-match.ts';
import type { SelectorSet } from './selector-set.ts';
import { countSelectorValues } from './selector-values.ts';
import { formatSelectorSet } from './selector-wire.ts';

function basic(...selectors: Partial<EventSelector>[]): SelectorSet {
  return {
    kind: 'basic',
    eventSelectors: selectors.map((selector) => ({
      readWriteType: 'All',
      includeManagementEvents: true,
      dataResources: [],
      excludeManagementEventSources: [],
      ...selector,
    })),
  };
}

function convert(set: SelectorSet) {
  const converted = toAdvanced(set);
  if (!converted.ok) throw new Error(converted.error.message.key);
  return converted.value;
}

function wire(set: SelectorSet): unknown {
  return formatSelectorSet(convert(set).set);
}

const functionArn = (n: number) => `arn:aws:lambda:us-east-1:123456789012:function:f${n}`;
const tableArn = (n: number) => `arn:aws:dynamodb:us-east-1:123456789012:table/t${n}`;

const management = { Field: 'eventCategory', Equals: ['Management'] };
const data = { Field: 'eventCategory', Equals: ['Data'] };

describe('toAdvanced', () => {
  it('gives the default trail the selector that the console makes (logging-management-events-with-cloudtrail)', () => {
    expect(wire(basic({}))).toEqual({
      AdvancedEventSelectors: [{ Name: 'Management events selector', FieldSelectors: [management] }],
    });
  });

  it('keeps exclusions, read/write types and all three kinds of data resources', () => {
    const arn = 'arn:aws:lambda:us-east-1:123456789012:function:f';
    const table = 'arn:aws:dynamodb:us-east-1:123456789012:table/t';
    const set = basic({
      readWriteType: 'WriteOnly',
      excludeManagementEventSources: ['kms.amazonaws.com'],
      dataResources: [
        { type: 'AWS::S3::Object', values: ['arn:aws:s3:::b/', 'arn:aws:s3:::c/p'] },
        { type: 'AWS::Lambda::Function', values: [arn] },
        { type: 'AWS::DynamoDB::Table', values: [table] },
      ],
    });
    const write = { Field: 'readOnly', Equals: ['false'] };
    const type = (name: string) => ({ Field: 'resources.type', Equals: [name] });
    expect(wire(set)).toEqual({
      AdvancedEventSelectors: [
        {
          Name: 'Management events selector',
          FieldSelectors: [management, write, { Field: 'eventSource', NotEquals: ['kms.amazonaws.com'] }],
        },
        {
          Name: 'S3 object events (write-only)',
          FieldSelectors: [
            data,
            type('AWS::S3::Object'),
            write,
            { Field: 'resources.ARN', StartsWith: ['arn:aws:s3:::b/', 'arn:aws:s3:::c/p'] },
          ],
        },
        {
          Name: 'Lambda function events (write-only)',
          FieldSelectors: [
            data,
            type('AWS::Lambda::Function'),
            write,
            { Field: 'resources.ARN', Equals: [arn], StartsWith: [`${arn}:`] },
          ],
        },
        {
          Name: 'DynamoDB table events (write-only)',
          FieldSelectors: [
            data,
            type('AWS::DynamoDB::Table'),
            write,
            { Field: 'resources.ARN', Equals: [table], StartsWith: [`${table}/`] },
          ],
        },
      ],
    });
    const { comparison, assumptions } = convert(set);
    expect(comparison).toMatchObject({ same: true, starts: [], stops: [] });
    expect(assumptions.map(({ key }) => key)).toEqual([
      'selectors.convert.lambdaVersions',
      'selectors.convert.dynamodbParts',
      'selectors.convert.severalResources',
    ]);
  });

  it('keeps management selectors with different exclusions apart, under different names', () => {
    const { set } = convert(
      basic(
        { readWriteType: 'ReadOnly', excludeManagementEventSources: ['kms.amazonaws.com'] },
        { readWriteType: 'WriteOnly' },
        { readWriteType: 'WriteOnly' },
      ),
    );
    expect(set.advancedEventSelectors.map(({ name }) => name)).toEqual([
      'Management events selector',
      'Management events selector (write-only)',
    ]);
  });

  it('lets "all" swallow single values, and records nothing for an empty list', () => {
    const { set } = convert(
      basic(
        { dataResources: [{ type: 'AWS::S3::Object', values: ['arn:aws:s3:::b/'] }] },
        {
          dataResources: [
            { type: 'AWS::S3::Object', values: ['arn:aws:s3'] },
            { type: 'AWS::Lambda::Function', values: [] },
          ],
        },
      ),
    );
    expect(
      set.advancedEventSelectors.map(({ fieldSelectors }) => fieldSelectors.map(({ field }) => field)),
    ).toEqual([['eventCategory'], ['eventCategory', 'resources.type']]);
  });

  it('names each selector by what sets it apart', () => {
    const { set } = convert(
      basic(
        { dataResources: [{ type: 'AWS::S3::Object', values: ['arn:aws:s3'] }] },
        {
          readWriteType: 'WriteOnly',
          excludeManagementEventSources: ['rdsdata.amazonaws.com', 'kms.amazonaws.com'],
        },
        { readWriteType: 'ReadOnly', dataResources: [{ type: 'AWS::S3::Object', values: ['arn:aws:s3'] }] },
        { excludeManagementEventSources: ['kms.amazonaws.com'] },
      ),
    );
    expect(set.advancedEventSelectors.map(({ name }) => name)).toEqual([
      'Management events selector',
      'Management events selector (write-only, without kms.amazonaws.com, rdsdata.amazonaws.com)',
      'Management events selector (read-only)',
      'Management events selector (without kms.amazonaws.com)',
      'S3 object events',
      'S3 object events (read-only)',
    ]);
    const all = basic({ excludeManagementEventSources: ['kms.amazonaws.com'] }, {});
    expect(convert(all).set.advancedEventSelectors.map(({ name }) => name)).toEqual([
      'Management events selector',
      'Management events selector (read and write)',
    ]);
  });

  it('takes the same exclusions in another order for the same', () => {
    const { set } = convert(
      basic(
        { excludeManagementEventSources: ['kms.amazonaws.com', 'rdsdata.amazonaws.com'] },
        { excludeManagementEventSources: ['rdsdata.amazonaws.com', 'kms.amazonaws.com'] },
      ),
    );
    expect(set.advancedEventSelectors).toHaveLength(1);
  });

  it('assumes nothing where nothing depends on it, and names each assumption that it makes', () => {
    const lambda = { type: 'AWS::Lambda::Function', values: [functionArn(0)] };
    const table = { type: 'AWS::DynamoDB::Table', values: [tableArn(0)] };
    const object = { type: 'AWS::S3::Object', values: ['arn:aws:s3:::b/'] };
    const allFunctions = { type: 'AWS::Lambda::Function', values: ['arn:aws:lambda'] };
    const allTables = { type: 'AWS::DynamoDB::Table', values: ['arn:aws:dynamodb'] };
    const assumed = (...dataResources: DataResource[]) =>
      convert(basic({ dataResources })).assumptions.map(({ key }) => key.split('.').at(-1));
    expect(assumed()).toEqual([]);
    expect(assumed(allFunctions, allTables)).toEqual([]);
    expect(assumed(object)).toEqual(['severalResources']);
    expect(assumed(lambda, allTables)).toEqual(['lambdaVersions', 'severalResources']);
    expect(assumed(table, allFunctions)).toEqual(['dynamodbParts', 'severalResources']);
  });

  it('takes a resource of a type without rules for itself alone', () => {
    const topic = { type: 'AWS::SNS::Topic', values: ['arn:aws:sns:us-east-1:123456789012:t'] };
    const { set, comparison } = convert(basic({ includeManagementEvents: false, dataResources: [topic] }));
    expect(set.advancedEventSelectors[0]?.fieldSelectors.at(-1)).toEqual({
      field: 'resources.ARN',
      equals: topic.values,
    });
    expect(comparison.same).toBe(true);
  });

  it('refuses a set that records nothing', () => {
    const nothing = basic({
      includeManagementEvents: false,
      dataResources: [{ type: 'AWS::S3::Object', values: [] }],
    });
    expect(toAdvanced(nothing)).toEqual({
      ok: false,
      error: { code: 'invalid-input', message: { key: 'selectors.convert.empty' }, retryable: false },
    });
  });

  it('stays within 500 values at the limit of 250 functions and loses none of them', () => {
    const values = Array.from(
      { length: 250 },
      (_, index) => `arn:aws:lambda:us-east-1:123456789012:function:f${index}`,
    );
    const { set, comparison, assumptions } = convert(
      basic({ dataResources: [{ type: 'AWS::Lambda::Function', values }] }),
    );
    expect(countSelectorValues(set)).toBe(500);
    expect(comparison.stops).toEqual([]);
    expect(assumptions).toContainEqual({ key: 'selectors.convert.widened', values: { count: 3 } });
    expect(comparison.starts.length).toBeGreaterThan(0);
  });

  it('spends the 500 values on those that need two, in their order, and takes the rest by their beginning', () => {
    const functions = {
      type: 'AWS::Lambda::Function',
      values: Array.from({ length: 245 }, (_, n) => functionArn(n)),
    };
    const tables = { type: 'AWS::DynamoDB::Table', values: Array.from({ length: 5 }, (_, n) => tableArn(n)) };
    const { set, comparison, assumptions } = convert(basic({ dataResources: [functions, tables] }));
    expect(countSelectorValues(set)).toBe(500);
    expect(set.advancedEventSelectors.at(-1)?.fieldSelectors.at(-1)).toEqual({
      field: 'resources.ARN',
      startsWith: tables.values,
    });
    expect(assumptions).toContainEqual({ key: 'selectors.convert.widened', values: { count: 5 } });
    expect(comparison.stops).toEqual([]);
  });

  it('keeps functions exact beside many S3 prefixes, which need one value each', () => {
    const objects = {
      type: 'AWS::S3::Object',
      values: Array.from({ length: 200 }, (_, n) => `arn:aws:s3:::b/${n}/`),
    };
    const functions = {
      type: 'AWS::Lambda::Function',
      values: Array.from({ length: 50 }, (_, n) => functionArn(n)),
    };
    expect(convert(basic({ dataResources: [objects, functions] })).comparison.same).toBe(true);
  });

  it('returns an advanced set as it is', () => {
    const set: SelectorSet = {
      kind: 'advanced',
      advancedEventSelectors: [{ fieldSelectors: [{ field: 'eventCategory', equals: ['Data'] }] }],
    };
    expect(convert(set)).toMatchObject({ set, comparison: { same: true }, assumptions: [] });
  });

  it('decides every event as before', () => {
    fc.assert(
      fc.property(basicSet, fc.array(eventRecord, { minLength: 40, maxLength: 40 }), (set, events) => {
        const converted = toAdvanced(set);
        if (!converted.ok) {
          expect(events.some((event) => matchesSelectorSet(set, event))).toBe(false);
          return;
        }
        expect(converted.value.comparison).toMatchObject({ same: true, starts: [], stops: [] });
        for (const event of events) {
          expect(matchesSelectorSet(converted.value.set, event)).toBe(matchesSelectorSet(set, event));
        }
      }),
      { numRuns: 800 },
    );
  });
});
