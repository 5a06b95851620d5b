import {
  type CloudTrailClient,
  GetEventSelectorsCommand,
  GetTrailCommand,
  PutEventSelectorsCommand,
  type PutEventSelectorsRequest,
} from '@aws-sdk/client-cloudtrail';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSdkClients } from '../sdk-clients.rig.ts';
import { type StartedSandbox, startSandbox } from '../start-sandbox.ts';

let sandbox: StartedSandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ workloadSeconds: 0 });
});
afterAll(() => sandbox.stop());

function client(account: string, region: string): CloudTrailClient {
  return createSdkClients(sandbox, account, region, 10).cloudTrail;
}

const networkActivity = (eventSource: string) => ({
  Name: eventSource,
  FieldSelectors: [
    { Field: 'eventCategory', Equals: ['NetworkActivity'] },
    { Field: 'eventSource', Equals: [eventSource] },
  ],
});

/** Three accounts and Regions that have a trail each, so that refusals need not wait for each other's second. */
const TRAILS = [
  ['data-platform', 'ap-northeast-1', 'tokyo-default'],
  ['payments', 'us-east-1', 'default-trail'],
  ['payments', 'ap-northeast-1', 'tokyo-management-and-data'],
] as const;

describe('PutEventSelectors', () => {
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

  it('fills in what a basic selector leaves out, and says whether the trail has selectors of its own', async () => {
    const dublin = client('payments', 'eu-west-1');
    const TrailName = 'dublin-reads-and-writes';
    const hasCustom = async () =>
      (await dublin.send(new GetTrailCommand({ Name: TrailName }))).Trail?.HasCustomEventSelectors;
    expect(await hasCustom()).toBe(true);
    const answer = await dublin.send(new PutEventSelectorsCommand({ TrailName, EventSelectors: [{}] }));
    expect(answer.EventSelectors).toEqual([
      {
        ReadWriteType: 'All',
        IncludeManagementEvents: true,
        DataResources: [],
        ExcludeManagementEventSources: [],
      },
    ]);
    expect(await hasCustom()).toBe(false);
  });

  it.each<[string, Omit<PutEventSelectorsRequest, 'TrailName'>, string | RegExp]>([
    [
      'both kinds',
      {
        EventSelectors: [{ ReadWriteType: 'All' }],
        AdvancedEventSelectors: [networkActivity('kms.amazonaws.com')],
      },
      'You can select events by using either EventSelectors or AdvancedEventSelectors, but not both.',
    ],
    ['neither kind', {}, 'Specify a valid number of selectors (1 to 5) for your trail'],
    [
      'no basic selector',
      { EventSelectors: [] },
      'Specify a valid number of selectors (1 to 5) for your trail',
    ],
    [
      'six basic selectors',
      { EventSelectors: Array.from({ length: 6 }, () => ({})) },
      'Specify a valid number of selectors (1 to 5) for your trail',
    ],
    [
      'a basic selector of nothing',
      { EventSelectors: [{ IncludeManagementEvents: false, DataResources: [] }] },
      'Invalid combination of parameters in EventSelectors. When includeManagementEvents is false, DataResources must not be empty.',
    ],
    [
      'a wildcard for all buckets',
      { EventSelectors: [{ DataResources: [{ Type: 'AWS::S3::Object', Values: ['arn:aws:s3:::*'] }] }] },
      'Value arn:aws:s3:::* for DataResources.Values is invalid.',
    ],
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
    [
      'an empty list of values',
      { AdvancedEventSelectors: [{ FieldSelectors: [{ Field: 'eventCategory', Equals: [] }] }] },
      /length greater than or equal to 1$/,
    ],
    [
      'more than 500 values',
      {
        AdvancedEventSelectors: [
          {
            FieldSelectors: [
              { Field: 'eventCategory', Equals: ['NetworkActivity'] },
              { Field: 'eventSource', Equals: ['s3.amazonaws.com'] },
              { Field: 'eventName', Equals: Array.from({ length: 499 }, (_, n) => `Operation${n}`) },
            ],
          },
        ],
      },
      'There are too many filters applied. The maximum allowed number of filters is 500.',
    ],
  ])('refuses %s and leaves the trail as it was', async (title, selectors, message) => {
    const [account, region, TrailName] = TRAILS[title.length % TRAILS.length] ?? TRAILS[0];
    const cloudTrail = client(account, region);
    const { $metadata: _before, ...before } = await cloudTrail.send(
      new GetEventSelectorsCommand({ TrailName }),
    );
    await expect(
      cloudTrail.send(new PutEventSelectorsCommand({ TrailName, ...selectors })),
    ).rejects.toMatchObject({
      name: 'InvalidEventSelectorsException',
      message: typeof message === 'string' ? message : expect.stringMatching(message),
    });
    const { $metadata: _after, ...after } = await cloudTrail.send(
      new GetEventSelectorsCommand({ TrailName }),
    );
    expect(after).toEqual(before);
  });
});
