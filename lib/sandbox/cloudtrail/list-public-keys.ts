import { fail, ok } from '../../result.ts';
import { listSigningKeys } from '../delivery/signing-keys.ts';
import { cloudTrailError } from '../http/aws-error.ts';
import type { CloudTrailOperation } from './operation.ts';
import { toEpochSeconds } from './trail-output.ts';

const MOMENT_MS = 1000;

/** The Region's keys that were valid in the time range; without one, the current key. The token is never needed. */
export const listPublicKeys: CloudTrailOperation<'ListPublicKeys'> = async (
  world,
  caller,
  { StartTime, EndTime, NextToken },
) => {
  if (NextToken !== undefined) {
    return fail(cloudTrailError('InvalidTokenException', 'The token is not valid.'));
  }
  const now = world.now().getTime();
  const from = StartTime ?? Math.min(now, EndTime ?? now);
  // A moment longer than now: time goes on while the key is made that is valid now.
  const to = EndTime ?? Math.max(now + MOMENT_MS, from);
  if (from > to) {
    return fail(cloudTrailError('InvalidTimeRangeException', 'The start time is after the end time.'));
  }
  const keys = await listSigningKeys(world, caller.region, from, to);
  return ok({
    PublicKeyList: keys.map(({ publicKey, validityStartTime, validityEndTime, fingerprint }) => ({
      Value: publicKey,
      ValidityStartTime: toEpochSeconds(validityStartTime),
      ValidityEndTime: toEpochSeconds(validityEndTime),
      Fingerprint: fingerprint,
    })),
  });
};
