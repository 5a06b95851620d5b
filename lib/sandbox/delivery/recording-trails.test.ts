import { describe, expect, it } from 'vitest';
import { createSeedState, findSeed } from '../seed/seed.ts';
import type { SandboxRecord } from '../workload/records.ts';
import type { TrailState } from '../world/state.ts';
import { listRecordingTrails } from './recording-trails.ts';

const NOW = Date.parse('2026-11-23T09:00:00Z');
const PAYMENTS = '111122223333';

/** The seed's trails, changed where the test says so. */
function createWorld(change: (trail: TrailState) => Partial<TrailState> = () => ({})) {
  const seed = findSeed('default');
  const state = createSeedState(seed, 'default', 0, NOW);
  state.trails = state.trails.map((trail) => ({ ...trail, ...change(trail) }));
  return { organization: seed.organization, state };
}

const RECORD: SandboxRecord = {
  eventID: 'event-1',
  eventTime: '2026-11-23T09:00:00Z',
  eventCategory: 'Management',
  eventSource: 'ec2.amazonaws.com',
  eventName: 'DescribeInstances',
  readOnly: true,
  awsRegion: 'us-east-1',
  recipientAccountId: PAYMENTS,
  userIdentity: { type: 'AssumedRole', accountId: PAYMENTS },
};

const namesOf = (world: ReturnType<typeof createWorld>, record: Partial<SandboxRecord> = {}) =>
  listRecordingTrails(world, { ...RECORD, ...record }).map(({ name }) => name);

describe('an event', () => {
  it('is recorded by the account’s trails of its Region and of all Regions, and by the organization’s', () => {
    expect(namesOf(createWorld())).toEqual(['payments-audit', 'default-trail', 'organization-trail']);
    expect(namesOf(createWorld(), { awsRegion: 'ap-northeast-1' })).toEqual([
      'payments-audit',
      'tokyo-management-and-data',
      'organization-trail',
    ]);
  });

  it('is recorded once by a trail of which several selectors match', () => {
    const world = createWorld(({ selectors }) =>
      selectors.kind === 'basic'
        ? {
            selectors: {
              ...selectors,
              eventSelectors: [...selectors.eventSelectors, ...selectors.eventSelectors],
            },
          }
        : {},
    );
    expect(namesOf(world).filter((name) => name === 'payments-audit')).toHaveLength(1);
  });

  it('of an account outside the organization is recorded by none', () => {
    expect(namesOf(createWorld(), { recipientAccountId: '888899990000' })).toEqual([]);
  });
});

describe('an event of a global service', () => {
  const globalEvents: readonly Partial<SandboxRecord>[] = [
    { eventSource: 'iam.amazonaws.com', eventName: 'ListRoles' },
    { eventSource: 'cloudfront.amazonaws.com', eventName: 'ListDistributions' },
    {
      eventSource: 'sts.amazonaws.com',
      eventName: 'GetCallerIdentity',
      tlsDetails: { clientProvidedHostHeader: 'sts.amazonaws.com' },
    },
  ];

  it.each(globalEvents)('is left out where the trail leaves such events out: %j', (record) => {
    const without = createWorld(() => ({ includeGlobalServiceEvents: false }));
    const including = createWorld(() => ({ includeGlobalServiceEvents: true }));
    expect(namesOf(without, record)).toEqual([]);
    expect(namesOf(including, record)).toContain('default-trail');
  });

  it('is none where a Region’s own endpoint of STS was called', () => {
    const without = createWorld(() => ({ includeGlobalServiceEvents: false }));
    const record = {
      eventSource: 'sts.amazonaws.com',
      eventName: 'GetCallerIdentity',
      tlsDetails: { clientProvidedHostHeader: 'sts.us-east-1.amazonaws.com' },
    };
    expect(namesOf(without, record)).toContain('default-trail');
  });
});

describe('a trail that was stopped', () => {
  const stopped = () => createWorld(() => ({ isLogging: false, stopLoggingTime: NOW + 300 }));

  it('still records what happened before, and the call that stopped it', () => {
    expect(namesOf(stopped())).toContain('payments-audit');
    const stop = {
      eventTime: '2026-11-23T09:00:02Z',
      eventSource: 'cloudtrail.amazonaws.com',
      eventName: 'StopLogging',
      readOnly: false,
      requestParameters: { name: 'payments-audit' },
    };
    expect(namesOf(stopped(), stop)).toEqual(['payments-audit']);
  });

  it('records nothing that came after', () => {
    expect(namesOf(stopped(), { eventTime: '2026-11-23T09:00:02Z' })).toEqual([]);
  });
});

describe('CloudTrail’s own deliveries', () => {
  const record: Partial<SandboxRecord> = {
    eventSource: 's3.amazonaws.com',
    eventName: 'PutObject',
    eventCategory: 'Data',
    readOnly: false,
    resources: [{ type: 'AWS::S3::Object', ARN: 'arn:aws:s3:::payments-receipts/2026/1' }],
    userIdentity: { type: 'AWSService', invokedBy: 'cloudtrail.amazonaws.com' },
  };

  it('are left out by a trail without recursive logging, and by no other', () => {
    expect(namesOf(createWorld(), record)).toContain('payments-audit');
    const without = createWorld(() => ({ recursiveLogging: false }));
    expect(namesOf(without, record)).toEqual([]);
    expect(namesOf(without, { ...record, userIdentity: { type: 'IAMUser' } })).toContain('payments-audit');
  });
});
