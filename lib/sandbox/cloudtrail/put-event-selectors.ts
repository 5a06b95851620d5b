import { validateSelectorSet } from '../../cloudtrail/selector-faults.ts';
import type { SelectorSet } from '../../cloudtrail/selector-set.ts';
import { formatSelectorSet, parseSelectorSet } from '../../cloudtrail/selector-wire.ts';
import { fail, ok, type Result } from '../../result.ts';
import { type AwsError, cloudTrailError } from '../http/aws-error.ts';
import { type JsonObject, readString } from '../http/json-input.ts';
import { changeTrail } from './change-trail.ts';
import { findTrailToChange } from './find-trail.ts';
import type { CloudTrailOperation } from './operations.ts';

/** Replaces all that the trail selects: whatever is not sent is gone, the other kind of selectors included. */
export const putEventSelectors: CloudTrailOperation = async (world, caller, input) => {
  const name = readString(input, 'TrailName');
  if (!name.ok) return name;
  const found = findTrailToChange(world, caller, name.value);
  if (!found.ok) return found;
  const selectors = readSelectors(input);
  if (!selectors.ok) return selectors;

  await changeTrail(world, found.value, { selectors: selectors.value });
  return ok({ TrailARN: found.value.trailARN, ...formatSelectorSet(selectors.value) });
};

function readSelectors(input: JsonObject): Result<SelectorSet, AwsError> {
  const { EventSelectors: basic, AdvancedEventSelectors: advanced } = input;
  const hasBasic = basic !== undefined && basic !== null;
  const hasAdvanced = advanced !== undefined && advanced !== null;
  if (hasBasic && hasAdvanced) {
    return fail(
      invalidSelectors(
        'You can select events by using either EventSelectors or AdvancedEventSelectors, but not both.',
      ),
    );
  }
  if (!hasBasic && !hasAdvanced) {
    return fail(invalidSelectors('Specify a valid number of selectors (1 to 5) for your trail'));
  }
  const parsed = parseSelectorSet(
    hasBasic ? { EventSelectors: basic } : { AdvancedEventSelectors: advanced },
  );
  const faults = parsed.ok ? validateSelectorSet(parsed.value, 'trail') : parsed.error;
  // AWS answers with one fault at a time; warnings are the console's, AWS has none.
  const first = faults.find(({ severity }) => severity === 'error');
  if (first !== undefined) return fail(cloudTrailError(first.awsName, first.awsMessage));
  if (!parsed.ok) return fail(invalidSelectors('The event selectors could not be read.'));
  return ok(parsed.value);
}

function invalidSelectors(message: string): AwsError {
  return cloudTrailError('InvalidEventSelectorsException', message);
}
