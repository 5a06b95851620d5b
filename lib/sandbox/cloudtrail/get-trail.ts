import { ok } from '../../result.ts';
import { findTrail } from './find-trail.ts';
import type { CloudTrailOperation } from './operation.ts';
import { formatTrail } from './trail-output.ts';

export const getTrail: CloudTrailOperation<'GetTrail'> = (world, caller, { Name }) => {
  const trail = findTrail(world, caller, Name, 'as-given');
  return trail.ok ? ok({ Trail: formatTrail(trail.value) }) : trail;
};
