import { formatSelectorSet } from '../../cloudtrail/selector-wire.ts';
import { ok } from '../../result.ts';
import { findTrail } from './find-trail.ts';
import type { CloudTrailOperation } from './operation.ts';

/** One kind of selectors, never both; basic ones always with all four members, since readers index them blindly. */
export const getEventSelectors: CloudTrailOperation<'GetEventSelectors'> = (world, caller, { TrailName }) => {
  const trail = findTrail(world, caller, TrailName);
  if (!trail.ok) return trail;
  return ok({ TrailARN: trail.value.trailARN, ...formatSelectorSet(trail.value.selectors) });
};
