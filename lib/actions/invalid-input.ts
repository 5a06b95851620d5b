import type { z } from 'zod';
import type { Failure } from '../failure.ts';

/** What a door answers to a request of the wrong shape. Names the first part that is wrong. */
export function invalidInput(error: z.ZodError): Failure {
  const issue = error.issues[0];
  return {
    code: 'invalid-input',
    message: { key: 'failures.invalidInput' },
    ...(issue && { field: issue.path.join('.'), awsMessage: issue.message }),
    retryable: false,
  };
}
