import { GetTrailCommand, GetTrailStatusCommand } from '@aws-sdk/client-cloudtrail';
import {
  CreateBucketCommand,
  DeleteBucketPolicyCommand,
  GetBucketPolicyCommand,
  PutBucketPolicyCommand,
} from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { forwardClock } from './control.rig.ts';
import { readLogFiles, readRecords } from './delivered-records.rig.ts';
import { createSdkClients, type SdkClients } from './sdk-clients.rig.ts';
import { type StartedSandbox, startSandbox } from './start-sandbox.ts';

const WAIT = { timeout: 20_000, interval: 200 };

/** Workloads rest: the calls of the test are all that there is to deliver. */
let sandbox: StartedSandbox;
let payments: SdkClients;
let lake: SdkClients;
beforeAll(async () => {
  sandbox = await startSandbox({ workloadSeconds: 0, deliverySeconds: 0.3 });
  payments = createSdkClients(sandbox, 'payments', 'us-east-1');
  lake = createSdkClients(sandbox, 'data-platform', 'us-east-1');
});
afterAll(() => sandbox.stop());

const readStatus = ({ cloudTrail }: SdkClients, Name: string) =>
  cloudTrail.send(new GetTrailStatusCommand({ Name }));

describe('a bucket whose policy no longer lets the trail in', () => {
  const Bucket = 'payments-audit-trail-111122223333';
  const Name = 'payments-audit';

  it('takes nothing, and the trail’s status says AccessDenied', async () => {
    const { Policy } = await payments.s3.send(new GetBucketPolicyCommand({ Bucket }));
    await payments.s3.send(new DeleteBucketPolicyCommand({ Bucket }));
    const before = (await readLogFiles(payments.s3, Bucket)).length;
    await vi.waitFor(async () => {
      const status = await readStatus(payments, Name);
      expect(status.LatestDeliveryError).toBe('AccessDenied');
    }, WAIT);
    expect((await readLogFiles(payments.s3, Bucket)).length).toBe(before);
    await payments.s3.send(new PutBucketPolicyCommand({ Bucket, Policy }));
  });

  it('gets what it missed once the policy is mended', async () => {
    await vi.waitFor(async () => {
      const records = await readRecords(payments.s3, Bucket);
      // The very call that took the policy away was made while nobody could deliver.
      expect(records.map(({ eventName }) => eventName)).toContain('DeleteBucketPolicy');
      expect((await readStatus(payments, Name)).LatestDeliveryError).toBeUndefined();
    }, WAIT);
  });

  it('keeps its digests waiting too, and gets them afterwards', async () => {
    const { Policy } = await payments.s3.send(new GetBucketPolicyCommand({ Bucket }));
    await payments.s3.send(new DeleteBucketPolicyCommand({ Bucket }));
    await forwardClock(sandbox, 2 * 3600);
    expect((await readStatus(payments, Name)).LatestDigestDeliveryError).toBe('AccessDenied');
    await payments.s3.send(new PutBucketPolicyCommand({ Bucket, Policy }));
    await forwardClock(sandbox, 60);
    const status = await readStatus(payments, Name);
    expect(status.LatestDigestDeliveryError).toBeUndefined();
    expect(status.LatestDigestDeliveryTime).toBeInstanceOf(Date);
  });
});

describe('a bucket that is not there', () => {
  const Bucket = 'ml-experiments-trail-444455556666';
  const Name = 'ml-experiments';

  it('is told as NoSuchBucket', async () => {
    expect((await readStatus(lake, Name)).LatestDeliveryError).toBe('NoSuchBucket');
  });

  it('is refused while it has no policy, and is delivered to once it has one', async () => {
    await lake.cloudTrail.send(new GetTrailCommand({ Name }));
    await lake.s3.send(new CreateBucketCommand({ Bucket }));
    await vi.waitFor(async () => {
      expect((await readStatus(lake, Name)).LatestDeliveryError).toBe('AccessDenied');
    }, WAIT);
    await lake.s3.send(new PutBucketPolicyCommand({ Bucket, Policy: trailPolicy(Bucket, Name) }));
    await vi.waitFor(async () => {
      const names = (await readRecords(lake.s3, Bucket)).map(({ eventName }) => eventName);
      // The trail records writes alone, and this one was made before there was a bucket to deliver to.
      expect(names).toContain('CreateBucket');
      expect(names).not.toContain('GetTrail');
    }, WAIT);
  });
});

function trailPolicy(bucket: string, trail: string): string {
  const condition = { 'aws:SourceArn': `arn:aws:cloudtrail:us-east-1:444455556666:trail/${trail}` };
  const service = { Effect: 'Allow', Principal: { Service: 'cloudtrail.amazonaws.com' } };
  return JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      {
        ...service,
        Action: 's3:GetBucketAcl',
        Resource: `arn:aws:s3:::${bucket}`,
        Condition: { StringEquals: condition },
      },
      {
        ...service,
        Action: 's3:PutObject',
        Resource: `arn:aws:s3:::${bucket}/AWSLogs/444455556666/*`,
        Condition: { StringEquals: { ...condition, 's3:x-amz-acl': 'bucket-owner-full-control' } },
      },
    ],
  });
}
