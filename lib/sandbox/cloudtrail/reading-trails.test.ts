import {
  type CloudTrailClient,
  DescribeTrailsCommand,
  GetEventSelectorsCommand,
  GetInsightSelectorsCommand,
  GetTrailCommand,
  GetTrailStatusCommand,
  ListTrailsCommand,
} from '@aws-sdk/client-cloudtrail';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSdkClients } from '../sdk-clients.rig.ts';
import { type StartedSandbox, startSandbox } from '../start-sandbox.ts';

const ORGANIZATION_TRAIL = 'arn:aws:cloudtrail:us-east-1:777788889999:trail/organization-trail';

let sandbox: StartedSandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ workloadSeconds: 0 });
});
afterAll(() => sandbox.stop());

function client(account: string, region: string, maxAttempts?: number): CloudTrailClient {
  return createSdkClients(sandbox, account, region, maxAttempts).cloudTrail;
}

describe('reading trails', () => {
  it('shows multi-Region and organization trails in every Region, and hides them where shadows are not wanted', async () => {
    const dublin = client('payments', 'eu-west-1');
    const { trailList } = await dublin.send(new DescribeTrailsCommand({}));
    expect(trailList?.map(({ Name }) => Name).sort()).toEqual([
      'dublin-reads-and-writes',
      'organization-trail',
      'payments-audit',
    ]);
    const home = await dublin.send(new DescribeTrailsCommand({ includeShadowTrails: false }));
    expect(home.trailList?.map(({ Name }) => Name)).toEqual(['dublin-reads-and-writes']);
  });

  it('finds trails of another Region by ARN only and leaves unknown names out', async () => {
    const tokyo = client('payments', 'ap-northeast-1');
    const arn = 'arn:aws:cloudtrail:us-east-1:111122223333:trail/default-trail';
    const { trailList } = await tokyo.send(
      new DescribeTrailsCommand({ trailNameList: ['default-trail', 'no-such-trail', arn] }),
    );
    expect(trailList?.map(({ TrailARN }) => TrailARN)).toEqual([arn]);
  });

  it('keeps every Region within the five trails that AWS allows', async () => {
    for (const { name } of sandbox.accounts) {
      for (const region of sandbox.regions) {
        const { trailList } = await client(name, region).send(new DescribeTrailsCommand({}));
        expect(trailList?.length, `${name} ${region}`).toBeLessThanOrEqual(5);
      }
    }
  });

  it('lists the account’s own trails with their home Regions', async () => {
    const { Trails } = await client('payments', 'us-east-1').send(new ListTrailsCommand({}));
    expect(new Set(Trails?.map(({ HomeRegion }) => HomeRegion))).toEqual(new Set(sandbox.regions));
    expect(Trails?.some(({ Name }) => Name === 'organization-trail')).toBe(false);
  });

  it('describes the default trail with all four members of its one basic selector', async () => {
    const answer = await client('payments', 'us-east-1').send(
      new GetEventSelectorsCommand({ TrailName: 'default-trail' }),
    );
    expect(answer.EventSelectors).toEqual([
      {
        ReadWriteType: 'All',
        IncludeManagementEvents: true,
        DataResources: [],
        ExcludeManagementEventSources: [],
      },
    ]);
    expect(answer.AdvancedEventSelectors).toBeUndefined();
  });

  it('tells which trail stopped and which one fails to deliver', async () => {
    const stopped = await client('data-platform', 'eu-west-1').send(
      new GetTrailStatusCommand({ Name: 'lake-perimeter-pilot' }),
    );
    expect(stopped.IsLogging).toBe(false);
    expect(stopped.StopLoggingTime).toBeInstanceOf(Date);
    const failing = await client('data-platform', 'us-east-1').send(
      new GetTrailStatusCommand({ Name: 'ml-experiments' }),
    );
    expect(failing).toMatchObject({ IsLogging: true, LatestDeliveryError: 'NoSuchBucket' });
  });

  it('lets a member read the organization’s trail by ARN, not by name', async () => {
    const member = client('payments', 'eu-west-1');
    const { Trail } = await member.send(new GetTrailCommand({ Name: ORGANIZATION_TRAIL }));
    expect(Trail).toMatchObject({ IsOrganizationTrail: true, HomeRegion: 'us-east-1' });
    await expect(member.send(new GetTrailCommand({ Name: 'organization-trail' }))).rejects.toMatchObject({
      name: 'TrailNotFoundException',
      message: 'Unknown trail: organization-trail for the user: 111122223333',
    });
  });

  it.each([
    ['', 'InvalidTrailNameException'],
    ['ab', 'InvalidTrailNameException'],
    ['192.168.5.4', 'InvalidTrailNameException'],
    ['no-such-trail', 'TrailNotFoundException'],
    ['arn:aws:cloudtrail:us-east-1:111122223333:trail/no-such-trail', 'TrailNotFoundException'],
    ['arn:aws:cloudtrail:us-east-1:999900001111:trail/default-trail', 'CloudTrailARNInvalidException'],
    ['arn:aws:cloudtrail:us-east-1:111122223333:default-trail', 'CloudTrailARNInvalidException'],
    ['arn:aws:s3:::bucket', 'CloudTrailARNInvalidException'],
  ])('refuses the trail "%s" with %s', async (name, exception) => {
    await expect(
      client('payments', 'us-east-1').send(new GetTrailStatusCommand({ Name: name })),
    ).rejects.toMatchObject({ name: exception, $metadata: { httpStatusCode: 400 } });
  });

  it('spells an unknown name as an ARN, but for GetTrail, which repeats it', async () => {
    const payments = client('payments', 'eu-west-1');
    for (const call of [
      payments.send(new GetTrailStatusCommand({ Name: 'default-trail' })),
      payments.send(new GetEventSelectorsCommand({ TrailName: 'default-trail' })),
    ]) {
      await expect(call).rejects.toMatchObject({
        name: 'TrailNotFoundException',
        message:
          'Unknown trail: arn:aws:cloudtrail:eu-west-1:111122223333:trail/default-trail for the user: 111122223333',
      });
    }
    await expect(payments.send(new GetTrailCommand({ Name: 'default-trail' }))).rejects.toMatchObject({
      message: 'Unknown trail: default-trail for the user: 111122223333',
    });
  });

  it('gives every documented member of a trail, and leaves out what is not set', async () => {
    const { Trail } = await client('data-platform', 'us-east-1').send(
      new GetTrailCommand({ Name: 'data-lake-audit' }),
    );
    expect(Trail).toEqual({
      Name: 'data-lake-audit',
      S3BucketName: 'data-lake-trail-444455556666',
      IncludeGlobalServiceEvents: false,
      IsMultiRegionTrail: false,
      HomeRegion: 'us-east-1',
      TrailARN: 'arn:aws:cloudtrail:us-east-1:444455556666:trail/data-lake-audit',
      LogFileValidationEnabled: false,
      KmsKeyId: 'arn:aws:kms:us-east-1:444455556666:key/5f6c0a52-0c1b-4a57-9a0e-6f1b1f5d2c11',
      HasCustomEventSelectors: true,
      HasInsightSelectors: false,
      IsOrganizationTrail: false,
      RecursiveLogging: true,
    });
  });

  it('says that Insights are off with AWS’s exception', async () => {
    await expect(
      client('payments', 'us-east-1').send(new GetInsightSelectorsCommand({ TrailName: 'default-trail' })),
    ).rejects.toMatchObject({ name: 'InsightNotEnabledException' });
  });
});
