import { ok } from '../../result.ts';
import { commit, edit } from './commit.ts';
import { findTrailToChange } from './find-trail.ts';
import type { CloudTrailOperation } from './operation.ts';

/** Stopping a trail that does not log succeeds and changes nothing. */
export const stopLogging: CloudTrailOperation<'StopLogging'> = async (world, caller, { Name }) => {
  const found = findTrailToChange(world, caller, Name);
  if (!found.ok) return found;
  if (found.value.isLogging) {
    await commit(world, edit(found.value, { isLogging: false, stopLoggingTime: world.now().getTime() }));
  }
  return ok({});
};
