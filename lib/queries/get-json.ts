import type { Failure } from '../failure.ts';
import { FailureError } from './unwrap.ts';

/**
 * Asks a route of this console, which is of the same version as the page, so its answers are taken at their word.
 * Throws a FailureError for what the route says went wrong; an aborted request throws as fetch does.
 */
export function getJson<T>(path: string, signal: AbortSignal): Promise<T> {
  return askJson(path, { signal, headers: { accept: 'application/json' } });
}

/** The same for a question that does not fit into an address. */
export function postJson<T>(path: string, question: unknown, signal: AbortSignal): Promise<T> {
  return askJson(path, {
    method: 'POST',
    signal,
    headers: { accept: 'application/json', 'content-type': 'application/json' },
    body: JSON.stringify(question),
  });
}

async function askJson<T>(path: string, init: RequestInit): Promise<T> {
  const response = await fetch(path, init);
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
