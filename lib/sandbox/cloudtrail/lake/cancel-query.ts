import { fail } from '../../../result.ts';
import { cloudTrailError } from '../../http/aws-error.ts';
import type { CloudTrailOperation } from '../operation.ts';
import { findQuery } from './find-query.ts';

/** Queries of the sandbox are finished before anybody can cancel them. */
export const cancelQuery: CloudTrailOperation<'CancelQuery'> = (world, caller, input) => {
  const found = findQuery(world, caller, input);
  if (!found.ok) return found;
  return fail(
    cloudTrailError(
      'InactiveQueryException',
      `The query ${found.value.queryId} cannot be canceled because it is in the FINISHED state.`,
    ),
  );
};
