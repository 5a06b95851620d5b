import type { SelectorSet } from '../../cloudtrail/selector-set.ts';
import { formatSelectorSet } from '../../cloudtrail/selector-wire.ts';
import { fail, ok, type Result } from '../../result.ts';
import type { AwsError } from '../http/aws-error.ts';
import { commit, edit } from './commit.ts';
import { findTrailToChange } from './find-trail.ts';
import type { CloudTrailOperation, OperationInput } from './operation.ts';
import { invalidSelectors, readSelectors } from './read-selectors.ts';

/**
 * Replaces all that the trail selects: whatever is not sent is gone, the other kind of selectors included. Insights
 * stay on where the events that they need are selected no longer; what AWS does then is not documented.
 */
export const putEventSelectors: CloudTrailOperation<'PutEventSelectors'> = async (world, caller, input) => {
  const found = findTrailToChange(world, caller, input.TrailName);
  if (!found.ok) return found;
  const selectors = readOneKind(input);
  if (!selectors.ok) return selectors;
  await commit(world, edit(found.value, { selectors: selectors.value }));
  return ok({ TrailARN: found.value.trailARN, ...formatSelectorSet(selectors.value) });
};

function readOneKind({
  EventSelectors,
  AdvancedEventSelectors,
}: OperationInput<'PutEventSelectors'>): Result<SelectorSet, AwsError> {
  if (EventSelectors !== undefined && AdvancedEventSelectors !== undefined) {
    return fail(
      invalidSelectors(
        'You can select events by using either EventSelectors or AdvancedEventSelectors, but not both.',
      ),
    );
  }
  if (EventSelectors !== undefined) return readSelectors({ EventSelectors }, 'trail');
  if (AdvancedEventSelectors !== undefined) return readSelectors({ AdvancedEventSelectors }, 'trail');
  return fail(invalidSelectors('Specify a valid number of selectors (1 to 5) for your trail'));
}
