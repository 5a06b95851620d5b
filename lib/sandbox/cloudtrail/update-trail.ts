import { fail, ok } from '../../result.ts';
import { endDigestChains } from '../delivery/deliver-digests.ts';
import { commit, edit } from './commit.ts';
import { findTrailToChange } from './find-trail.ts';
import type { CloudTrailOperation } from './operation.ts';
import { findDestinationFault } from './trail-destination.ts';
import { findPlacementFault } from './trail-limits.ts';
import { formatTrailSettings } from './trail-output.ts';
import { readTrailSettings } from './trail-settings.ts';

/**
 * Changes what is sent and keeps the rest; single-Region trails become multi-Region trails and the other way round.
 * Where the trail delivers is checked again on every call. Whether AWS does that too where nothing about the
 * destination is sent is not documented.
 */
export const updateTrail: CloudTrailOperation<'UpdateTrail'> = async (world, caller, input) => {
  const found = findTrailToChange(world, caller, input.Name, 'as-given');
  if (!found.ok) return found;
  const settings = readTrailSettings(caller, input, found.value);
  if (!settings.ok) return settings;
  const changed = { ...found.value, ...settings.value };
  // A trail that spreads no further takes no other trail's place.
  const spreads =
    (changed.isMultiRegionTrail && !found.value.isMultiRegionTrail) ||
    (changed.isOrganizationTrail && !found.value.isOrganizationTrail);
  const fault =
    (spreads ? findPlacementFault(world, changed, found.value) : undefined) ??
    findDestinationFault(world, changed);
  if (fault !== undefined) return fail(fault);
  const { logFileValidationEnabled } = settings.value;
  await commit(
    world,
    edit(found.value, {
      ...settings.value,
      ...(logFileValidationEnabled ? {} : { digestChains: endDigestChains(found.value) }),
    }),
  );
  return ok(formatTrailSettings(found.value));
};
