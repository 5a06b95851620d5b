import { fail, ok, type Result } from '../../result.ts';
import type { AwsError } from '../http/aws-error.ts';
import { validationError } from './sts-error.ts';

/** What the service model says of a parameter. */
export interface ParameterRule {
  readonly name: string;
  readonly required?: true;
  /** Length of a text, or value of a number. */
  readonly least: number;
  readonly most: number;
  readonly isNumber?: true;
  readonly pattern?: string;
}

/** STS tells all faults of an input at once, with member names that begin in lower case. */
export function checkParameters(
  parameters: URLSearchParams,
  rules: readonly ParameterRule[],
): Result<void, AwsError> {
  const faults = rules.flatMap((rule) => {
    const value = parameters.get(rule.name);
    const member = rule.name.slice(0, 1).toLowerCase() + rule.name.slice(1);
    if (value === null) {
      return rule.required === true
        ? [`Value null at '${member}' failed to satisfy constraint: Member must not be null`]
        : [];
    }
    return findFaults(value, rule).map(
      (constraint) =>
        `Value '${value.slice(0, 200)}' at '${member}' failed to satisfy constraint: ${constraint}`,
    );
  });
  if (faults.length === 0) return ok(undefined);
  const count = faults.length === 1 ? '1 validation error' : `${faults.length} validation errors`;
  return fail(validationError(`${count} detected: ${faults.join('; ')}`));
}

function findFaults(value: string, { least, most, isNumber, pattern }: ParameterRule): readonly string[] {
  if (isNumber === true && !/^-?\d{1,9}$/.test(value)) return ['Member must be a number'];
  const size = isNumber === true ? Number(value) : value.length;
  const what = isNumber === true ? 'value' : 'length';
  return [
    ...(size < least ? [`Member must have ${what} greater than or equal to ${least}`] : []),
    ...(size > most ? [`Member must have ${what} less than or equal to ${most}`] : []),
    ...(pattern !== undefined && !new RegExp(`^(?:${pattern})$`).test(value)
      ? [`Member must satisfy regular expression pattern: ${pattern}`]
      : []),
  ];
}
