import { formatTrailArn, parseTrailArn } from '../../cloudtrail/arn.ts';
import { trailNameFault } from '../../cloudtrail/trail-name.ts';
import { fail, ok, type Result } from '../../result.ts';
import { type AwsError, cloudTrailError } from '../http/aws-error.ts';
import type { Caller } from '../http/caller.ts';
import type { TrailState } from '../world/state.ts';
import type { World } from '../world/world.ts';
import { isTrailIn, isTrailOf } from './trail-visibility.ts';

/**
 * How an unknown trail is spelled in the answer. Seen from AWS: GetTrail and UpdateTrail repeat what they were given,
 * GetTrailStatus, GetEventSelectors and StartLogging make an ARN of a name first; the others are taken to do the same.
 */
type Spelling = 'as-given' | 'as-arn';

/**
 * The trail to read. A name finds a trail in its home Region only; a shadow trail, and the organization's trail
 * seen by a member, need the ARN (CloudTrail API Reference, GetTrailStatus).
 */
export function findTrail(
  world: World,
  caller: Caller,
  nameOrArn: string,
  spelling: Spelling = 'as-arn',
): Result<TrailState, AwsError> {
  const found = findAnywhere(world, caller, nameOrArn);
  if (!found.ok) return found;
  const { trail, byName } = found.value;
  const isHere =
    trail !== undefined && isTrailIn(trail, caller.region) && (!byName || trail.homeRegion === caller.region);
  return isHere ? ok(trail) : fail(trailNotFound(caller, nameOrArn, spelling));
}

/** The trail to change: own, and called in its home Region. */
export function findTrailToChange(
  world: World,
  caller: Caller,
  nameOrArn: string,
  spelling: Spelling = 'as-arn',
): Result<TrailState, AwsError> {
  const found = findAnywhere(world, caller, nameOrArn);
  if (!found.ok) return found;
  const { trail, byName } = found.value;
  if (trail === undefined || (byName && !isTrailIn(trail, caller.region))) {
    return fail(trailNotFound(caller, nameOrArn, spelling));
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
  readonly byName: boolean;
}

function findAnywhere(world: World, caller: Caller, text: string): Result<Found, AwsError> {
  if (text === '') return fail(cloudTrailError('InvalidTrailNameException', 'Trail name cannot be blank!'));
  if (text.startsWith('arn:')) {
    const trail = findTrailByArn(world, caller, text);
    return trail.ok ? ok({ trail: trail.value, byName: false }) : trail;
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
  return ok({ trail, byName: true });
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
  return arn.value.accountId === caller.accountId ? ok(undefined) : fail(wrongAccount(caller));
}

export function wrongAccount({ accountId }: Caller): AwsError {
  return cloudTrailError(
    'CloudTrailARNInvalidException',
    `AccountID in ARN is wrong, you can only access resources with AccountID ${accountId}.`,
  );
}

function trailNotFound({ accountId, region }: Caller, nameOrArn: string, spelling: Spelling): AwsError {
  const spelled =
    spelling === 'as-given' || nameOrArn.startsWith('arn:')
      ? nameOrArn
      : formatTrailArn({ partition: 'aws', region, accountId, name: nameOrArn });
  return cloudTrailError('TrailNotFoundException', `Unknown trail: ${spelled} for the user: ${accountId}`);
}
