import {
  type AdvancedEventSelector,
  GetEventSelectorsCommand,
  GetTrailStatusCommand,
  ListTrailsCommand,
  PutEventSelectorsCommand,
  StartLoggingCommand,
  StopLoggingCommand,
} from '@aws-sdk/client-cloudtrail';
import { HeadObjectCommand, ListObjectsV2Command } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { parseLogKey } from '../cloudtrail/log-key.ts';
import { readLogFiles, readRecords } from './delivered-records.rig.ts';
import { createSdkClients, type SdkClients } from './sdk-clients.rig.ts';
import { type StartedSandbox, startSandbox } from './start-sandbox.ts';

const WAIT = { timeout: 20_000, interval: 200 };
const BUCKET = 'payments-audit-trail-111122223333';
const TrailName = 'payments-audit';

/** Rounds ten times as dense as a person would see, so that rare habits show within seconds. */
let sandbox: StartedSandbox;
let payments: SdkClients;
let lake: SdkClients;
beforeAll(async () => {
  sandbox = await startSandbox({
    workloadSeconds: 0.1,
    deliverySeconds: 0.3,
    clock: '2026-11-20T09:00:00Z',
  });
  payments = createSdkClients(sandbox, 'payments', 'us-east-1');
  lake = createSdkClients(sandbox, 'data-platform', 'eu-west-1');
});
afterAll(() => sandbox.stop());

const networkActivity = (eventSource: string, deniedOnly: boolean): AdvancedEventSelector => ({
  Name: eventSource,
  FieldSelectors: [
    { Field: 'eventCategory', Equals: ['NetworkActivity'] },
    { Field: 'eventSource', Equals: [eventSource] },
    ...(deniedOnly ? [{ Field: 'errorCode', Equals: ['VpceAccessDenied'] }] : []),
  ],
});

const networkPrefix = (accountId: string) => `AWSLogs/${accountId}/CloudTrail-NetworkActivity/`;

describe('delivery', () => {
  it('has hours of history where a trail recorded network activity before anybody came', async () => {
    const files = await readLogFiles(lake.s3, 'lake-perimeter-trail-444455556666');
    expect(files.length).toBeGreaterThan(60);
    const records = files.flatMap((file) => file.records);
    const times = records.map(({ eventTime }) => String(eventTime)).sort();
    expect(times[0]).toMatch(/^2026-11-20T03:0/);
    expect(new Set(records.map(({ eventCategory }) => eventCategory))).toEqual(new Set(['NetworkActivity']));
    const secrets = records.filter(({ eventSource }) => eventSource === 'secretsmanager.amazonaws.com');
    expect(new Set(secrets.map(({ errorCode }) => errorCode))).toEqual(new Set(['VpceAccessDenied']));
    expect(records.some((record) => record.eventSource === 's3.amazonaws.com' && !record.errorCode)).toBe(
      true,
    );
    // Some came twice, as they do from AWS: the same record in another file.
    const byId = new Map(records.map((record) => [record.eventID, record]));
    expect(byId.size).toBeLessThanOrEqual(records.length);
    expect(byId.size).toBeGreaterThan(records.length * 0.9);
    for (const record of records) expect(byId.get(record.eventID)).toEqual(record);
  });

  it('gives a basic trail management events without KMS, and no network activity', async () => {
    await vi.waitFor(async () => {
      const records = await readRecords(payments.s3, BUCKET);
      expect(records.some(({ eventCategory }) => eventCategory === 'Data')).toBe(true);
      expect(records.some(({ eventSource }) => eventSource === 'ec2.amazonaws.com')).toBe(true);
    }, WAIT);
    const records = await readRecords(payments.s3, BUCKET);
    expect(records.some(({ eventSource }) => eventSource === 'kms.amazonaws.com')).toBe(false);
    expect(records.some(({ eventCategory }) => eventCategory === 'NetworkActivity')).toBe(false);
    expect(records.some(({ errorCode }) => errorCode === 'VpceAccessDenied')).toBe(false);
  });

  it('records what the selectors say from then on, nothing else, and stops when they go', async () => {
    const { EventSelectors } = await payments.cloudTrail.send(new GetEventSelectorsCommand({ TrailName }));
    await payments.cloudTrail.send(
      new PutEventSelectorsCommand({
        TrailName,
        AdvancedEventSelectors: [
          networkActivity('kms.amazonaws.com', true),
          networkActivity('ec2.amazonaws.com', false),
        ],
      }),
    );
    const prefix = networkPrefix('111122223333');
    await vi.waitFor(async () => {
      const records = await readRecords(payments.s3, BUCKET, prefix);
      expect(records.some(({ eventSource }) => eventSource === 'kms.amazonaws.com')).toBe(true);
      expect(records.filter(({ eventSource }) => eventSource === 'ec2.amazonaws.com').length).toBeGreaterThan(
        2,
      );
    }, WAIT);
    await payments.cloudTrail.send(new PutEventSelectorsCommand({ TrailName, EventSelectors }));
    const put = new Date(Date.parse(await readClock())).toISOString().slice(0, 19);

    const files = await readLogFiles(payments.s3, BUCKET, prefix);
    for (const { key } of files) {
      expect(parseLogKey(key)).toMatchObject({
        accountId: '111122223333',
        kind: 'CloudTrail-NetworkActivity',
        region: 'us-east-1',
      });
    }
    const records = files.flatMap((file) => file.records);
    for (const { eventSource, errorCode } of records) {
      expect(['kms.amazonaws.com VpceAccessDenied', 'ec2.amazonaws.com']).toContain(
        eventSource === 'kms.amazonaws.com' ? `${eventSource} ${errorCode}` : eventSource,
      );
    }
    // Two deliveries later nothing newer than the change has come.
    const { LatestDeliveryTime } = await payments.cloudTrail.send(
      new GetTrailStatusCommand({ Name: TrailName }),
    );
    await vi.waitFor(async () => {
      const status = await payments.cloudTrail.send(new GetTrailStatusCommand({ Name: TrailName }));
      expect(status.LatestDeliveryTime?.getTime()).toBeGreaterThan(
        (LatestDeliveryTime?.getTime() ?? 0) + 700,
      );
    }, WAIT);
    const late = await readRecords(payments.s3, BUCKET, prefix);
    expect(late.filter(({ eventTime }) => String(eventTime).slice(0, 19) > put)).toEqual([]);
  });

  it('shapes network activity events as AWS publishes them', async () => {
    const [denied] = (await readRecords(payments.s3, BUCKET, networkPrefix('111122223333'))).filter(
      ({ errorCode }) => errorCode === 'VpceAccessDenied',
    );
    expect(Object.keys(denied ?? {})).toEqual([
      'eventVersion',
      'userIdentity',
      'eventTime',
      'eventSource',
      'eventName',
      'awsRegion',
      'sourceIPAddress',
      'errorCode',
      'errorMessage',
      'requestID',
      'eventID',
      'eventType',
      'recipientAccountId',
      'sharedEventID',
      'vpcEndpointId',
      'vpcEndpointAccountId',
      'eventCategory',
    ]);
    expect(denied).toMatchObject({
      eventVersion: '1.09',
      eventType: 'AwsVpceEvent',
      errorMessage: 'The request was denied due to a VPC endpoint policy',
    });
  });

  it('shows callers of other accounts by account and principal only, and anonymous ones as anonymous', async () => {
    const records = await readRecords(lake.s3, 'lake-perimeter-trail-444455556666');
    const foreign = records
      .map(({ userIdentity }) => userIdentity)
      .filter((identity) => JSON.stringify(identity).includes('"AWSAccount"'));
    expect(foreign.length).toBeGreaterThan(10);
    for (const identity of foreign) {
      expect(Object.keys(identity ?? {})).toEqual(['type', 'principalId', 'accountId']);
    }
    expect(foreign).toContainEqual({ type: 'AWSAccount', principalId: '', accountId: 'anonymous' });
  });

  it('puts an organization trail’s files under the organization and each member', async () => {
    const { s3 } = createSdkClients(sandbox, 'organization-management', 'us-east-1');
    await vi.waitFor(async () => {
      const files = await readLogFiles(s3, 'organization-trail-777788889999');
      const accounts = new Set(files.map(({ key }) => parseLogKey(key)?.accountId));
      expect(accounts).toEqual(new Set(sandbox.accounts.map(({ accountId }) => accountId)));
      for (const { key } of files) expect(parseLogKey(key)?.organizationId).toBe('o-trailp0int');
    }, WAIT);
  });

  it('delivers a trail of all Regions for each of them, and another for its own alone', async () => {
    for (const region of sandbox.regions) {
      const { cloudTrail } = createSdkClients(sandbox, 'payments', region);
      await cloudTrail.send(new ListTrailsCommand({}));
    }
    await vi.waitFor(async () => {
      const files = await readLogFiles(payments.s3, BUCKET);
      const regions = new Set(files.map(({ key }) => parseLogKey(key)?.region));
      expect(regions).toEqual(new Set(['us-east-1', 'eu-west-1', 'ap-northeast-1']));
    }, WAIT);
    const files = await readLogFiles(lake.s3, 'lake-perimeter-trail-444455556666');
    expect(new Set(files.map(({ key }) => parseLogKey(key)?.region))).toEqual(new Set(['eu-west-1']));
  });

  it('encrypts a trail’s files with the trail’s key', async () => {
    const { s3 } = createSdkClients(sandbox, 'data-platform', 'us-east-1');
    const Bucket = 'data-lake-trail-444455556666';
    await vi.waitFor(async () => {
      const { Contents } = await s3.send(new ListObjectsV2Command({ Bucket }));
      const head = await s3.send(new HeadObjectCommand({ Bucket, Key: Contents?.[0]?.Key }));
      expect(head).toMatchObject({
        ServerSideEncryption: 'aws:kms',
        SSEKMSKeyId: 'arn:aws:kms:us-east-1:444455556666:key/5f6c0a52-0c1b-4a57-9a0e-6f1b1f5d2c11',
      });
    }, WAIT);
  });

  it('delivers nothing for a trail that is stopped, and goes on once it is started', async () => {
    const bucket = 'lake-pilot-trail-444455556666';
    expect(await readLogFiles(lake.s3, bucket)).toEqual([]);
    const Name = 'lake-perimeter-pilot';
    await lake.cloudTrail.send(new StartLoggingCommand({ Name }));
    await vi.waitFor(async () => {
      expect((await readLogFiles(lake.s3, bucket, networkPrefix('444455556666'))).length).toBeGreaterThan(0);
    }, WAIT);
    await lake.cloudTrail.send(new StopLoggingCommand({ Name }));
  });

  it('writes text of strangers into records as it came', async () => {
    await vi.waitFor(async () => {
      const records = await readRecords(payments.s3, BUCKET, 'AWSLogs/111122223333/CloudTrail/');
      expect(JSON.stringify(records)).toMatch(/<script>|<img|=cmd/);
    }, WAIT);
  });
});

async function readClock(): Promise<string> {
  const answer = await fetch(`${sandbox.endpoint}/_trailpoint/sandbox/health`);
  const { clock } = await answer.json();
  return clock;
}
