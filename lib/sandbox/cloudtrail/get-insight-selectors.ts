import { fail } from '../../result.ts';
import { cloudTrailError } from '../http/aws-error.ts';
import { readString } from '../http/json-input.ts';
import { findTrail } from './find-trail.ts';
import type { CloudTrailOperation } from './operations.ts';

/** No seeded trail has Insights on, and AWS says so with an exception. */
export const getInsightSelectors: CloudTrailOperation = (world, caller, input) => {
  const name = readString(input, 'TrailName');
  if (!name.ok) return name;
  const trail = findTrail(world, caller, name.value);
  if (!trail.ok) return trail;
  return fail(
    cloudTrailError(
      'InsightNotEnabledException',
      `Insights is not enabled on trail ${trail.value.trailARN}.`,
    ),
  );
};
