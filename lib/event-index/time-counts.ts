import type { TimeCount } from '../cloudtrail/captured-event.ts';
import type { EventFilter } from '../cloudtrail/event-filter.ts';
import { asksForTimeOnly, type SqlQuery } from './counted-days.ts';
import { MINUTE_SECONDS } from './event-counts.ts';
import type { EventIndex, IndexReader } from './event-index.ts';
import { type SqlCondition, toTimeRange } from './filter-sql.ts';
import { requiredMicros, requiredNumber } from './index-row.ts';
import { readMatching } from './read-matching.ts';

const MINUTE_MS = MINUTE_SECONDS * 1000;

/** Spans of equal length, whole seconds each. */
interface Spans {
  readonly fromMs: number;
  readonly spanMs: number;
  readonly count: number;
}

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
  return readMatching(index, filter, options, async (reader, matching) => {
    const spans = await chooseSpans(reader, filter, matching, options);
    if (spans === undefined) return [];
    const { fromMs, spanMs, count } = spans;
    const { sql, params } = toCountsQuery(filter, matching, spans, options.now);
    const rows = await reader.rows(sql, params);
    const counts = new Map(rows.map((row) => [requiredNumber(row, 'bucket'), row]));
    return Array.from({ length: count }, (_, bucket) => {
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

/** Undefined where nothing matches. */
async function chooseSpans(
  reader: IndexReader,
  filter: EventFilter,
  { where, params }: SqlCondition,
  { buckets, now }: { readonly buckets: number; readonly now: Date },
): Promise<Spans | undefined> {
  const [edges] = await reader.rows(
    `SELECT min(event_time) AS oldest, max(event_time) AS newest, count(*) AS events FROM events WHERE ${where}`,
    params,
  );
  if (edges === undefined || requiredNumber(edges, 'events') === 0) return undefined;
  const range = toTimeRange(filter, now);
  const oldestMs = Number(requiredMicros(edges, 'oldest') / 1000n);
  const afterNewestMs = Number(requiredMicros(edges, 'newest') / 1000n) + 1000;
  const fromMs = floorTo(1000, range.fromMs ?? oldestMs);
  const toMs = range.toMs ?? Math.max(afterNewestMs, filter.relative === undefined ? 0 : now.getTime());
  const exactMs = (toMs - fromMs) / buckets;
  // Spans of whole minutes can be added up from the minutes' counts.
  const unitMs = exactMs >= MINUTE_MS ? MINUTE_MS : 1000;
  const spanMs = Math.max(1000, Math.ceil(exactMs / unitMs) * unitMs);
  return { fromMs, spanMs, count: Math.ceil((toMs - fromMs) / spanMs) };
}

function toCountsQuery(
  filter: EventFilter,
  { where, params }: SqlCondition,
  { fromMs, spanMs }: Spans,
  now: Date,
): SqlQuery {
  const { toMs } = toTimeRange(filter, now);
  const isWholeMinutes = [fromMs, spanMs, toMs ?? 0].every((ms) => ms % MINUTE_MS === 0);
  if (asksForTimeOnly(filter) && isWholeMinutes) {
    const end = toMs === undefined ? undefined : toMs / MINUTE_MS;
    return {
      sql: `SELECT (minute - ?) // ? AS bucket, coalesce(sum(events) FILTER (denied = 0), 0)::BIGINT AS allowed,
                   coalesce(sum(events) FILTER (denied = 1), 0)::BIGINT AS denied
            FROM minute_counts WHERE minute >= ? ${end === undefined ? '' : 'AND minute < ?'} GROUP BY bucket`,
      params: [
        fromMs / MINUTE_MS,
        spanMs / MINUTE_MS,
        fromMs / MINUTE_MS,
        ...(end === undefined ? [] : [end]),
      ],
    };
  }
  return {
    sql: `SELECT (epoch_us(event_time) - ?) // ? AS bucket,
                 count(*) FILTER (error_code = 0) AS allowed, count(*) FILTER (error_code <> 0) AS denied
          FROM events WHERE ${where} GROUP BY bucket`,
    params: [BigInt(fromMs) * 1000n, BigInt(spanMs) * 1000n, ...params],
  };
}

function floorTo(unitMs: number, ms: number): number {
  return Math.floor(ms / unitMs) * unitMs;
}
