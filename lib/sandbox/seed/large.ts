import type { TrailState } from '../world/state.ts';
import { seedEventDataStores } from './event-data-stores.ts';
import { listLargeEndpoints } from './large-endpoints.ts';
import { LARGE_HABITS } from './large-habits.ts';
import { LARGE_REGIONS } from './large-regions.ts';
import { listLargeTrails } from './large-trails.ts';
import { ORGANIZATION } from './organization.ts';
import type { Seed } from './seed.ts';
import { toVpcEndpointState } from './seed-endpoint.ts';
import { toTrailState } from './seed-trail.ts';
import { seedTrailBuckets } from './trail-buckets.ts';

const organization = { ...ORGANIZATION, regions: LARGE_REGIONS };

/** The same accounts years later: 17 Regions, 80 trails, 200 VPC endpoints. */
export const LARGE_SEED: Seed = {
  organization,
  habits: LARGE_HABITS,
  createResources(nowMs) {
    const trails = listLargeTrails().map((seed) => ({ seed, state: toTrailState(seed, nowMs) }));
    const withBucket = trails.filter(({ seed }) => seed.failsWith !== 'NoSuchBucket');
    return {
      trails: trails.map(({ state }) => state),
      buckets: seedTrailBuckets(
        withBucket.map(({ seed, state }) => (seed.failsWith === 'AccessDenied' ? toFormer(state) : state)),
        organization.organizationId,
        nowMs,
      ),
      vpcEndpoints: listLargeEndpoints().map(toVpcEndpointState),
      eventDataStores: seedEventDataStores(nowMs),
    };
  },
};

/** A bucket's policy that still names the trail before this one keeps this one out. */
function toFormer(trail: TrailState): TrailState {
  return { ...trail, trailARN: `${trail.trailARN}-2025` };
}
