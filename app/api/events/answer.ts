import { authorize } from '@/lib/actor.ts';
import type { EventIndex } from '@/lib/event-index/event-index.ts';
import { theIndex } from '@/lib/event-index/the-index.ts';
import type { Failure } from '@/lib/failure.ts';
import { fail, ok, type Result } from '@/lib/result.ts';
import { failureResponse } from '../failure-response';

/** Nobody reads the answer; the number is the one that proxies log for a client that left. */
const CLIENT_LEFT = 499;

/**
 * Answers a question to the event index: asks who acts, gives the question the index, and turns what comes out into
 * JSON. A client that leaves stops the query. An error of the index goes to the log and not to the browser.
 */
export function answer<T>(
  request: Request,
  question: (index: EventIndex, params: URLSearchParams) => Promise<Result<T, Failure>>,
): Promise<Response> {
  return respond(request, async (index, params) => {
    const result = await question(index, params);
    if (!result.ok) return result;
    return ok(Response.json(result.value, { headers: { 'cache-control': 'no-store' } }));
  });
}

/** The same for an answer that is no JSON. Once it has begun, its failures can only break it off. */
export async function respond(
  request: Request,
  question: (index: EventIndex, params: URLSearchParams) => Promise<Result<Response, Failure>>,
): Promise<Response> {
  const actor = authorize('read');
  if (!actor.ok) return failureResponse(actor.error);
  try {
    const result = await question(await theIndex(), new URL(request.url).searchParams);
    return result.ok ? result.value : failureResponse(result.error);
  } catch (error) {
    if (request.signal.aborted) return new Response(null, { status: CLIENT_LEFT });
    console.error('The event index failed', error);
    const locked = error instanceof Error && error.message.includes('Could not set lock');
    return failureResponse(locked ? INDEX_LOCKED : INDEX_FAILED, locked ? 503 : 500);
  }
}

const INDEX_LOCKED: Failure = {
  code: 'unavailable',
  message: { key: 'eventsData.indexLocked' },
  hint: { key: 'eventsData.indexLockedHint' },
  retryable: true,
};

const INDEX_FAILED: Failure = {
  code: 'unavailable',
  message: { key: 'eventsData.indexFailed' },
  hint: { key: 'eventsData.indexFailedHint' },
  retryable: true,
};

/** A whole number between 1 and `max`. */
export function countOf(
  params: URLSearchParams,
  name: string,
  { normal, max }: { readonly normal: number; readonly max: number },
): Result<number, Failure> {
  const text = params.get(name);
  if (text === null) return ok(normal);
  const count = /^\d{1,6}$/.test(text) ? Number(text) : 0;
  if (count >= 1 && count <= max) return ok(count);
  return fail({
    code: 'invalid-input',
    message: { key: 'eventsData.countInvalid', values: { name, max } },
    field: name,
    retryable: false,
  });
}
