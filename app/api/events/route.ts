import { parseEventFilter } from '@/lib/cloudtrail/event-filter.ts';
import { parseCursor } from '@/lib/event-index/cursor.ts';
import { searchEvents } from '@/lib/event-index/search.ts';
import { ok } from '@/lib/result.ts';
import { answer, countOf } from './answer';

export const runtime = 'nodejs';
export const dynamic = 'force-dynamic';

/** `?<filter>&limit=&cursor=` → EventPage, newest first. */
export function GET(request: Request): Promise<Response> {
  return answer(request, async (index, params) => {
    const filter = parseEventFilter(params, ['limit', 'cursor']);
    if (!filter.ok) return filter;
    const limit = countOf(params, 'limit', { normal: 100, max: 1000 });
    if (!limit.ok) return limit;
    const text = params.get('cursor');
    const cursor = text === null ? undefined : parseCursor(text);
    if (cursor?.ok === false) return cursor;
    const page = await searchEvents(index, filter.value, {
      limit: limit.value,
      now: new Date(),
      signal: request.signal,
      ...(cursor && { cursor: cursor.value }),
    });
    return ok(page);
  });
}
