import { describe, expect, it } from 'vitest';
import { createSeedState, findSeed } from '../seed/seed.ts';
import { formatPolicy, trailBucketPolicy } from '../seed/trail-bucket-policy.ts';
import type { TrailState } from '../world/state.ts';
import { findDeliveryRefusal } from './delivery-permission.ts';

const NOW = Date.parse('2026-11-23T09:00:00Z');
const seed = findSeed('default');

function createWorld() {
  return {
    organization: seed.organization,
    state: createSeedState(seed, 'default', 0, NOW),
    now: () => new Date(NOW),
  };
}

const world = createWorld();

function findTrail(name: string): TrailState {
  const trail = world.state.trails.find((candidate) => candidate.name === name);
  if (trail === undefined) throw new Error(`There is no trail ${name}.`);
  return trail;
}

/** The bucket of `payments-audit` with another policy. */
function withPolicy(policy: string | undefined) {
  const changed = createWorld();
  for (const bucket of changed.state.buckets) {
    if (bucket.name === findTrail('payments-audit').s3BucketName) {
      if (policy === undefined) delete bucket.policy;
      else bucket.policy = policy;
    }
  }
  return changed;
}

describe('findDeliveryRefusal', () => {
  it('lets every seeded trail in but those that are there to fail', () => {
    const refused = world.state.trails
      .map((trail) => [trail.name, findDeliveryRefusal(world, trail)])
      .filter(([, refusal]) => refusal !== undefined);
    expect(refused).toEqual([
      ['ml-experiments', 'NoSuchBucket'],
      ['tokyo-perimeter', 'AccessDenied'],
    ]);
  });

  it('agrees with what the seeded trails say of their last delivery', () => {
    for (const trail of world.state.trails) {
      expect(trail.latestDeliveryError[trail.homeRegion]).toBe(findDeliveryRefusal(world, trail));
    }
  });

  it('refuses another trail a bucket whose policy names one by aws:SourceArn', () => {
    const trail = findTrail('payments-audit');
    const other = { ...trail, trailARN: trail.trailARN.replace('payments-audit', 'vpce-only') };
    expect(findDeliveryRefusal(world, other)).toBe('AccessDenied');
  });

  it('takes any trail of the account where the policy names none, but only in the folders that it opens', () => {
    const trail = findTrail('default-trail');
    const other = { ...trail, trailARN: trail.trailARN.replace('default-trail', 'vpce-only') };
    expect(findDeliveryRefusal(world, other)).toBeUndefined();
    expect(findDeliveryRefusal(world, { ...other, s3KeyPrefix: 'elsewhere' })).toBe('AccessDenied');
  });

  it('asks for the folder of the organization as well, of an organization trail', () => {
    const trail = findTrail('organization-trail');
    const audit = { ...findTrail('payments-audit'), isOrganizationTrail: true };
    expect(findDeliveryRefusal(world, trail)).toBeUndefined();
    expect(findDeliveryRefusal(world, audit)).toBe('AccessDenied');
    const key = 'AWSLogs/o-trailp0int/444455556666/CloudTrail/eu-west-1/2026/11/23/x.json.gz';
    expect(findDeliveryRefusal(world, trail, [key])).toBeUndefined();
  });

  it.each([
    ['no policy', undefined],
    ['a policy that is not JSON', '{"Statement":'],
    [
      'a policy that lets CloudTrail write but not read the ACL',
      formatPolicy(
        trailBucketPolicy(findTrail('payments-audit').s3BucketName, [findTrail('payments-audit')], '').slice(
          1,
        ),
      ),
    ],
    [
      'a policy that only denies',
      JSON.stringify({
        Version: '2012-10-17',
        Statement: {
          Effect: 'Deny',
          Principal: '*',
          Action: 's3:*',
          Resource: '*',
          Condition: { StringNotEquals: { 'aws:SourceVpce': 'vpce-1' } },
        },
      }),
    ],
  ])('refuses with %s', (_what, policy) => {
    expect(findDeliveryRefusal(withPolicy(policy), findTrail('payments-audit'))).toBe('AccessDenied');
  });

  it('honours aws:SourceAccount, and a denial over every allowance', () => {
    const trail = findTrail('payments-audit');
    const bucket = trail.s3BucketName;
    const statements = trailBucketPolicy(bucket, [trail], 'o-trailp0int');
    const guard = (account: string) =>
      formatPolicy([
        ...statements,
        {
          Effect: 'Deny',
          Principal: { Service: ['cloudtrail.amazonaws.com'] },
          Action: ['s3:*'],
          Resource: [`arn:aws:s3:::${bucket}/*`],
          Condition: { StringNotEquals: { 'aws:SourceAccount': [account] } },
        },
      ]);
    expect(findDeliveryRefusal(withPolicy(guard(trail.accountId)), trail)).toBeUndefined();
    expect(findDeliveryRefusal(withPolicy(guard('999999999999')), trail)).toBe('AccessDenied');
  });
});
