import {
  CreateTrailCommand,
  DescribeTrailsCommand,
  GetTrailCommand,
  UpdateTrailCommand,
  type UpdateTrailRequest,
} from '@aws-sdk/client-cloudtrail';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSdkClients, type SdkClients } from '../sdk-clients.rig.ts';
import { type StartedSandbox, startSandbox } from '../start-sandbox.ts';
import { createTrailBucket } from './trail-bucket.rig.ts';

const Name = 'changing';
const TrailARN = `arn:aws:cloudtrail:eu-west-1:444455556666:trail/${Name}`;

let sandbox: StartedSandbox;
let lake: SdkClients;
beforeAll(async () => {
  sandbox = await startSandbox({ workloadSeconds: 0 });
  lake = createSdkClients(sandbox, 'data-platform', 'eu-west-1', 10);
  await createTrailBucket(lake.s3, 'changing-bucket', [TrailARN]);
  await lake.cloudTrail.send(
    new CreateTrailCommand({
      Name,
      S3BucketName: 'changing-bucket',
      KmsKeyId: 'alias/trails',
      CloudWatchLogsLogGroupArn: 'arn:aws:logs:eu-west-1:444455556666:log-group:trails:*',
      CloudWatchLogsRoleArn: 'arn:aws:iam::444455556666:role/trails-to-logs',
    }),
  );
});
afterAll(() => sandbox.stop());

const update = (change: Omit<UpdateTrailRequest, 'Name'>) =>
  lake.cloudTrail.send(new UpdateTrailCommand({ Name, ...change }));
const read = async () => (await lake.cloudTrail.send(new GetTrailCommand({ Name }))).Trail;

describe('UpdateTrail', () => {
  it('changes what is sent and keeps the rest', async () => {
    const before = await read();
    const answer = await update({ EnableLogFileValidation: true });
    expect(answer).toMatchObject({ Name, TrailARN, LogFileValidationEnabled: true });
    expect(await read()).toEqual({ ...before, LogFileValidationEnabled: true });
  });

  it('takes members away that are sent empty', async () => {
    expect((await read())?.KmsKeyId).toMatch(/^arn:aws:kms:eu-west-1:444455556666:key\//);
    await update({ KmsKeyId: '', CloudWatchLogsLogGroupArn: '', CloudWatchLogsRoleArn: '' });
    const trail = await read();
    for (const member of ['KmsKeyId', 'CloudWatchLogsLogGroupArn', 'CloudWatchLogsRoleArn']) {
      expect(trail).not.toHaveProperty(member);
    }
  });

  it('makes a multi-Region trail of a single-Region one, and back', async () => {
    const tokyo = createSdkClients(sandbox, 'data-platform', 'ap-northeast-1').cloudTrail;
    const isSeenInTokyo = async () =>
      (await tokyo.send(new DescribeTrailsCommand({}))).trailList?.some((trail) => trail.Name === Name);
    await update({ IsMultiRegionTrail: true });
    expect(await isSeenInTokyo()).toBe(true);
    await expect(
      tokyo.send(new UpdateTrailCommand({ Name, IsMultiRegionTrail: false })),
    ).rejects.toMatchObject({ name: 'InvalidHomeRegionException' });
    await expect(update({ IncludeGlobalServiceEvents: false })).rejects.toMatchObject({
      name: 'InvalidParameterCombinationException',
      message: 'Multi-Region trail must include global service events.',
    });
    await update({ IsMultiRegionTrail: false });
    expect(await isSeenInTokyo()).toBe(false);
  });

  it.each<[string, Omit<UpdateTrailRequest, 'Name'>, string]>([
    [
      'a bucket that is not there',
      { S3BucketName: 'no-such-bucket-anywhere' },
      'S3BucketDoesNotExistException',
    ],
    [
      'a bucket that does not let it in',
      { S3BucketName: 'lake-perimeter-trail-444455556666' },
      'InsufficientS3BucketPolicyException',
    ],
    [
      'a prefix that the policy does not name',
      { S3KeyPrefix: 'elsewhere' },
      'InsufficientS3BucketPolicyException',
    ],
    [
      'a log group alone',
      { CloudWatchLogsLogGroupArn: 'arn:aws:logs:eu-west-1:444455556666:log-group:trails:*' },
      'InvalidCloudWatchLogsRoleArnException',
    ],
    ['the whole organization', { IsOrganizationTrail: true }, 'NotOrganizationMasterAccountException'],
  ])('refuses %s and leaves the trail as it was', async (_case, change, name) => {
    const before = await read();
    await expect(update(change)).rejects.toMatchObject({ name });
    expect(await read()).toEqual(before);
  });

  it('repeats the name of a trail that it does not find', async () => {
    await expect(
      lake.cloudTrail.send(new UpdateTrailCommand({ Name: 'nobody-has-it' })),
    ).rejects.toMatchObject({
      name: 'TrailNotFoundException',
      message: 'Unknown trail: nobody-has-it for the user: 444455556666',
    });
  });
});
