import { describe, expect, it } from 'vitest';
import { basicSelectorFaults } from './basic-selector-faults.ts';
import type { DataResource, EventSelector } from './event-selector.ts';

function faultsOf(...selectors: Partial<EventSelector>[]) {
  return basicSelectorFaults(
    selectors.map((selector) => ({
      readWriteType: 'All',
      includeManagementEvents: true,
      dataResources: [],
      excludeManagementEventSources: [],
      ...selector,
    })),
  );
}

function resourceFaults(type: string, ...values: string[]) {
  return faultsOf(
    {},
    {
      dataResources: [
        { type: 'AWS::S3::Object', values: [] },
        { type, values },
      ],
    },
  );
}

const exception = { severity: 'error', awsName: 'InvalidEventSelectorsException' } as const;

describe('basicSelectorFaults', () => {
  it('tells the number of selectors that is not 1 to 5', () => {
    const fault = (count: number) => ({
      ...exception,
      path: 'eventSelectors',
      awsMessage: 'Specify a valid number of selectors (1 to 5) for your trail',
      message: { key: 'selectors.fault.basicCount', values: { count } },
    });
    expect(faultsOf()).toEqual([fault(0)]);
    expect(faultsOf({}, {}, {}, {}, {}, {})).toEqual([fault(6)]);
    expect(faultsOf({}, {}, {}, {}, {})).toEqual([]);
  });

  it('tells the number of data resources above 250, over all selectors, without those that mean all', () => {
    const buckets = (from: number, to: number): DataResource => ({
      type: 'AWS::S3::Object',
      values: Array.from({ length: to - from }, (_, index) => `arn:aws:s3:::bucket${from + index}/`),
    });
    const all = { type: 'AWS::Lambda::Function', values: ['arn:aws:lambda'] };
    expect(faultsOf({ dataResources: [buckets(0, 250), all] })).toEqual([]);
    expect(
      faultsOf({ dataResources: [buckets(0, 250), all] }, { dataResources: [buckets(250, 251)] }),
    ).toEqual([
      {
        ...exception,
        path: 'eventSelectors',
        awsMessage: 'Specify a valid number of DataResources.Values (0 to 250) for all your selectors',
        message: { key: 'selectors.fault.dataResourceCount', values: { count: 251 } },
      },
    ]);
  });

  it('tells a selector that selects nothing', () => {
    expect(faultsOf({}, { includeManagementEvents: false })).toEqual([
      {
        ...exception,
        path: 'eventSelectors[1]',
        awsMessage:
          'Invalid combination of parameters in EventSelectors. When includeManagementEvents is false, DataResources must not be empty.',
        message: { key: 'selectors.fault.nothingSelected' },
      },
    ]);
    expect(
      faultsOf({ includeManagementEvents: false, dataResources: [{ type: 'AWS::S3::Object', values: [] }] }),
    ).toEqual([]);
  });

  it('tells an event source that cannot be excluded, and knows both that can', () => {
    const excludeManagementEventSources = ['kms.amazonaws.com', 's3.amazonaws.com', 'rdsdata.amazonaws.com'];
    expect(faultsOf({ excludeManagementEventSources })).toEqual([
      {
        ...exception,
        path: 'eventSelectors[0].excludeManagementEventSources[1]',
        awsMessage: 'Value s3.amazonaws.com for ExcludeManagementEventSources is invalid.',
        message: { key: 'selectors.fault.excludeSource', values: { value: 's3.amazonaws.com' } },
      },
    ]);
  });

  it('warns of an exclusion where there are no management events', () => {
    const data = { includeManagementEvents: false, dataResources: [{ type: 'AWS::S3::Object', values: [] }] };
    expect(faultsOf(data)).toEqual([]);
    expect(faultsOf({ ...data, excludeManagementEventSources: ['kms.amazonaws.com'] })).toEqual([
      {
        severity: 'warning',
        awsName: 'InvalidEventSelectorsException',
        path: 'eventSelectors[0].excludeManagementEventSources',
        awsMessage: 'ExcludeManagementEventSources has no effect when IncludeManagementEvents is false.',
        message: { key: 'selectors.fault.unusedExclusion' },
      },
    ]);
  });

  it('tells a resource type that basic event selectors do not know', () => {
    expect(resourceFaults('AWS::SNS::Topic', 'x')).toEqual([
      {
        ...exception,
        path: 'eventSelectors[1].dataResources[1].type',
        awsMessage: 'Value AWS::SNS::Topic for DataResources.Type is invalid.',
        message: { key: 'selectors.fault.dataResourceType', values: { value: 'AWS::SNS::Topic' } },
      },
    ]);
  });

  it('tells a value that is no such resource', () => {
    expect(resourceFaults('AWS::S3::Object', 'arn:aws:s3:::bucket/', 'bucket')).toEqual([
      {
        ...exception,
        path: 'eventSelectors[1].dataResources[1].values[1]',
        awsMessage: 'Value bucket for DataResources.Values is invalid.',
        message: {
          key: 'selectors.fault.dataResourceValue',
          values: { value: 'bucket', type: 'AWS::S3::Object' },
        },
      },
    ]);
  });

  it('warns of a * that was meant as a wildcard', () => {
    expect(resourceFaults('AWS::S3::Object', 'arn:aws:s3:::bucket/logs/*')).toEqual([
      {
        severity: 'warning',
        awsName: 'InvalidEventSelectorsException',
        path: 'eventSelectors[1].dataResources[1].values[0]',
        awsMessage: 'The * in arn:aws:s3:::bucket/logs/* is not a wildcard.',
        message: { key: 'selectors.fault.prefixWildcard', values: { value: 'arn:aws:s3:::bucket/logs/*' } },
      },
    ]);
  });

  it('warns of a * in a value that matches as a whole', () => {
    const value = 'arn:aws:dynamodb:us-east-1:123456789012:table/t/*';
    expect(resourceFaults('AWS::DynamoDB::Table', value).map(({ message }) => message)).toEqual([
      { key: 'selectors.fault.wildcard', values: { value } },
    ]);
  });

  it('takes whole ARNs of each partition, and no text around them', () => {
    const whole: readonly [string, readonly string[]][] = [
      ['AWS::S3::Object', ['s3', 's3:::', 's3:::b.u-c_k3t/', 's3:::bucket/prefix\nwith a line']],
      [
        'AWS::Lambda::Function',
        [
          'lambda',
          'lambda:us-east-1:123456789012:function:a-b_9',
          'lambda:us-east-1:123456789012:function:f:$LATEST',
        ],
      ],
      [
        'AWS::DynamoDB::Table',
        [
          'dynamodb',
          'dynamodb:us-gov-west-1:123456789012:table/a.b-c_9',
          'dynamodb:us-east-1:123456789012:table/t/stream/x',
        ],
      ],
    ];
    for (const [type, resources] of whole) {
      for (const resource of resources) {
        for (const partition of ['aws', 'aws-cn', 'aws-us-gov']) {
          expect(resourceFaults(type, `arn:${partition}:${resource}`)).toEqual([]);
        }
        expect(resourceFaults(type, `arn:aws-iso:${resource}`)).toHaveLength(1);
        expect(resourceFaults(type, ` arn:aws:${resource}`)).toHaveLength(1);
      }
    }
  });

  it('takes no value that only begins or ends like one', () => {
    const broken: readonly [string, readonly string[]][] = [
      [
        'AWS::S3::Object',
        [
          's3x',
          's3::',
          's3:::-b/',
          's3:::b-/',
          's3:::bu cket/',
          's3:::/x',
          's3:::ab/',
          `s3:::${'b'.repeat(256)}/`,
        ],
      ],
      [
        'AWS::Lambda::Function',
        [
          'lambda:',
          'lambda::123456789012:function:f',
          'lambda:us-east-1:12345678901:function:f',
          'lambda:us-east-1:1234567890123:function:f',
          'lambda:us-east-1:123456789012:function:',
          'lambda:us-east-1:123456789012:function:f:',
          'lambda:us-east-1:123456789012:function:f:a:b',
          'lambda:us-east-1:123456789012:function:f f',
        ],
      ],
      [
        'AWS::DynamoDB::Table',
        [
          'dynamodb/',
          'dynamodb::123456789012:table/t',
          'dynamodb:us-east-1:1:table/t',
          'dynamodb:us-east-1:123456789012:table/',
          'dynamodb:us-east-1:123456789012:table/t/',
          'dynamodb:us-east-1:123456789012:table/t t',
        ],
      ],
    ];
    for (const [type, resources] of broken) {
      for (const resource of resources) {
        const value = `arn:aws:${resource}`;
        expect(resourceFaults(type, value).map(({ message }) => [value, message.key])).toEqual([
          [value, 'selectors.fault.dataResourceValue'],
        ]);
      }
    }
  });
});
