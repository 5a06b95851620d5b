import type { Failure } from '../failure.ts';
import type { Result } from '../result.ts';

/** A failure on its way through TanStack Query, which knows thrown errors only. */
export class FailureError extends Error {
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.message.key);
    this.name = 'FailureError';
    this.failure = failure;
  }
}

export function unwrap<T>(result: Result<T, Failure>): T {
  if (result.ok) return result.value;
  throw new FailureError(result.error);
}

/** What to show for anything that a query threw: the failure itself, or that the console did not answer. */
export function toFailure(error: unknown): Failure {
  if (error instanceof FailureError) return error.failure;
  return {
    code: 'unavailable',
    message: { key: 'failures.console' },
    hint: { key: 'failures.consoleHint' },
    retryable: true,
  };
}
