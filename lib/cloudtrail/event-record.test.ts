import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parseEventRecord } from './event-record.ts';

// cloudtrail-events, "Network activity events", the denied call from another account.
const denied = {
  eventVersion: '1.09',
  userIdentity: { type: 'AWSAccount', principalId: 'ASIAIOSFODNN7EXAMPLE', accountId: '777788889999' },
  eventTime: '2024-07-15T23:57:12Z',
  eventSource: 'kms.amazonaws.com',
  eventName: 'ListKeys',
  awsRegion: 'us-east-1',
  sourceIPAddress: '192.0.2.0',
  errorCode: 'VpceAccessDenied',
  errorMessage: 'The request was denied due to a VPC endpoint policy',
  requestID: '899003b8-abc4-42bb-ad95-EXAMPLE0c374',
  eventID: '7c6e3d04-0c3b-42f2-8589-EXAMPLE826c0',
  eventType: 'AwsVpceEvent',
  recipientAccountId: '123456789012',
  sharedEventID: '702f74c4-f692-4bfd-8491-EXAMPLEb1ac4',
  vpcEndpointId: 'vpce-EXAMPLE08c1b6b9b7',
  vpcEndpointAccountId: '123456789012',
  eventCategory: 'NetworkActivity',
};

it('reads the documented network activity event whole', () => {
  expect(parseEventRecord(denied)).toEqual({ ok: true, value: denied });
});

it('needs an eventID and an eventTime', () => {
  expect(parseEventRecord({ ...denied, eventID: 7 })).toEqual({ ok: false, error: 'no-event-id' });
  expect(parseEventRecord({ ...denied, eventID: 'a b' })).toEqual({ ok: false, error: 'no-event-id' });
  for (const eventTime of [
    undefined,
    'today',
    '2024-13-01T00:00:00Z',
    1721087832,
    ['2024-07-15T23:57:12Z'],
  ]) {
    expect(parseEventRecord({ ...denied, eventTime })).toEqual({ ok: false, error: 'no-event-time' });
  }
  expect(parseEventRecord([denied])).toEqual({ ok: false, error: 'not-an-object' });
});

it.each([
  '9999-12-31T23:59:59Z',
  '0000-01-01T00:00:00Z',
  '2012-12-31T23:59:59Z',
  '2100-01-01T00:00:00Z',
  '2026-02-30T00:00:00Z',
])('takes no record dated %s, which would say for all others how fresh they are', (eventTime) => {
  expect(parseEventRecord({ ...denied, eventTime })).toEqual({ ok: false, error: 'no-event-time' });
});

it.each(['2013-01-01T00:00:00Z', '2024-02-29T12:00:00Z', '2099-12-31T23:59:59Z'])(
  'takes one dated %s',
  (eventTime) => {
    expect(parseEventRecord({ ...denied, eventTime })).toMatchObject({ ok: true, value: { eventTime } });
  },
);

it('leaves out members of a wrong type and keeps the rest', () => {
  const odd = {
    ...denied,
    eventName: 7,
    userIdentity: 'root',
    resources: [3, { ARN: 'a', type: 1 }],
    readOnly: 'true',
  };
  const parsed = parseEventRecord(odd);
  const { eventName: _, userIdentity: __, ...rest } = denied;
  expect(parsed).toEqual({ ok: true, value: { ...rest, resources: [{ ARN: 'a' }], readOnly: true } });
});

it('reads every member that the console shows or a selector asks for', () => {
  const whole = {
    ...denied,
    userAgent: 'aws-cli/2',
    readOnly: false,
    managementEvent: true,
    sessionCredentialFromConsole: 'true',
    userIdentity: {
      type: 'AssumedRole',
      principalId: 'AROAEXAMPLE:me',
      arn: 'arn:aws:sts::123456789012:assumed-role/r/me',
      accountId: '123456789012',
      userName: 'me',
      invokedBy: 'AWS Internal',
      sessionContext: { sessionIssuer: { arn: 'arn:aws:iam::123456789012:role/r', userName: 'r' } },
    },
    resources: [{ ARN: 'arn:aws:s3:::b/k', accountId: '123456789012', type: 'AWS::S3::Object' }],
  };
  expect(parseEventRecord(whole)).toStrictEqual({ ok: true, value: whole });
});

it('leaves out what it does not know', () => {
  const more = {
    ...denied,
    requestParameters: { key: 'k' },
    userIdentity: { type: 'Root', accessKeyId: 'AKIA', sessionContext: { attributes: {} } },
    resources: [{ ARNPrefix: 3, region: 'us-east-1' }],
  };
  const parsed = parseEventRecord(more);
  expect(parsed).toStrictEqual({
    ok: true,
    value: { ...denied, userIdentity: { type: 'Root' }, resources: [{}] },
  });
});

it('takes truth values that a forwarder wrote as text, and the console flag in either form', () => {
  const read = (members: object) => {
    const parsed = parseEventRecord({ ...denied, ...members });
    return parsed.ok ? parsed.value : undefined;
  };
  for (const [written, value] of [
    [true, true],
    [false, false],
    ['true', true],
    ['false', false],
    ['TRUE', undefined],
    [1, undefined],
    [null, undefined],
  ] as const) {
    expect(read({ readOnly: written, managementEvent: written })).toStrictEqual({
      ...denied,
      ...(value === undefined ? {} : { readOnly: value, managementEvent: value }),
    });
  }
  for (const [written, value] of [
    [true, 'true'],
    [false, 'false'],
    ['true', 'true'],
  ] as const) {
    expect(read({ sessionCredentialFromConsole: written })?.sessionCredentialFromConsole).toBe(value);
  }
  expect(read({ sessionCredentialFromConsole: 1 })).toStrictEqual(denied);
});

it('takes no resources from what is no list', () => {
  for (const resources of [{ length: 1, 0: { ARN: 'a' } }, 'x', null]) {
    expect(parseEventRecord({ ...denied, resources })).toStrictEqual({ ok: true, value: denied });
  }
});

it('takes an eventID of up to 128 letters, digits and hyphens, whole', () => {
  const fault = { ok: false, error: 'no-event-id' };
  expect(parseEventRecord({ ...denied, eventID: 'a'.repeat(128) }).ok).toBe(true);
  for (const eventID of ['', 'a'.repeat(129), ' a', 'a ', 'a.b', 'a\n']) {
    expect(parseEventRecord({ ...denied, eventID })).toEqual(fault);
  }
});

it('takes whole seconds of a time with a fraction, and nothing but a time in UTC', () => {
  const timeOf = (eventTime: unknown) => {
    const parsed = parseEventRecord({ ...denied, eventTime });
    return parsed.ok ? parsed.value.eventTime : parsed.error;
  };
  expect(timeOf('2024-07-15T23:57:12.9Z')).toBe('2024-07-15T23:57:12Z');
  expect(timeOf('2024-07-15T23:57:12.123456789Z')).toBe('2024-07-15T23:57:12Z');
  for (const text of [
    '2024-07-15T23:57:12.Z',
    '2024-07-15T23:57:12.1234567890Z',
    '2024-07-15T23:57:12',
    '2024-07-15T23:57:12+00:00',
    ' 2024-07-15T23:57:12Z',
    '2024-07-15T23:57:12Z ',
    '2024-07-15 23:57:12Z',
    '2024-07-15T25:57:12Z',
  ]) {
    expect(timeOf(text)).toBe('no-event-time');
  }
});

it('takes the prefix of an S3 list call for its resource', () => {
  const listing = { ...denied, resources: [{ type: 'AWS::S3::Object', ARNPrefix: 'arn:aws:s3:::b/' }] };
  const parsed = parseEventRecord(listing);
  expect(parsed.ok && parsed.value.resources).toEqual([{ type: 'AWS::S3::Object', ARN: 'arn:aws:s3:::b/' }]);
});

it('never throws', () => {
  fc.assert(fc.property(fc.jsonValue(), (json) => void parseEventRecord(json)));
  fc.assert(
    fc.property(fc.dictionary(fc.constantFrom(...Object.keys(denied)), fc.jsonValue()), (members) => {
      parseEventRecord({ ...denied, ...members });
    }),
  );
});
