import { parseEventFilter } from '@/lib/cloudtrail/event-filter.ts';
import { countByTime } from '@/lib/event-index/time-counts.ts';
import { ok } from '@/lib/result.ts';
import { answer, countOf } from '../answer';

export const runtime = 'nodejs';
export const dynamic = 'force-dynamic';

/** `?<filter>&buckets=` → { spans: TimeCount[] }, oldest first. */
export function GET(request: Request): Promise<Response> {
  return answer(request, async (index, params) => {
    const filter = parseEventFilter(params, ['buckets']);
    if (!filter.ok) return filter;
    const buckets = countOf(params, 'buckets', { normal: 120, max: 1000 });
    if (!buckets.ok) return buckets;
    const options = { buckets: buckets.value, now: new Date(), signal: request.signal };
    return ok({ spans: await countByTime(index, filter.value, options) });
  });
}
