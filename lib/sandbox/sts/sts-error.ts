import type { AwsError } from '../http/aws-error.ts';
import type { Caller } from '../http/caller.ts';

export function validationError(message: string): AwsError {
  return { code: 'ValidationError', message, status: 400 };
}

/** STS does not say whether the role is missing or refuses: that would tell strangers which roles there are. */
export function notAuthorized(caller: Caller, action: string, resourceARN?: string): AwsError {
  const on = resourceARN === undefined ? '' : ` on resource: ${resourceARN}`;
  return {
    code: 'AccessDenied',
    message: `User: ${caller.arn} is not authorized to perform: ${action}${on}`,
    status: 403,
  };
}
