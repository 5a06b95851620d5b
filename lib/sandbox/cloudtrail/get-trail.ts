import { ok } from '../../result.ts';
import { readString } from '../http/json-input.ts';
import { findTrail } from './find-trail.ts';
import type { CloudTrailOperation } from './operations.ts';
import { formatTrail } from './trail-output.ts';

export const getTrail: CloudTrailOperation = (world, caller, input) => {
  const name = readString(input, 'Name');
  if (!name.ok) return name;
  const trail = findTrail(world, caller, name.value);
  return trail.ok ? ok({ Trail: formatTrail(trail.value) }) : trail;
};
