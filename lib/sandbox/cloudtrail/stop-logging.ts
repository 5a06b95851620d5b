import { ok } from '../../result.ts';
import { readString } from '../http/json-input.ts';
import { changeTrail } from './change-trail.ts';
import { findTrailToChange } from './find-trail.ts';
import type { CloudTrailOperation } from './operations.ts';

/** Stopping a trail that does not log succeeds and changes nothing. */
export const stopLogging: CloudTrailOperation = async (world, caller, input) => {
  const name = readString(input, 'Name');
  if (!name.ok) return name;
  const found = findTrailToChange(world, caller, name.value);
  if (!found.ok) return found;
  if (found.value.isLogging) {
    await changeTrail(world, found.value, { isLogging: false, stopLoggingTime: world.now().getTime() });
  }
  return ok({});
};
