import { parseTrailArn } from '../../cloudtrail/arn.ts';
import { trailNameFault } from '../../cloudtrail/trail-name.ts';
import { fail, ok, type Result } from '../../result.ts';
import { type AwsError, cloudTrailError } from '../http/aws-error.ts';
import type { Caller } from '../http/caller.ts';
import type { TrailState } from '../world/state.ts';
import type { World } from '../world/world.ts';
import { isTrailIn, isTrailOf } from './trail-visibility.ts';

/**
 * The trail to read. A name finds a trail in its home Region only; a shadow trail, and the organization's trail
 * seen by a member, need the ARN (CloudTrail API Reference, GetTrailStatus).
 */
export function findTrail(
  world: World,
  caller: Caller,
  nameOrArn: string | undefined,
): Result<TrailState, AwsError> {
  const found = findAnywhere(world, caller, nameOrArn);
  if (!found.ok) return found;
  const { trail, text, byName } = found.value;
  if (trail === undefined || !isTrailIn(trail, caller.region)) return fail(trailNotFound(caller, text));
  if (byName && trail.homeRegion !== caller.region) return fail(trailNotFound(caller, text));
  return ok(trail);
}

/** The trail to change: own, and called in its home Region. */
export function findTrailToChange(
  world: World,
  caller: Caller,
  nameOrArn: string | undefined,
): Result<TrailState, AwsError> {
  const found = findAnywhere(world, caller, nameOrArn);
  if (!found.ok) return found;
  const { trail, text, byName } = found.value;
  if (trail === undefined || (byName && !isTrailIn(trail, caller.region))) {
    return fail(trailNotFound(caller, text));
  }
  if (trail.accountId !== caller.accountId) {
    return fail(
      cloudTrailError(
        'NotOrganizationMasterAccountException',
        `Only the organization's management account can change the organization trail ${trail.trailARN}.`,
      ),
    );
  }
  if (trail.homeRegion !== caller.region) {
    return fail(
      cloudTrailError(
        'InvalidHomeRegionException',
        `Trail ${trail.trailARN} was created in ${trail.homeRegion} and can be changed only there.`,
      ),
    );
  }
  return ok(trail);
}

interface Found {
  readonly trail: TrailState | undefined;
  readonly text: string;
  readonly byName: boolean;
}

function findAnywhere(world: World, caller: Caller, nameOrArn: string | undefined): Result<Found, AwsError> {
  const text = nameOrArn ?? '';
  if (text === '') return fail(cloudTrailError('InvalidTrailNameException', 'Trail name cannot be blank!'));
  if (text.startsWith('arn:')) {
    const trail = findTrailByArn(world, caller, text);
    return trail.ok ? ok({ trail: trail.value, text, byName: false }) : trail;
  }
  const fault = trailNameFault(text);
  if (fault !== undefined) return fail(cloudTrailError('InvalidTrailNameException', fault.awsMessage));
  const own = world.state.trails.filter(
    ({ accountId, name }) => accountId === caller.accountId && name === text,
  );
  // The same name may be used once in every Region: the one that is at home here comes first.
  const trail =
    own.find(({ homeRegion }) => homeRegion === caller.region) ??
    own.find((candidate) => isTrailIn(candidate, caller.region));
  return ok({ trail, text, byName: true });
}

/** Exact, over all Regions. An ARN of an account that is not the caller's is refused without a look. */
export function findTrailByArn(
  world: World,
  caller: Caller,
  text: string,
): Result<TrailState | undefined, AwsError> {
  const arn = parseTrailArn(text);
  if (!arn.ok || arn.value.partition !== 'aws') {
    return fail(
      cloudTrailError('CloudTrailARNInvalidException', `The trail ARN ${text.slice(0, 300)} is not valid.`),
    );
  }
  const trail = world.state.trails.find(({ trailARN }) => trailARN === text);
  if (trail !== undefined && isTrailOf(world, trail, caller.accountId)) return ok(trail);
  if (arn.value.accountId !== caller.accountId) {
    return fail(
      cloudTrailError(
        'CloudTrailARNInvalidException',
        `AccountID in ARN is wrong, you can only access resources with AccountID ${caller.accountId}.`,
      ),
    );
  }
  return ok(undefined);
}

function trailNotFound(caller: Caller, nameOrArn: string): AwsError {
  return cloudTrailError(
    'TrailNotFoundException',
    `Unknown trail: ${nameOrArn} for the user: ${caller.accountId}`,
  );
}
