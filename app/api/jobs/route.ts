import { authorize } from '@/lib/actor.ts';
import { theJobs } from '@/lib/jobs/job-registry.ts';
import { streamJobs } from '@/lib/jobs/job-stream.ts';
import { failureResponse } from '../failure-response';

export const runtime = 'nodejs';
export const dynamic = 'force-dynamic';

/** Server-sent events: JobSnapshot[] at once and after each change, until the client leaves. */
export function GET(request: Request): Response {
  const actor = authorize('read');
  if (!actor.ok) return failureResponse(actor.error);
  return new Response(streamJobs(theJobs(), request.signal), {
    headers: {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store, no-transform',
      // Tells nginx and its kin not to hold events back.
      'x-accel-buffering': 'no',
    },
  });
}
