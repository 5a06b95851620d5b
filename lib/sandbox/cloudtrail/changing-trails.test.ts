import {
  type CloudTrailClient,
  DeleteTrailCommand,
  DescribeTrailsCommand,
  GetTrailCommand,
  GetTrailStatusCommand,
  ListTrailsCommand,
  PutEventSelectorsCommand,
  StartLoggingCommand,
  StopLoggingCommand,
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

function client(account: string, region: string, maxAttempts = 10): CloudTrailClient {
  return createSdkClients(sandbox, account, region, maxAttempts).cloudTrail;
}

describe('StartLogging and StopLogging', () => {
  it('stop and start logging, and say when', async () => {
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

  it('change nothing where the trail is so already', async () => {
    const dublin = client('data-platform', 'eu-west-1');
    const Name = 'lake-perimeter';
    const before = await dublin.send(new GetTrailStatusCommand({ Name }));
    await dublin.send(new StartLoggingCommand({ Name }));
    const after = await dublin.send(new GetTrailStatusCommand({ Name }));
    expect(after.StartLoggingTime).toEqual(before.StartLoggingTime);
  });
});

describe('DeleteTrail', () => {
  it('takes a trail away from every Region and from all who list it', async () => {
    const tokyo = client('payments', 'ap-northeast-1');
    const Name = 'payments-audit';
    await client('payments', 'us-east-1').send(new DeleteTrailCommand({ Name }));
    const { trailList } = await tokyo.send(new DescribeTrailsCommand({}));
    expect(trailList?.some((trail) => trail.Name === Name)).toBe(false);
    const { Trails } = await tokyo.send(new ListTrailsCommand({}));
    expect(Trails?.some((trail) => trail.Name === Name)).toBe(false);
    const TrailARN = `arn:aws:cloudtrail:us-east-1:111122223333:trail/${Name}`;
    await expect(tokyo.send(new GetTrailCommand({ Name: TrailARN }))).rejects.toMatchObject({
      name: 'TrailNotFoundException',
    });
  });

  it('does not know a trail twice', async () => {
    await expect(
      client('payments', 'eu-west-1').send(new DeleteTrailCommand({ Name: 'nobody-has-it' })),
    ).rejects.toMatchObject({
      name: 'TrailNotFoundException',
      message:
        'Unknown trail: arn:aws:cloudtrail:eu-west-1:111122223333:trail/nobody-has-it for the user: 111122223333',
    });
  });
});

describe('all writes', () => {
  const EventSelectors = [{ ReadWriteType: 'All' as const }];

  it('are taken in the trail’s home Region only', async () => {
    const tokyo = client('organization-management', 'ap-northeast-1');
    const wrongRegion = { name: 'InvalidHomeRegionException' };
    for (const Name of [ORGANIZATION_TRAIL, 'organization-trail']) {
      await expect(tokyo.send(new StopLoggingCommand({ Name }))).rejects.toMatchObject(wrongRegion);
      await expect(tokyo.send(new StartLoggingCommand({ Name }))).rejects.toMatchObject(wrongRegion);
      await expect(tokyo.send(new DeleteTrailCommand({ Name }))).rejects.toMatchObject(wrongRegion);
      await expect(
        tokyo.send(new PutEventSelectorsCommand({ TrailName: Name, EventSelectors })),
      ).rejects.toMatchObject(wrongRegion);
    }
  });

  it('are not for members, where the trail is the organization’s', async () => {
    const member = client('data-platform', 'us-east-1');
    const notMaster = { name: 'NotOrganizationMasterAccountException' };
    const Name = ORGANIZATION_TRAIL;
    await expect(member.send(new StopLoggingCommand({ Name }))).rejects.toMatchObject(notMaster);
    await expect(member.send(new DeleteTrailCommand({ Name }))).rejects.toMatchObject(notMaster);
    await expect(
      member.send(new PutEventSelectorsCommand({ TrailName: Name, EventSelectors })),
    ).rejects.toMatchObject(notMaster);
  });
});

describe('the rates of AWS', () => {
  it('throttle the second write of a second, and the eleventh read', async () => {
    const security = client('organization-management', 'eu-west-1', 1);
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

  it('are each operation’s, account’s and Region’s own', async () => {
    const elsewhere = [
      client('payments', 'us-east-1', 1).send(new StartLoggingCommand({ Name: 'no-such-trail' })),
      client('payments', 'us-east-1', 1).send(new StopLoggingCommand({ Name: 'no-such-trail' })),
      client('payments', 'ap-northeast-1', 1).send(new StopLoggingCommand({ Name: 'no-such-trail' })),
      client('data-platform', 'ap-northeast-1', 1).send(new StopLoggingCommand({ Name: 'no-such-trail' })),
    ];
    for (const call of elsewhere) {
      await expect(call).rejects.toMatchObject({ name: 'TrailNotFoundException' });
    }
  });
});
