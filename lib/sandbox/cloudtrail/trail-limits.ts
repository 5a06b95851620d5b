import type { AwsError } from '../http/aws-error.ts';
import { cloudTrailError } from '../http/aws-error.ts';
import type { TrailState } from '../world/state.ts';
import type { World } from '../world/world.ts';
import { isTrailIn, isTrailOf } from './trail-visibility.ts';

const MAX_TRAILS_IN_REGION = 5;

type Placed = Pick<
  TrailState,
  'name' | 'accountId' | 'homeRegion' | 'isMultiRegionTrail' | 'isOrganizationTrail'
>;

/**
 * Why a trail cannot be where it would be: in its home Region and, where it becomes a multi-Region trail, in every
 * other. Shadow trails and the organization's trail count (CloudTrail User Guide, WhatIsCloudTrail-Limits); members
 * get an organization's trail even at their limit.
 */
export function findPlacementFault(
  world: World,
  trail: Placed,
  /** The trail as it is, where it is there already. */
  itself?: TrailState,
): AwsError | undefined {
  const { accountId, name } = trail;
  const { organization, state } = world;
  if (trail.isOrganizationTrail && accountId !== organization.managementAccountId) {
    return cloudTrailError(
      'NotOrganizationMasterAccountException',
      `The account ${accountId} is not the management account of organization ${organization.organizationId}.`,
    );
  }
  const others = state.trails.filter((other) => other !== itself);
  const regions = trail.isMultiRegionTrail
    ? [trail.homeRegion, ...organization.regions.filter((region) => region !== trail.homeRegion)]
    : [trail.homeRegion];
  for (const region of regions) {
    const here = others.filter((other) => isTrailOf(world, other, accountId) && isTrailIn(other, region));
    if (here.some((other) => other.name === name && other.accountId === accountId)) {
      return cloudTrailError(
        'TrailAlreadyExistsException',
        `Trail ${name} already exists for customer: ${accountId}`,
      );
    }
    if (here.length >= MAX_TRAILS_IN_REGION) {
      return cloudTrailError(
        'MaximumNumberOfTrailsExceededException',
        `User: ${accountId} already has ${MAX_TRAILS_IN_REGION} trails in ${region}.`,
      );
    }
  }
  return undefined;
}
