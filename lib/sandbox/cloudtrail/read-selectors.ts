import { validateSelectorSet } from '../../cloudtrail/selector-faults.ts';
import type { SelectorTarget } from '../../cloudtrail/selector-fields.ts';
import type { SelectorSet } from '../../cloudtrail/selector-set.ts';
import { parseSelectorSet } from '../../cloudtrail/selector-wire.ts';
import { fail, ok, type Result } from '../../result.ts';
import { type AwsError, cloudTrailError } from '../http/aws-error.ts';

/** Selectors that AWS would take. AWS answers with one fault at a time; warnings are the console's, AWS has none. */
export function readSelectors(json: object, target: SelectorTarget): Result<SelectorSet, AwsError> {
  const parsed = parseSelectorSet(json);
  const faults = parsed.ok ? validateSelectorSet(parsed.value, target) : parsed.error;
  const first = faults.find(({ severity }) => severity === 'error');
  if (first !== undefined) return fail(cloudTrailError(first.awsName, first.awsMessage));
  if (!parsed.ok) return fail(invalidSelectors('The event selectors could not be read.'));
  return ok(parsed.value);
}

export function invalidSelectors(message: string): AwsError {
  return cloudTrailError('InvalidEventSelectorsException', message);
}
