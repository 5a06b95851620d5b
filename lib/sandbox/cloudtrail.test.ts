import {
  CloudTrailClient,
  DescribeTrailsCommand,
  GetEventSelectorsCommand,
  GetInsightSelectorsCommand,
  GetTrailCommand,
  GetTrailStatusCommand,
  ListTrailsCommand,
  PutEventSelectorsCommand,
  StartLoggingCommand,
  StopLoggingCommand,
} from '@aws-sdk/client-cloudtrail';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSdkClients } from './sdk-clients.rig.ts';
import { type StartedSandbox, startSandbox } from './start-sandbox.ts';

const ORGANIZATION_TRAIL = 'arn:aws:cloudtrail:us-east-1:777788889999:trail/organization-trail';

let sandbox: StartedSandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ workloadSeconds: 0 });
});
afterAll(() => sandbox.stop());

function client(account: string, region: string, maxAttempts?: number): CloudTrailClient {
  return createSdkClients(sandbox, account, region, maxAttempts).cloudTrail;
}

const networkActivity = (eventSource: string) => ({
  Name: eventSource,
  FieldSelectors: [
    { Field: 'eventCategory', Equals: ['NetworkActivity'] },
    { Field: 'eventSource', Equals: [eventSource] },
  ],
});

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

  it('says that Insights are off with AWS’s exception', async () => {
    await expect(
      client('payments', 'us-east-1').send(new GetInsightSelectorsCommand({ TrailName: 'default-trail' })),
    ).rejects.toMatchObject({ name: 'InsightNotEnabledException' });
  });
});

describe('changing trails', () => {
  it('really replaces basic selectors by advanced ones, and back', async () => {
    const payments = client('payments', 'us-east-1');
    const TrailName = 'payments-audit';
    const before = await payments.send(new GetEventSelectorsCommand({ TrailName }));
    const AdvancedEventSelectors = [networkActivity('kms.amazonaws.com')];
    await payments.send(new PutEventSelectorsCommand({ TrailName, AdvancedEventSelectors }));
    const between = await payments.send(new GetEventSelectorsCommand({ TrailName }));
    expect(between.EventSelectors).toBeUndefined();
    expect(between.AdvancedEventSelectors).toEqual(AdvancedEventSelectors);
    const { EventSelectors } = before;
    const answer = await payments.send(new PutEventSelectorsCommand({ TrailName, EventSelectors }));
    expect(answer.AdvancedEventSelectors).toBeUndefined();
    const after = await payments.send(new GetEventSelectorsCommand({ TrailName }));
    expect(after.EventSelectors).toEqual(EventSelectors);
    expect(after.AdvancedEventSelectors).toBeUndefined();
  });

  it.each([
    [
      'both kinds',
      {
        EventSelectors: [{ ReadWriteType: 'All' as const }],
        AdvancedEventSelectors: [networkActivity('kms.amazonaws.com')],
      },
      'You can select events by using either EventSelectors or AdvancedEventSelectors, but not both.',
    ],
    ['neither kind', {}, 'Specify a valid number of selectors (1 to 5) for your trail'],
    [
      'no event source',
      {
        AdvancedEventSelectors: [
          { FieldSelectors: [{ Field: 'eventCategory', Equals: ['NetworkActivity'] }] },
        ],
      },
      'The following selectors are required when the eventCategory field value equals NetworkActivity: [eventSource].',
    ],
    [
      'an unknown category',
      { AdvancedEventSelectors: [{ FieldSelectors: [{ Field: 'eventCategory', Equals: ['Network'] }] }] },
      'The eventCategory field value is not valid.',
    ],
  ])('refuses %s with AWS’s text and leaves the trail as it was', async (_case, selectors, message) => {
    const tokyo = client('data-platform', 'ap-northeast-1');
    const TrailName = 'tokyo-default';
    const before = await tokyo.send(new GetEventSelectorsCommand({ TrailName }));
    await expect(tokyo.send(new PutEventSelectorsCommand({ TrailName, ...selectors }))).rejects.toMatchObject(
      { name: 'InvalidEventSelectorsException', message },
    );
    const after = await tokyo.send(new GetEventSelectorsCommand({ TrailName }));
    expect(after.EventSelectors).toEqual(before.EventSelectors);
  });

  it('takes changes of a trail in its home Region only', async () => {
    const arn = 'arn:aws:cloudtrail:us-east-1:111122223333:trail/payments-audit';
    for (const Name of [arn, 'payments-audit']) {
      await expect(
        client('payments', 'ap-northeast-1').send(new StopLoggingCommand({ Name })),
      ).rejects.toMatchObject({ name: 'InvalidHomeRegionException' });
    }
  });

  it('lets no member change the organization’s trail', async () => {
    await expect(
      client('data-platform', 'us-east-1').send(
        new PutEventSelectorsCommand({
          TrailName: ORGANIZATION_TRAIL,
          AdvancedEventSelectors: [networkActivity('s3.amazonaws.com')],
        }),
      ),
    ).rejects.toMatchObject({ name: 'NotOrganizationMasterAccountException' });
  });

  it('stops and starts logging, and says when', async () => {
    const dublin = client('payments', 'eu-west-1');
    const Name = 'dublin-reads-and-writes';
    await dublin.send(new StopLoggingCommand({ Name }));
    const stopped = await dublin.send(new GetTrailStatusCommand({ Name }));
    expect(stopped.IsLogging).toBe(false);
    await dublin.send(new StartLoggingCommand({ Name }));
    const started = await dublin.send(new GetTrailStatusCommand({ Name }));
    expect(started.IsLogging).toBe(true);
    expect(started.StartLoggingTime?.getTime()).toBeGreaterThanOrEqual(
      stopped.StopLoggingTime?.getTime() ?? Number.POSITIVE_INFINITY,
    );
  });

  it('throttles the second write of a second, and the eleventh read', async () => {
    const security = client('organization-management', 'ap-northeast-1', 1);
    const stop = new StopLoggingCommand({ Name: 'no-such-trail' });
    const writes = await Promise.allSettled([security.send(stop), security.send(stop)]);
    expect(writes.map((write) => (write.status === 'rejected' ? write.reason.name : '')).sort()).toEqual([
      'ThrottlingException',
      'TrailNotFoundException',
    ]);
    const reads = await Promise.allSettled(
      Array.from({ length: 40 }, () => security.send(new ListTrailsCommand({}))),
    );
    const throttled = reads.filter(({ status }) => status === 'rejected');
    expect(throttled.length).toBeGreaterThan(0);
    expect(reads.length - throttled.length).toBeGreaterThanOrEqual(10);
  });
});

describe('callers', () => {
  it.each([
    ['an unknown key', { accessKeyId: 'AKIAUNKNOWNUNKNOWN22' }, 'us-east-1'],
    ['a Region that is not enabled', {}, 'af-south-1'],
  ])('refuses %s', async (_case, credentials, region) => {
    const [account] = sandbox.accounts;
    const stranger = new CloudTrailClient({
      endpoint: sandbox.endpoint,
      region,
      maxAttempts: 1,
      credentials: {
        accessKeyId: account?.accessKeyId ?? '',
        secretAccessKey: account?.secretAccessKey ?? '',
        ...credentials,
      },
    });
    await expect(stranger.send(new ListTrailsCommand({}))).rejects.toMatchObject({
      name: 'UnrecognizedClientException',
      message: 'The security token included in the request is invalid.',
    });
  });
});
