import type { AwsError } from '../http/aws-error.ts';

export const NO_PERMISSIONS: AwsError = {
  code: 'AccessDeniedException',
  message: "You don't have permissions to access this resource.",
  status: 400,
};

/** `reason` is one of the model's own, which says more than the name. */
export function invalidInput(reason: string, message: string): AwsError {
  return { code: 'InvalidInputException', message, status: 400, details: { Reason: reason } };
}
