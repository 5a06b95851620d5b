import type { Failure } from '../failure.ts';
import { FailureError } from './unwrap.ts';

/**
 * Asks a route of this console, which is of the same version as the page, so its answers are taken at their word.
 * Throws a FailureError for what the route says went wrong; an aborted request throws as fetch does.
 */
export async function getJson<T>(path: string, signal: AbortSignal): Promise<T> {
  const response = await fetch(path, { signal, headers: { accept: 'application/json' } });
  if (response.ok) return response.json();
  const body: unknown = await response.json().catch(() => undefined);
  throw isFailureBody(body)
    ? new FailureError(body.failure)
    : new Error(`${path.split('?')[0]} answered ${response.status}`);
}

/** A failure that the console told is final until the person acts; a line that broke is tried once more. */
export function retryBrokenLine(failureCount: number, error: Error): boolean {
  return failureCount < 1 && !(error instanceof FailureError);
}

function isFailureBody(body: unknown): body is { failure: Failure } {
  return typeof body === 'object' && body !== null && 'failure' in body && typeof body.failure === 'object';
}
