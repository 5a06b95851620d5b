import { type SandboxState, STATE_VERSION } from '../world/state.ts';
import { seedBuckets, seedTrails } from './trails.ts';
import { seedVpcEndpoints } from './vpc-endpoints.ts';

export const SEED_NAMES = ['default'] as const;
export type SeedName = (typeof SEED_NAMES)[number];

/** Everything as it is on the first day. */
export function createSeed(seed: SeedName, clockOffsetMs: number, nowMs: number): SandboxState {
  return {
    version: STATE_VERSION,
    seed,
    isPlanted: false,
    clockOffsetMs,
    playedUntilMs: nowMs,
    trails: seedTrails(nowMs),
    buckets: seedBuckets(),
    vpcEndpoints: seedVpcEndpoints(),
    eventDataStores: [],
    tags: {},
    sessions: [],
  };
}
