import { formatSelectorSet } from '../../cloudtrail/selector-wire.ts';
import { ok } from '../../result.ts';
import { readString } from '../http/json-input.ts';
import { findTrail } from './find-trail.ts';
import type { CloudTrailOperation } from './operations.ts';

/** One kind of selectors, never both; basic ones always with all four members, since readers index them blindly. */
export const getEventSelectors: CloudTrailOperation = (world, caller, input) => {
  const name = readString(input, 'TrailName');
  if (!name.ok) return name;
  const trail = findTrail(world, caller, name.value);
  if (!trail.ok) return trail;
  return ok({ TrailARN: trail.value.trailARN, ...formatSelectorSet(trail.value.selectors) });
};
