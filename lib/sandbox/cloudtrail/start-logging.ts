import { ok } from '../../result.ts';
import { commit, edit } from './commit.ts';
import { findTrailToChange } from './find-trail.ts';
import type { CloudTrailOperation } from './operation.ts';

/** Starting a trail that already logs succeeds and changes nothing. */
export const startLogging: CloudTrailOperation<'StartLogging'> = async (world, caller, { Name }) => {
  const found = findTrailToChange(world, caller, Name);
  if (!found.ok) return found;
  if (!found.value.isLogging) {
    await commit(world, edit(found.value, { isLogging: true, startLoggingTime: world.now().getTime() }));
  }
  return ok({});
};
