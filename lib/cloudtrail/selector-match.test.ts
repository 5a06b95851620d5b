import { describe, expect, it } from 'vitest';
import type { FieldSelector } from './advanced-event-selector.ts';
import type { EventRecord } from './event-record.ts';
import type { EventSelector } from './event-selector.ts';
import { matchesSelectorSet, READABLE_FIELDS } from './selector-match.ts';

const base = { eventID: '228ca3c8-5f95-4a8a-9732-EXAMPLE60ed9', eventTime: '2024-06-04T23:12:50Z' };

function records(conditions: FieldSelector[], event: Partial<EventRecord>): boolean {
  const set = { kind: 'advanced', advancedEventSelectors: [{ fieldSelectors: conditions }] } as const;
  return matchesSelectorSet(set, { ...base, ...event });
}

function recordsBasic(selector: Partial<EventSelector>, event: Partial<EventRecord>): boolean {
  const whole: EventSelector = {
    readWriteType: 'All',
    includeManagementEvents: true,
    dataResources: [],
    excludeManagementEventSources: [],
    ...selector,
  };
  return matchesSelectorSet({ kind: 'basic', eventSelectors: [whole] }, { ...base, ...event });
}

const s3 = (...arns: string[]) => ({
  eventCategory: 'Data',
  eventSource: 's3.amazonaws.com',
  resources: arns.map((ARN) => ({ type: 'AWS::S3::Object', ARN })),
});

describe('advanced event selectors', () => {
  const denied: FieldSelector[] = [
    { field: 'eventCategory', equals: ['NetworkActivity'] },
    { field: 'eventSource', equals: ['kms.amazonaws.com'] },
    { field: 'errorCode', equals: ['VpceAccessDenied'] },
  ];

  it('record the denied KMS call of logging-network-events-with-cloudtrail and not the allowed one of cloudtrail-events', () => {
    const call = {
      eventCategory: 'NetworkActivity',
      eventSource: 'kms.amazonaws.com',
      eventName: 'ListKeys',
    };
    expect(records(denied, { ...call, errorCode: 'VpceAccessDenied' })).toBe(true);
    expect(records(denied, call)).toBe(false);
    expect(records(denied, { ...call, errorCode: 'AccessDenied' })).toBe(false);
  });

  it('take both spellings of the event type for network activity, and eventCategory before either', () => {
    const call = { eventSource: 'kms.amazonaws.com', errorCode: 'VpceAccessDenied' };
    expect(records(denied, { ...call, eventType: 'AwsVpceEvent' })).toBe(true);
    expect(records(denied, { ...call, eventType: 'AwsVpceEvents' })).toBe(true);
    expect(records(denied, { ...call, eventType: 'AwsVpceEvent', eventCategory: 'Management' })).toBe(false);
  });

  it('join values by OR, exclusions by AND and both groups by AND, as filtering-data-events says', () => {
    const names: FieldSelector[] = [
      {
        field: 'eventName',
        startsWith: ['Put'],
        equals: ['GetObject'],
        notEquals: ['PutObjectAcl', 'PutObjectTagging'],
      },
    ];
    expect(
      ['PutObject', 'GetObject', 'PutObjectAcl', 'ListObjects'].map((eventName) =>
        records(names, { eventName }),
      ),
    ).toEqual([true, true, false, false]);
  });

  it('take a * for itself', () => {
    expect(records([{ field: 'eventName', startsWith: ['Get*'] }], { eventName: 'GetObject' })).toBe(false);
  });

  it('need type and ARN on the same resource of a record that names several', () => {
    const selector: FieldSelector[] = [
      { field: 'eventCategory', equals: ['Data'] },
      { field: 'resources.type', equals: ['AWS::S3::Object'] },
      { field: 'resources.ARN', startsWith: ['arn:aws:s3:::amzn-s3-demo-bucket1/'] },
    ];
    const here = 'arn:aws:s3:::amzn-s3-demo-bucket1/x';
    expect(records(selector, s3('arn:aws:s3:::amzn-s3-demo-bucket2/x', here))).toBe(true);
    expect(
      records(selector, {
        eventCategory: 'Data',
        resources: [{ type: 'AWS::S3::Bucket', ARN: here }, { type: 'AWS::S3::Object' }],
      }),
    ).toBe(false);
  });

  it('do not want what a record lacks, and do not exclude it either', () => {
    expect(records([{ field: 'userIdentity.arn', startsWith: ['arn:'] }], {})).toBe(false);
    expect(records([{ field: 'userIdentity.arn', notStartsWith: ['arn:'] }], {})).toBe(true);
  });

  it('find nothing in a field that records do not have, whatever it is called', () => {
    for (const field of ['constructor', '__proto__', 'toString', 'sourceIPAddress']) {
      expect(records([{ field, equals: ['x'] }], { sourceIPAddress: 'x' })).toBe(false);
    }
  });

  it('see every field that AWS lets a condition name', () => {
    const seen: readonly [string, string, Partial<EventRecord>][] = [
      ['eventCategory', 'Data', { eventCategory: 'Data' }],
      ['readOnly', 'true', { readOnly: true }],
      ['eventSource', 'kms.amazonaws.com', { eventSource: 'kms.amazonaws.com' }],
      ['eventName', 'Decrypt', { eventName: 'Decrypt' }],
      ['eventType', 'AwsServiceEvent', { eventType: 'AwsServiceEvent' }],
      ['errorCode', 'VpceAccessDenied', { errorCode: 'VpceAccessDenied' }],
      ['vpcEndpointId', 'vpce-0a1b', { vpcEndpointId: 'vpce-0a1b' }],
      ['sessionCredentialFromConsole', 'true', { sessionCredentialFromConsole: 'true' }],
      ['userIdentity.arn', 'arn:aws:iam::1:root', { userIdentity: { arn: 'arn:aws:iam::1:root' } }],
      ['resources.type', 'AWS::S3::Object', { resources: [{ type: 'AWS::S3::Object' }] }],
      ['resources.ARN', 'arn:aws:s3:::b/k', { resources: [{ ARN: 'arn:aws:s3:::b/k' }] }],
    ];
    for (const [field, value, event] of seen) {
      expect([field, records([{ field, equals: [value] }], event)]).toEqual([field, true]);
      expect([field, records([{ field, notEquals: [value] }], event)]).toEqual([field, false]);
      expect([field, records([{ field, equals: ['other'] }], event)]).toEqual([field, false]);
    }
    expect(READABLE_FIELDS).toEqual(seen.map(([field]) => field));
  });

  it('take a record without readOnly for read and for write', () => {
    for (const value of ['true', 'false'])
      expect(records([{ field: 'readOnly', equals: [value] }], {})).toBe(true);
    expect(records([{ field: 'readOnly', equals: ['true'] }], { readOnly: false })).toBe(false);
  });
});

describe('basic event selectors', () => {
  it('leave out the excluded event sources of management events', () => {
    const selector = { excludeManagementEventSources: ['kms.amazonaws.com'] };
    expect(recordsBasic(selector, { eventCategory: 'Management', eventSource: 'kms.amazonaws.com' })).toBe(
      false,
    );
    expect(recordsBasic(selector, { eventCategory: 'Management', eventSource: 'ec2.amazonaws.com' })).toBe(
      true,
    );
  });

  it('never record network activity events', () => {
    expect(recordsBasic({}, { eventCategory: 'NetworkActivity', eventSource: 'kms.amazonaws.com' })).toBe(
      false,
    );
  });

  it('match S3 by prefix and all buckets by the short ARN, as logging-data-events-with-cloudtrail says', () => {
    const of = (...values: string[]) => ({ dataResources: [{ type: 'AWS::S3::Object', values }] });
    const object = s3('arn:aws:s3:::amzn-s3-demo-bucket1/images/a.jpg');
    expect(recordsBasic(of('arn:aws:s3:::amzn-s3-demo-bucket1/'), object)).toBe(true);
    expect(recordsBasic(of('arn:aws:s3:::amzn-s3-demo-bucket1/images'), object)).toBe(true);
    expect(recordsBasic(of('arn:aws:s3:::amzn-s3-demo-bucket1/docs'), object)).toBe(false);
    expect(recordsBasic(of('arn:aws:s3'), object)).toBe(true);
    expect(recordsBasic(of('arn:aws:s3:::'), object)).toBe(true);
    expect(recordsBasic(of(), object)).toBe(false);
  });

  it('match a Lambda function exactly, its aliases too, and not one with a longer name', () => {
    const arn = 'arn:aws:lambda:us-west-2:111111111111:function:helloworld';
    const call = (ARN: string) => ({
      eventCategory: 'Data',
      resources: [{ type: 'AWS::Lambda::Function', ARN }],
    });
    const selector = { dataResources: [{ type: 'AWS::Lambda::Function', values: [arn] }] };
    expect(recordsBasic(selector, call(arn))).toBe(true);
    expect(recordsBasic(selector, call(`${arn}:prod`))).toBe(true);
    expect(recordsBasic(selector, call(`${arn}2`))).toBe(false);
  });

  it('take a resource of a type without rules for itself alone, nothing below it', () => {
    const arn = 'arn:aws:sns:us-west-2:111111111111:topic';
    const selector = { dataResources: [{ type: 'AWS::SNS::Topic', values: [arn] }] };
    const taken = ['', ':x', '/x', 'undefined'].map((below) =>
      recordsBasic(selector, {
        eventCategory: 'Data',
        resources: [{ type: 'AWS::SNS::Topic', ARN: arn + below }],
      }),
    );
    expect(taken).toEqual([true, false, false, false]);
  });

  it('take a resource without an ARN only where all of its type are wanted', () => {
    const event = { eventCategory: 'Data', resources: [{ type: 'AWS::S3::Object' }] };
    const of = (...values: string[]) => ({ dataResources: [{ type: 'AWS::S3::Object', values }] });
    expect(recordsBasic(of('arn:aws:s3'), event)).toBe(true);
    expect(recordsBasic(of('arn:aws:s3:::b/'), event)).toBe(false);
    // AWS refuses the empty value; read as a prefix it asks for an ARN all the same, as its conversion does.
    expect(recordsBasic(of(''), event)).toBe(false);
  });

  it('apply the read/write type to management and data events alike', () => {
    const selector = {
      readWriteType: 'WriteOnly' as const,
      dataResources: [{ type: 'AWS::S3::Object', values: ['arn:aws:s3'] }],
    };
    for (const event of [{ eventCategory: 'Management' }, s3('arn:aws:s3:::b/k')]) {
      expect(recordsBasic(selector, { ...event, readOnly: false })).toBe(true);
      expect(recordsBasic(selector, { ...event, readOnly: true })).toBe(false);
      expect(recordsBasic(selector, event)).toBe(true);
    }
  });

  it('tell management and data events of old records apart', () => {
    const data = {
      includeManagementEvents: false,
      dataResources: [{ type: 'AWS::S3::Object', values: ['arn:aws:s3'] }],
    };
    const resources = [{ type: 'AWS::S3::Object', ARN: 'arn:aws:s3:::b/k' }];
    expect(recordsBasic(data, { managementEvent: false, resources })).toBe(true);
    expect(recordsBasic(data, { managementEvent: true, resources })).toBe(false);
    expect(recordsBasic(data, { eventVersion: '1.05', resources })).toBe(true);
    expect(recordsBasic({}, { eventVersion: '1.02', eventName: 'RunInstances' })).toBe(true);
  });
});
