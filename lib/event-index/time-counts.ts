import type { TimeCount } from '../cloudtrail/captured-event.ts';
import type { EventFilter } from '../cloudtrail/event-filter.ts';
import type { EventIndex } from './event-index.ts';
import { toTimeRange } from './filter-sql.ts';
import { requiredMicros, requiredNumber } from './index-row.ts';
import { readMatching } from './read-matching.ts';

/**
 * The histogram of a filter: `buckets` spans of equal length (whole seconds) over its time range; where the range is
 * open, it ends with the oldest and the newest matching event. Denied are the events with an error code, of whichever
 * kind. The counts add up to countEvents. Empty when nothing matches.
 */
export async function countByTime(
  index: EventIndex,
  filter: EventFilter,
  options: { readonly buckets: number; readonly now: Date; readonly signal?: AbortSignal },
): Promise<TimeCount[]> {
  return readMatching(index, filter, options, async (reader, condition) => {
    const [edges] = await reader.rows(
      `SELECT min(event_time) AS oldest, max(event_time) AS newest, count(*) AS events FROM events WHERE ${condition.where}`,
      condition.params,
    );
    if (edges === undefined || requiredNumber(edges, 'events') === 0) return [];
    const range = toTimeRange(filter, options.now);
    const oldestMs = Number(requiredMicros(edges, 'oldest') / 1000n);
    const afterNewestMs = Number(requiredMicros(edges, 'newest') / 1000n) + 1000;
    const fromMs = floorToSecond(range.fromMs ?? oldestMs);
    const toMs =
      range.toMs ?? Math.max(afterNewestMs, filter.relative === undefined ? 0 : options.now.getTime());
    const spanMs = Math.max(1000, Math.ceil((toMs - fromMs) / options.buckets / 1000) * 1000);

    const { where, params } = condition;
    const rows = await reader.rows(
      `SELECT (epoch_us(event_time) - ?) // ? AS bucket,
              count(*) FILTER (error_code = 0) AS allowed, count(*) FILTER (error_code <> 0) AS denied
       FROM events WHERE ${where} GROUP BY bucket`,
      [BigInt(fromMs) * 1000n, BigInt(spanMs) * 1000n, ...params],
    );
    const counts = new Map(rows.map((row) => [requiredNumber(row, 'bucket'), row]));
    return Array.from({ length: Math.ceil((toMs - fromMs) / spanMs) }, (_, bucket) => {
      const row = counts.get(bucket);
      return {
        from: new Date(fromMs + bucket * spanMs).toISOString(),
        to: new Date(fromMs + (bucket + 1) * spanMs).toISOString(),
        allowed: row === undefined ? 0 : requiredNumber(row, 'allowed'),
        denied: row === undefined ? 0 : requiredNumber(row, 'denied'),
      };
    });
  });
}

function floorToSecond(ms: number): number {
  return Math.floor(ms / 1000) * 1000;
}
