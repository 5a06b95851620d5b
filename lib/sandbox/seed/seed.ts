import type { Habit } from '../workload/habit.ts';
import { type SandboxState, STATE_VERSION } from '../world/state.ts';
import { seedEventDataStores } from './event-data-stores.ts';
import { HABITS } from './habits.ts';
import { LARGE_SEED } from './large.ts';
import { ORGANIZATION, type Organization } from './organization.ts';
import { replaceText } from './replace-text.ts';
import { seedTrailBuckets } from './trail-buckets.ts';
import { DELETED_BUCKET, seedTrails } from './trails.ts';
import { seedVpcEndpoints } from './vpc-endpoints.ts';

/** What the accounts own on the first day. */
export type SeedResources = Pick<SandboxState, 'trails' | 'buckets' | 'vpcEndpoints'> &
  Partial<Pick<SandboxState, 'eventDataStores' | 'tags'>>;

/** A world to begin with, and to come back to. */
export interface Seed {
  readonly organization: Organization;
  /** What hosts and people keep doing. */
  readonly habits: readonly Habit[];
  createResources(nowMs: number): SeedResources;
}

const DEFAULT_SEED: Seed = {
  organization: ORGANIZATION,
  habits: HABITS,
  createResources(nowMs) {
    const trails = seedTrails(nowMs);
    return {
      trails,
      buckets: seedTrailBuckets(trails, ORGANIZATION.organizationId, nowMs).filter(
        ({ name }) => name !== DELETED_BUCKET,
      ),
      vpcEndpoints: seedVpcEndpoints(),
      eventDataStores: seedEventDataStores(nowMs),
    };
  },
};

/** The same accounts on the day before anybody did anything. */
const EMPTY_SEED: Seed = {
  organization: ORGANIZATION,
  habits: [],
  createResources: () => ({ trails: [], buckets: [], vpcEndpoints: [] }),
};

export const SEED_NAMES = ['default', 'empty', 'large'] as const;
export type SeedName = (typeof SEED_NAMES)[number];

const SEEDS: Readonly<Record<SeedName, Seed>> = {
  default: DEFAULT_SEED,
  empty: EMPTY_SEED,
  large: LARGE_SEED,
};

/** The seed; with an account ID, the first account has that ID in every place that names it. */
export function findSeed(name: SeedName, firstAccountId?: string): Seed {
  const seed = SEEDS[name];
  const given = getFirstAccountId(seed);
  if (firstAccountId === undefined || firstAccountId === given) return seed;
  return {
    organization: replaceText(seed.organization, given, firstAccountId),
    habits: replaceText(seed.habits, given, firstAccountId),
    createResources: (nowMs) => replaceText(seed.createResources(nowMs), given, firstAccountId),
  };
}

export function getFirstAccountId({ organization }: Seed): string {
  const [first] = organization.accounts;
  if (first === undefined) throw new Error('A seed has an account.');
  return first.accountId;
}

/** Everything as it is on the first day. */
export function createSeedState(
  seed: Seed,
  name: SeedName,
  clockOffsetMs: number,
  nowMs: number,
): SandboxState {
  return {
    version: STATE_VERSION,
    seed: name,
    firstAccountId: getFirstAccountId(seed),
    isPlanted: false,
    clockOffsetMs,
    playedUntilMs: nowMs,
    eventDataStores: [],
    tags: {},
    sessions: [],
    signingKeys: {},
    ...seed.createResources(nowMs),
  };
}
