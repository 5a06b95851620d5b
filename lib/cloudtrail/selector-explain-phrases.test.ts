import { describe, expect, it } from 'vitest';
import type { FieldSelector } from './advanced-event-selector.ts';
import type { EventSelector } from './event-selector.ts';
import { explainSelectorSet } from './selector-explain.ts';
import type { SelectorSet } from './selector-set.ts';

function advanced(...fieldSelectors: FieldSelector[]): SelectorSet {
  return { kind: 'advanced', advancedEventSelectors: [{ fieldSelectors }] };
}

const network: FieldSelector = { field: 'eventCategory', equals: ['NetworkActivity'] };
const kms: FieldSelector = { field: 'eventSource', equals: ['kms.amazonaws.com'] };
const management: FieldSelector = { field: 'eventCategory', equals: ['Management'] };
const data: FieldSelector = { field: 'eventCategory', equals: ['Data'] };
const objects: FieldSelector = { field: 'resources.type', equals: ['AWS::S3::Object'] };
const reads: FieldSelector = { field: 'readOnly', equals: ['true'] };
const writes: FieldSelector = { field: 'readOnly', equals: ['false'] };

describe('the phrases of explainSelectorSet', () => {
  it('tell each part of a basic set apart, and the values of each', () => {
    const selector: EventSelector = {
      readWriteType: 'All',
      includeManagementEvents: false,
      dataResources: [],
      excludeManagementEventSources: [],
    };
    const explained = (...eventSelectors: EventSelector[]) =>
      explainSelectorSet({ kind: 'basic', eventSelectors });
    const lambda = 'arn:aws:lambda:us-east-1:123456789012:function:f';
    expect(
      explained(
        {
          ...selector,
          includeManagementEvents: true,
          dataResources: [
            { type: 'AWS::S3::Object', values: ['arn:aws:s3:::b/', 'arn:aws:s3'] },
            { type: 'AWS::DynamoDB::Table', values: [] },
            { type: 'AWS::Lambda::Function', values: [lambda] },
          ],
        },
        { ...selector, readWriteType: 'ReadOnly', includeManagementEvents: true },
        { ...selector, dataResources: [{ type: 'AWS::Made::Up', values: ['a', 'b'] }] },
        selector,
      ),
    ).toStrictEqual([
      {
        category: 'Management',
        phrases: [{ key: 'selectors.explain.management', values: { access: 'all' } }],
        values: [],
      },
      {
        category: 'Data',
        phrases: [
          {
            key: 'selectors.explain.data',
            values: { access: 'all', resource: 'S3 object', resourceKind: 's3Object' },
          },
        ],
        values: ['arn:aws:s3:::b/', 'arn:aws:s3'],
      },
      {
        category: 'Data',
        phrases: [
          {
            key: 'selectors.explain.dataOf',
            values: {
              access: 'all',
              resource: 'Lambda function',
              resourceKind: 'lambdaFunction',
              first: lambda,
              count: 1,
            },
          },
        ],
        values: [lambda],
      },
      {
        category: 'Management',
        phrases: [{ key: 'selectors.explain.management', values: { access: 'read' } }],
        values: [],
      },
      {
        category: 'Data',
        phrases: [
          {
            key: 'selectors.explain.dataOf',
            values: {
              access: 'all',
              resource: 'AWS::Made::Up',
              resourceKind: 'other',
              first: 'a',
              count: 2,
            },
          },
        ],
        values: ['a', 'b'],
      },
      { category: '', phrases: [{ key: 'selectors.explain.nothing' }], values: [] },
    ]);
  });

  it('come with the name of a selector, and its values but for those that the sentence says whole', () => {
    const fieldSelectors: FieldSelector[] = [
      network,
      kms,
      { field: 'errorCode', equals: ['VpceAccessDenied'] },
      { field: 'eventName', startsWith: ['Get'], notEquals: ['GetKey'] },
      { field: 'vpcEndpointId', equals: ['vpce-1'] },
    ];
    const explained = (name?: string) =>
      explainSelectorSet({
        kind: 'advanced',
        advancedEventSelectors: [{ ...(name === undefined ? {} : { name }), fieldSelectors }],
      }).map(({ phrases: _, ...rest }) => rest);
    const values = ['Get', 'GetKey', 'vpce-1'];
    expect(explained('KMS')).toStrictEqual([{ name: 'KMS', category: 'NetworkActivity', values }]);
    expect(explained('')).toStrictEqual([{ category: 'NetworkActivity', values }]);
    expect(explained()).toStrictEqual([{ category: 'NetworkActivity', values }]);
    const typed = advanced(data, objects, reads, { field: 'resources.ARN', endsWith: ['x'] });
    expect(explainSelectorSet(typed)[0]?.values).toEqual(['x']);
  });

  it('are chosen by what a selector narrows', () => {
    const name: FieldSelector = { field: 'eventName', equals: ['a'] };
    const arn = (condition: Omit<FieldSelector, 'field'>): FieldSelector => ({
      field: 'resources.ARN',
      ...condition,
    });
    const source = (condition: Omit<FieldSelector, 'field'>): FieldSelector => ({
      field: 'eventSource',
      ...condition,
    });
    const denied: FieldSelector = { field: 'errorCode', equals: ['VpceAccessDenied'] };
    const table = 'arn:aws:dynamodb:us-east-1:123456789012:table/t';
    const chosen: readonly [FieldSelector[], string[]][] = [
      [[management], ['management all']],
      [[management, reads], ['management read']],
      [[management, writes, source({ notEquals: ['kms.amazonaws.com'] })], ['managementExcept write']],
      [
        [management, source({ equals: ['kms.amazonaws.com'] }), name],
        ['managementOnly all', 'only'],
      ],
      [
        [management, source({ notEquals: ['a'] }), name],
        ['managementExcept all', 'only'],
      ],
      [
        [management, source({ startsWith: ['k'] })],
        ['management all', 'only'],
      ],
      [
        [management, source({ equals: ['k'], notEquals: ['l'] })],
        ['management all', 'only', 'except'],
      ],
      [
        [management, { field: 'readOnly', equals: ['true', 'false'] }],
        ['management all', 'only'],
      ],
      [
        [management, { field: 'readOnly', equals: ['false', 'true'] }],
        ['management all', 'only'],
      ],
      [
        [management, { field: 'readOnly', notEquals: ['true'] }],
        ['management all', 'except'],
      ],
      [
        [management, { field: 'readOnly', equals: ['maybe'] }],
        ['management all', 'only'],
      ],
      [[data, objects], ['data all']],
      [[data, objects, reads], ['data read']],
      [
        [data, objects, name],
        ['dataSome all', 'only'],
      ],
      [
        [data, objects, writes, arn({ startsWith: ['a', 'b'] }), name],
        ['dataUnder write', 'only'],
      ],
      [
        [data, objects, arn({ equals: ['a'] }), name],
        ['dataOf all', 'only'],
      ],
      [
        [data, objects, arn({ equals: [table], startsWith: [`${table}/`] }), name],
        ['dataOfWithParts all', 'only'],
      ],
      [
        [data, objects, arn({ equals: [table], startsWith: [`${table}x`] })],
        ['dataSome all', 'only'],
      ],
      [
        [data, objects, arn({ equals: [table], startsWith: [`${table}/`, 'x'] })],
        ['dataSome all', 'only'],
      ],
      [
        [data, objects, arn({ equals: [table], startsWith: [`${table}/`], notEquals: ['x'] })],
        ['dataSome all', 'only', 'except'],
      ],
      [[data, objects, arn({ equals: [], startsWith: [] })], ['data all']],
      [[data, objects, arn({ equals: [], startsWith: ['a'] })], ['dataUnder all']],
      [
        [data, objects, arn({ equals: [table, 'x'], startsWith: [`${table}/`, 'y'] })],
        ['dataSome all', 'only'],
      ],
      [
        [data, objects, arn({ endsWith: ['a'] })],
        ['dataSome all', 'only'],
      ],
      [
        [data, name],
        ['other', 'only'],
      ],
      [
        [data, { field: 'resources.type', equals: ['a', 'b'] }, reads],
        ['other', 'only', 'only'],
      ],
      [[network, kms], ['networkActivity']],
      [
        [network, kms, name],
        ['networkActivitySome', 'only'],
      ],
      [[network, kms, denied], ['networkActivityDenied']],
      [
        [network, kms, denied, name],
        ['networkActivityDeniedSome', 'only'],
      ],
      [
        [network, kms, { field: 'errorCode', equals: ['x'] }],
        ['networkActivitySome', 'only'],
      ],
      [
        [network, kms, { field: 'errorCode', equals: ['VpceAccessDenied', 'x'] }],
        ['networkActivitySome', 'only'],
      ],
      [
        [network, source({ notEquals: ['x'] }), name],
        ['other', 'except', 'only'],
      ],
      [[network], ['other']],
      [
        [{ field: 'eventCategory', equals: ['Insight'] }, name],
        ['other', 'only'],
      ],
      [
        [{ field: 'eventCategory', equals: ['Data', 'Management'] }, name],
        ['unknownCategory', 'only', 'only'],
      ],
      [[name], ['unknownCategory', 'only']],
    ];
    for (const [conditions, sentences] of chosen) {
      const [explained] = explainSelectorSet(advanced(...conditions));
      const said = explained?.phrases.map(({ key, values }) =>
        [key.replace('selectors.explain.', ''), values?.access]
          .filter((part) => part !== undefined)
          .join(' '),
      );
      expect([conditions, said]).toEqual([conditions, sentences]);
    }
  });

  it('carry what their sentence names', () => {
    const valuesOf = (...conditions: FieldSelector[]) =>
      explainSelectorSet(advanced(...conditions))[0]?.phrases.map(({ values }) => values);
    const several: FieldSelector = { field: 'eventSource', equals: ['kms.amazonaws.com', 'a', 'b'] };
    expect(valuesOf(network, several)).toEqual([{ count: 3, first: 'AWS KMS', second: 'a' }]);
    expect(valuesOf(network, kms)).toEqual([{ count: 1, first: 'AWS KMS', second: '' }]);
    expect(valuesOf({ field: 'eventCategory', equals: ['Insight'] })).toEqual([{ category: 'Insight' }]);
    expect(valuesOf(network)).toEqual([{ category: 'NetworkActivity' }]);
    expect(valuesOf(data)).toEqual([{ category: 'Data' }]);
    expect(valuesOf(data, objects, { field: 'resources.ARN', startsWith: ['a', 'b'] })).toEqual([
      { access: 'all', resource: 'S3 object', resourceKind: 's3Object', first: 'a', count: 2 },
    ]);
    const whole: FieldSelector = { field: 'resources.ARN', equals: ['f', 'g'], startsWith: ['g:', 'f:'] };
    const tables: FieldSelector = { field: 'resources.type', equals: ['AWS::DynamoDB::Table'] };
    expect(valuesOf(data, tables, whole)).toEqual([
      { access: 'all', resource: 'DynamoDB table', resourceKind: 'dynamodbTable', first: 'f', count: 2 },
    ]);
    const none = {
      eq: 0,
      eq1: '',
      eq2: '',
      join1: 'no',
      sw: 0,
      sw1: '',
      sw2: '',
      join2: 'no',
      ew: 0,
      ew1: '',
      ew2: '',
    };
    const clauses: readonly [Omit<FieldSelector, 'field'>, object[]][] = [
      [{ equals: ['a', 'b', 'c'] }, [{ ...none, eq: 3, eq1: 'a', eq2: 'b' }]],
      [{ startsWith: ['a', 'b'] }, [{ ...none, join1: 'first', sw: 2, sw1: 'a', sw2: 'b' }]],
      [{ endsWith: ['a', 'b'] }, [{ ...none, join2: 'first', ew: 2, ew1: 'a', ew2: 'b' }]],
      [{ equals: ['a'], startsWith: ['b'] }, [{ ...none, eq: 1, eq1: 'a', join1: 'yes', sw: 1, sw1: 'b' }]],
      [
        { startsWith: ['b'], endsWith: ['c'] },
        [{ ...none, join1: 'first', sw: 1, sw1: 'b', join2: 'yes', ew: 1, ew1: 'c' }],
      ],
      [{ equals: ['a'], endsWith: ['c'] }, [{ ...none, eq: 1, eq1: 'a', join2: 'yes', ew: 1, ew1: 'c' }]],
      [
        { equals: ['a'], notStartsWith: ['b'] },
        [
          { ...none, eq: 1, eq1: 'a' },
          { ...none, join1: 'first', sw: 1, sw1: 'b' },
        ],
      ],
      [{ notEndsWith: ['a'] }, [{ ...none, join2: 'first', ew: 1, ew1: 'a' }]],
    ];
    for (const [condition, said] of clauses) {
      const expected = said.map((values) => ({ field: 'eventName', ...values }));
      expect(valuesOf(network, kms, { field: 'eventName', ...condition })?.slice(1)).toEqual(expected);
    }
  });
});
