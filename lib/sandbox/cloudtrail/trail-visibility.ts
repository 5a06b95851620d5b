import type { TrailState } from '../world/state.ts';
import type { World } from '../world/world.ts';

/** Own trails, and the organization's trail in every account that belongs to the organization. */
export function isTrailOf(world: Pick<World, 'organization'>, trail: TrailState, accountId: string): boolean {
  return (
    trail.accountId === accountId ||
    (trail.isOrganizationTrail &&
      world.organization.accounts.some((account) => account.accountId === accountId))
  );
}

/** A multi-Region trail appears in every Region, outside its home Region as a shadow trail. */
export function isTrailIn(trail: TrailState, region: string): boolean {
  return trail.homeRegion === region || trail.isMultiRegionTrail;
}
