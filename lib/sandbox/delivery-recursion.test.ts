import {
  CreateTrailCommand,
  PutEventSelectorsCommand,
  StartLoggingCommand,
  UpdateTrailCommand,
} from '@aws-sdk/client-cloudtrail';
import { CreateBucketCommand, PutBucketPolicyCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { forwardClock } from './control.rig.ts';
import { readLogFiles } from './delivered-records.rig.ts';
import { createSdkClients, type SdkClients } from './sdk-clients.rig.ts';
import { type StartedSandbox, startSandbox } from './start-sandbox.ts';

const Bucket = 'watched-by-itself-111122223333';
const Name = 'watches-itself';
const HOUR = 3600;

let sandbox: StartedSandbox;
let payments: SdkClients;
beforeAll(async () => {
  sandbox = await startSandbox({ seed: 'empty', deliverySeconds: 0.2, clock: '2026-11-20T09:00:00Z' });
  payments = createSdkClients(sandbox, 'payments', 'us-east-1');
  const { s3, cloudTrail } = payments;
  await s3.send(new CreateBucketCommand({ Bucket }));
  const service = { Effect: 'Allow', Principal: { Service: 'cloudtrail.amazonaws.com' } };
  const Policy = JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      { ...service, Action: 's3:GetBucketAcl', Resource: `arn:aws:s3:::${Bucket}` },
      { ...service, Action: 's3:PutObject', Resource: `arn:aws:s3:::${Bucket}/*` },
    ],
  });
  await s3.send(new PutBucketPolicyCommand({ Bucket, Policy }));
  await cloudTrail.send(new CreateTrailCommand({ Name, S3BucketName: Bucket }));
  const AdvancedEventSelectors = [
    {
      FieldSelectors: [
        { Field: 'eventCategory', Equals: ['Data'] },
        { Field: 'resources.type', Equals: ['AWS::S3::Object'] },
        { Field: 'eventName', Equals: ['PutObject'] },
      ],
    },
  ];
  await cloudTrail.send(new PutEventSelectorsCommand({ TrailName: Name, AdvancedEventSelectors }));
  await cloudTrail.send(new StartLoggingCommand({ Name }));
  // Something has to be delivered first.
  await s3.send(new CreateBucketCommand({ Bucket: 'notes-111122223333' }));
  await s3.send(new PutObjectCommand({ Bucket: 'notes-111122223333', Key: 'note', Body: 'x' }));
});
afterAll(() => sandbox.stop());

const readFiles = () => readLogFiles(payments.s3, Bucket);

describe('a trail whose own bucket it watches', () => {
  it('records each delivery of CloudTrail, one event a file', async () => {
    await forwardClock(sandbox, HOUR);
    const files = await readFiles();
    const own = files
      .flatMap(({ records }) => records)
      .filter(({ userIdentity }) => Object(userIdentity).invokedBy === 'cloudtrail.amazonaws.com');
    expect(own.length).toBeGreaterThan(3);
    expect(own[0]).toMatchObject({
      eventSource: 's3.amazonaws.com',
      eventName: 'PutObject',
      eventCategory: 'Data',
      readOnly: false,
      managementEvent: false,
      recipientAccountId: '111122223333',
      userIdentity: { type: 'AWSService', invokedBy: 'cloudtrail.amazonaws.com' },
    });
    const told = own.map(({ requestParameters }) => Object(requestParameters).key);
    expect(new Set(told).size).toBe(told.length);
    // The last file has no file yet that tells of it.
    expect(files.filter(({ key }) => !told.includes(key)).length).toBeLessThanOrEqual(2);
  });

  it('does not grow beyond a file every five minutes by that', async () => {
    const before = (await readFiles()).length;
    await forwardClock(sandbox, 3 * HOUR);
    expect((await readFiles()).length - before).toBeLessThanOrEqual(36 * 1.2);
  });

  it('records none of them once recursive logging is off', async () => {
    await payments.cloudTrail.send(new UpdateTrailCommand({ Name, RecursiveLogging: false }));
    await forwardClock(sandbox, HOUR);
    const settled = (await readFiles()).length;
    await forwardClock(sandbox, HOUR);
    expect((await readFiles()).length).toBe(settled);
  });
});
