import type { TimeCount } from '../cloudtrail/captured-event.ts';
import type { EventFilter } from '../cloudtrail/event-filter.ts';
import { asksForTimeOnly } from './counted-days.ts';
import { MINUTE_SECONDS } from './event-counts.ts';
import type { EventIndex, IndexReader } from './event-index.ts';
import { type SqlCondition, type SqlQuery, toTimeRange } from './filter-sql.ts';
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
    if (rows.length === 0) return [];
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

/** Undefined where nothing matches, if that is known by then. */
async function chooseSpans(
  reader: IndexReader,
  filter: EventFilter,
  matching: SqlCondition,
  { buckets, now }: { readonly buckets: number; readonly now: Date },
): Promise<Spans | undefined> {
  const { fromMs, toMs } = toTimeRange(filter, now);
  if (fromMs !== undefined && toMs !== undefined) return divide(fromMs, toMs, buckets);
  const nowMs = now.getTime();
  if (fromMs !== undefined && filter.relative !== undefined) {
    // The newest event of all is known without a look at the events; hardly ever does a clock run ahead of ours.
    const all = await findEdges(reader, { where: 'TRUE', params: [] });
    if (all === undefined || all.toMs <= nowMs) return divide(fromMs, nowMs, buckets);
  }
  const edges = await findEdges(reader, matching);
  if (edges === undefined) return undefined;
  const openEnd = filter.relative === undefined ? edges.toMs : Math.max(edges.toMs, nowMs);
  return divide(fromMs ?? edges.fromMs, toMs ?? openEnd, buckets);
}

/** From the oldest event to the second after the newest. */
async function findEdges(
  reader: IndexReader,
  { where, params }: SqlCondition,
): Promise<{ fromMs: number; toMs: number } | undefined> {
  const [edges] = await reader.rows(
    `SELECT min(event_time) AS oldest, max(event_time) AS newest FROM events WHERE ${where}`,
    params,
  );
  if (edges === undefined || edges.oldest === null) return undefined;
  return {
    fromMs: Number(requiredMicros(edges, 'oldest') / 1000n),
    toMs: Number(requiredMicros(edges, 'newest') / 1000n) + 1000,
  };
}

function divide(rangeFromMs: number, toMs: number, buckets: number): Spans {
  const fromMs = floorTo(1000, rangeFromMs);
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
    // A bigint comes as a number of 128 bits, and to divide by one takes several times as long.
    sql: `SELECT (epoch_us(event_time) - ?::BIGINT) // ?::BIGINT AS bucket,
                 count(*) FILTER (error_code = 0) AS allowed, count(*) FILTER (error_code <> 0) AS denied
          FROM events WHERE ${where} GROUP BY bucket`,
    params: [BigInt(fromMs) * 1000n, BigInt(spanMs) * 1000n, ...params],
  };
}

function floorTo(unitMs: number, ms: number): number {
  return Math.floor(ms / unitMs) * unitMs;
}
