import {
  CreateTrailCommand,
  type CreateTrailRequest,
  DeleteTrailCommand,
  GetEventSelectorsCommand,
  GetTrailCommand,
  GetTrailStatusCommand,
  ListTagsCommand,
} from '@aws-sdk/client-cloudtrail';
import { DeleteBucketPolicyCommand } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSdkClients } from '../sdk-clients.rig.ts';
import { type StartedSandbox, startSandbox } from '../start-sandbox.ts';
import { createTrailBucket } from './trail-bucket.rig.ts';

const MANAGEMENT = '777788889999';
const REGIONS = ['us-east-1', 'eu-west-1', 'ap-northeast-1'] as const;

let sandbox: StartedSandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ workloadSeconds: 0 });
});
afterAll(() => sandbox.stop());

const clients = (account: string, region: string) => createSdkClients(sandbox, account, region, 10);
const arnOf = (region: string, account: string, name: string) =>
  `arn:aws:cloudtrail:${region}:${account}:trail/${name}`;

describe('CreateTrail', () => {
  it('makes a basic trail that does not log, answers with all of it, and keeps its tags', async () => {
    const { cloudTrail, s3 } = clients('payments', 'eu-west-1');
    const TrailARN = arnOf('eu-west-1', '111122223333', 'new-trail');
    await createTrailBucket(s3, 'new-trail-bucket', [TrailARN]);
    const created = await cloudTrail.send(
      new CreateTrailCommand({
        Name: 'new-trail',
        S3BucketName: 'new-trail-bucket',
        TagsList: [{ Key: 'team', Value: 'security' }, { Key: 'unvalued' }],
      }),
    );
    const settings = {
      Name: 'new-trail',
      S3BucketName: 'new-trail-bucket',
      IncludeGlobalServiceEvents: true,
      IsMultiRegionTrail: false,
      TrailARN,
      LogFileValidationEnabled: false,
      IsOrganizationTrail: false,
      RecursiveLogging: true,
    };
    expect(created).toEqual({ ...settings, $metadata: expect.anything() });
    const { Trail } = await cloudTrail.send(new GetTrailCommand({ Name: 'new-trail' }));
    expect(Trail).toEqual({
      ...settings,
      HomeRegion: 'eu-west-1',
      HasCustomEventSelectors: false,
      HasInsightSelectors: false,
    });
    const status = await cloudTrail.send(new GetTrailStatusCommand({ Name: TrailARN }));
    expect(status).toMatchObject({ IsLogging: false, TimeLoggingStarted: '', TimeLoggingStopped: '' });
    expect(status.StartLoggingTime).toBeUndefined();
    const { EventSelectors } = await cloudTrail.send(new GetEventSelectorsCommand({ TrailName: TrailARN }));
    expect(EventSelectors).toHaveLength(1);
    const { ResourceTagList } = await cloudTrail.send(new ListTagsCommand({ ResourceIdList: [TrailARN] }));
    expect(ResourceTagList?.[0]?.TagsList).toEqual([{ Key: 'team', Value: 'security' }, { Key: 'unvalued' }]);
  });

  it('takes every setting that the API has', async () => {
    const { cloudTrail, s3 } = clients('payments', 'ap-northeast-1');
    const TrailARN = arnOf('ap-northeast-1', '111122223333', 'all-settings');
    await createTrailBucket(s3, 'all-settings-bucket', [TrailARN]);
    const CloudWatchLogsLogGroupArn = 'arn:aws:logs:ap-northeast-1:111122223333:log-group:trails:*';
    const CloudWatchLogsRoleArn = 'arn:aws:iam::111122223333:role/trails-to-logs';
    const created = await cloudTrail.send(
      new CreateTrailCommand({
        Name: 'all-settings',
        S3BucketName: 'all-settings-bucket',
        IncludeGlobalServiceEvents: false,
        EnableLogFileValidation: true,
        CloudWatchLogsLogGroupArn,
        CloudWatchLogsRoleArn,
        KmsKeyId: '5f6c0a52-0c1b-4a57-9a0e-6f1b1f5d2c11',
        RecursiveLogging: false,
      }),
    );
    expect(created).toMatchObject({
      IncludeGlobalServiceEvents: false,
      LogFileValidationEnabled: true,
      CloudWatchLogsLogGroupArn,
      CloudWatchLogsRoleArn,
      KmsKeyId: 'arn:aws:kms:ap-northeast-1:111122223333:key/5f6c0a52-0c1b-4a57-9a0e-6f1b1f5d2c11',
      RecursiveLogging: false,
    });
  });

  it.each<[string, Partial<CreateTrailRequest>, string, string | RegExp]>([
    [
      'a short name',
      { Name: 'a' },
      'InvalidTrailNameException',
      /^Trail name too short\. .* length: 1 characters\.$/,
    ],
    [
      'a name that ends wrongly',
      { Name: 'trail!' },
      'InvalidTrailNameException',
      'Trail name must ends with a letter or number.',
    ],
    [
      'a multi-Region trail without global events, before the bucket is looked for',
      { IsMultiRegionTrail: true, IncludeGlobalServiceEvents: false },
      'InvalidParameterCombinationException',
      'Multi-Region trail must include global service events.',
    ],
    ['no bucket', {}, 'S3BucketDoesNotExistException', 'S3 bucket no-such-bucket-anywhere does not exist!'],
    ['a bucket name of capitals', { S3BucketName: 'Bucket' }, 'InvalidS3BucketNameException', /Bucket/],
    ['a bucket name like an address', { S3BucketName: '192.168.5.4' }, 'InvalidS3BucketNameException', /192/],
    ['a long prefix', { S3KeyPrefix: 'p'.repeat(201) }, 'InvalidS3PrefixException', /200/],
    ['a wrong topic name', { SnsTopicName: 'a topic' }, 'InvalidSnsTopicNameException', /a topic/],
    [
      'a log group without a role',
      { CloudWatchLogsLogGroupArn: 'arn:aws:logs:us-east-1:777788889999:log-group:trails:*' },
      'InvalidCloudWatchLogsRoleArnException',
      'You must specify a log group and a role ARN.',
    ],
    [
      'a role without a log group',
      { CloudWatchLogsRoleArn: 'arn:aws:iam::777788889999:role/trails-to-logs' },
      'InvalidCloudWatchLogsLogGroupArnException',
      'You must specify a log group and a role ARN.',
    ],
    ['a wrong key', { KmsKeyId: 'key 1' }, 'InvalidKmsKeyIdException', /key 1/],
    [
      'tags twice',
      { TagsList: [{ Key: 'a' }, { Key: 'a', Value: 'b' }] },
      'InvalidTagParameterException',
      /a/,
    ],
    [
      'too many tags',
      { TagsList: Array.from({ length: 51 }, (_, n) => ({ Key: `k${n}` })) },
      'TagsLimitExceededException',
      /50/,
    ],
  ])('refuses %s', async (title, sent, name, message) => {
    // Each Region has its own rate: one write a second.
    const region = REGIONS[title.length % 3] ?? 'us-east-1';
    const given: CreateTrailRequest = { Name: 'refused', S3BucketName: 'no-such-bucket-anywhere', ...sent };
    const input = JSON.parse(JSON.stringify(given).replaceAll('us-east-1', region));
    await expect(
      clients('organization-management', region).cloudTrail.send(new CreateTrailCommand(input)),
    ).rejects.toMatchObject({
      name,
      message: typeof message === 'string' ? message : expect.stringMatching(message),
      $metadata: { httpStatusCode: 400 },
    });
  });

  it('is let into a bucket by a policy that names the trail, and by no other', async () => {
    const { cloudTrail, s3 } = clients('data-platform', 'eu-west-1');
    const named = arnOf('eu-west-1', '444455556666', 'named');
    await createTrailBucket(s3, 'pinned-bucket', [named]);
    const create = (Name: string) =>
      cloudTrail.send(new CreateTrailCommand({ Name, S3BucketName: 'pinned-bucket' }));
    const refused = {
      name: 'InsufficientS3BucketPolicyException',
      message: 'Incorrect S3 bucket policy is detected for bucket: pinned-bucket',
    };
    await expect(create('unnamed')).rejects.toMatchObject(refused);
    await expect(create('named')).resolves.toMatchObject({ TrailARN: named });
    await s3.send(new DeleteBucketPolicyCommand({ Bucket: 'pinned-bucket' }));
    await cloudTrail.send(new DeleteTrailCommand({ Name: 'named' }));
    await expect(create('named')).rejects.toMatchObject(refused);
  });

  it('asks topic and key of a trail whose bucket would do', async () => {
    const { cloudTrail, s3 } = clients('data-platform', 'ap-northeast-1');
    const Name = 'asks-all';
    const S3BucketName = 'asks-all-bucket';
    await createTrailBucket(s3, S3BucketName, [arnOf('ap-northeast-1', '444455556666', Name)]);
    await expect(
      cloudTrail.send(new CreateTrailCommand({ Name, S3BucketName, SnsTopicName: 'nobody-made-it' })),
    ).rejects.toMatchObject({
      name: 'InsufficientSnsTopicPolicyException',
      message: 'SNS Topic does not exist or the topic policy is incorrect!',
    });
    const KmsKeyId = 'arn:aws:kms:us-east-1:444455556666:key/5f6c0a52-0c1b-4a57-9a0e-6f1b1f5d2c11';
    await expect(
      cloudTrail.send(new CreateTrailCommand({ Name, S3BucketName, KmsKeyId })),
    ).rejects.toMatchObject({ name: 'KmsKeyNotFoundException' });
  });

  it('refuses a name that the Region has, by a trail at home or by a shadow trail', async () => {
    for (const [region, Name] of [
      ['us-east-1', 'default-trail'],
      ['eu-west-1', 'payments-audit'],
    ] as const) {
      await expect(
        clients('payments', region).cloudTrail.send(
          new CreateTrailCommand({ Name, S3BucketName: 'shared-trails-111122223333' }),
        ),
      ).rejects.toMatchObject({
        name: 'TrailAlreadyExistsException',
        message: `Trail ${Name} already exists for customer: 111122223333`,
      });
    }
  });

  it('stops at five trails in a Region, shadow trails and the organization’s trail among them', async () => {
    const { cloudTrail, s3 } = clients('payments', 'us-east-1');
    const names = ['fifth', 'sixth'];
    const S3BucketName = 'five-trails-bucket';
    await createTrailBucket(
      s3,
      S3BucketName,
      names.map((name) => arnOf('us-east-1', '111122223333', name)),
    );
    await cloudTrail.send(new CreateTrailCommand({ Name: 'fifth', S3BucketName }));
    const full = {
      name: 'MaximumNumberOfTrailsExceededException',
      message: 'User: 111122223333 already has 5 trails in us-east-1.',
    };
    await expect(
      cloudTrail.send(new CreateTrailCommand({ Name: 'sixth', S3BucketName })),
    ).rejects.toMatchObject(full);
    // A multi-Region trail needs a place in every Region.
    await expect(
      clients('payments', 'eu-west-1').cloudTrail.send(
        new CreateTrailCommand({ Name: 'seventh', S3BucketName, IsMultiRegionTrail: true }),
      ),
    ).rejects.toMatchObject(full);
  });

  it('makes organization trails for the management account alone', async () => {
    const create = new CreateTrailCommand({
      Name: 'second-organization-trail',
      S3BucketName: 'second-organization-bucket',
      IsOrganizationTrail: true,
    });
    await expect(clients('payments', 'ap-northeast-1').cloudTrail.send(create)).rejects.toMatchObject({
      name: 'NotOrganizationMasterAccountException',
    });
    const { cloudTrail, s3 } = clients('organization-management', 'ap-northeast-1');
    const TrailARN = arnOf('ap-northeast-1', MANAGEMENT, 'second-organization-trail');
    await createTrailBucket(s3, 'half-open-bucket', [TrailARN], [MANAGEMENT]);
    await expect(
      cloudTrail.send(new CreateTrailCommand({ ...create.input, S3BucketName: 'half-open-bucket' })),
    ).rejects.toMatchObject({ name: 'InsufficientS3BucketPolicyException' });
    await createTrailBucket(s3, 'second-organization-bucket', [TrailARN], [MANAGEMENT, 'o-trailp0int']);
    await expect(cloudTrail.send(create)).resolves.toMatchObject({ IsOrganizationTrail: true });
    const { Trail } = await clients('data-platform', 'ap-northeast-1').cloudTrail.send(
      new GetTrailCommand({ Name: TrailARN }),
    );
    expect(Trail?.IsOrganizationTrail).toBe(true);
  });

  it('makes one trail where several callers want the same name at once', async () => {
    const { cloudTrail, s3 } = clients('organization-management', 'eu-west-1');
    const S3BucketName = 'wanted-bucket';
    await createTrailBucket(s3, S3BucketName, [arnOf('eu-west-1', MANAGEMENT, 'wanted')]);
    const outcomes = await Promise.allSettled(
      [1, 2, 3].map(() => cloudTrail.send(new CreateTrailCommand({ Name: 'wanted', S3BucketName }))),
    );
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const outcome of outcomes) {
      if (outcome.status === 'rejected') expect(outcome.reason.name).toBe('TrailAlreadyExistsException');
    }
  });
});
