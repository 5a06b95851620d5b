import { trailNameFault } from '../../cloudtrail/trail-name.ts';
import { fail, ok } from '../../result.ts';
import { cloudTrailError } from '../http/aws-error.ts';
import type { TrailState } from '../world/state.ts';
import { findTrailByArn } from './find-trail.ts';
import type { CloudTrailOperation } from './operation.ts';
import { formatTrail } from './trail-output.ts';
import { isTrailIn, isTrailOf } from './trail-visibility.ts';

/**
 * Names match trails of this account and Region only, ARNs any Region; what is not found is left out without an
 * error. Without names: every trail of the Region, with shadow trails unless they are asked away.
 */
export const describeTrails: CloudTrailOperation<'DescribeTrails'> = (
  world,
  caller,
  { trailNameList = [], includeShadowTrails = true },
) => {
  const isAtHome = (trail: TrailState) =>
    trail.accountId === caller.accountId && trail.homeRegion === caller.region;

  if (trailNameList.length === 0) {
    const trails = world.state.trails.filter(
      (trail) =>
        isTrailOf(world, trail, caller.accountId) &&
        isTrailIn(trail, caller.region) &&
        (includeShadowTrails || isAtHome(trail)),
    );
    return ok({ trailList: trails.map(formatTrail) });
  }

  const found = new Set<TrailState>();
  for (const text of trailNameList) {
    if (text.startsWith('arn:')) {
      const trail = findTrailByArn(world, caller, text);
      if (!trail.ok) return trail;
      if (trail.value !== undefined) found.add(trail.value);
      continue;
    }
    const fault = trailNameFault(text);
    if (fault !== undefined) return fail(cloudTrailError('InvalidTrailNameException', fault.awsMessage));
    const trail = world.state.trails.find((candidate) => candidate.name === text && isAtHome(candidate));
    if (trail !== undefined) found.add(trail);
  }
  return ok({ trailList: [...found].map(formatTrail) });
};
