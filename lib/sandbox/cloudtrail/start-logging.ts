import { ok } from '../../result.ts';
import { readString } from '../http/json-input.ts';
import { changeTrail } from './change-trail.ts';
import { findTrailToChange } from './find-trail.ts';
import type { CloudTrailOperation } from './operations.ts';

/** Starting a trail that already logs succeeds and changes nothing. */
export const startLogging: CloudTrailOperation = async (world, caller, input) => {
  const name = readString(input, 'Name');
  if (!name.ok) return name;
  const found = findTrailToChange(world, caller, name.value);
  if (!found.ok) return found;
  if (!found.value.isLogging) {
    await changeTrail(world, found.value, { isLogging: true, startLoggingTime: world.now().getTime() });
  }
  return ok({});
};
