import type { EventRow } from '../cloudtrail/captured-event.ts';
import type { EventFilter } from '../cloudtrail/event-filter.ts';
import type { EventIndex, RecordHits } from './event-index.ts';
import { ExportedRecords } from './exported-records.ts';
import { allOf, eventFilterToSql, type SqlCondition } from './filter-sql.ts';
import { formatMicros, requiredMicros, requiredNumber, requiredText } from './index-row.ts';
import { ROW_COLUMNS, toEventRows } from './read-rows.ts';
import { beyondKey, type RowKey } from './row-key.ts';
import { findTextHits } from './text-hits.ts';

/** Rows in memory at once. */
const PAGE_ROWS = 2000;
/** Records in memory at once: 64 of the largest are 128 MiB, 64 of AWS's usual ones 100 KiB. */
const RECORDS_AT_ONCE = 64;

export interface ExportedEvent {
  readonly row: EventRow;
  /** The record as delivered, byte for byte. Only where records were asked for. */
  readonly json: string;
}

export interface ExportOptions {
  /** What relative times count from. */
  readonly now: Date;
  /** The newest so many. */
  readonly maximum?: number;
  /** Reading records costs far more than reading rows. Without them `json` is empty. */
  readonly withRecords?: boolean;
  readonly signal?: AbortSignal;
}

export interface EventExport {
  /** Events that the filter matches. */
  readonly matching: number;
  /** How many of them are exported, unless `maximum` cuts: all. */
  readonly count: number;
  /** ISO 8601 in UTC: the edges of the matching events. Undefined where nothing matches. */
  readonly oldest?: string;
  readonly newest?: string;
  /**
   * Newest first, by (eventTime, eventID), a few at a time. May be read once. Throws the signal's reason when it
   * aborts, and throws where events were removed meanwhile: a file that is cut short must not look whole.
   */
  readonly events: AsyncIterable<readonly ExportedEvent[]>;
}

/**
 * The whole result of a filter, as it is now: what arrives during the export is left out, so that the count holds.
 * Between pages nothing of the index is held, since a download may take as long as its reader likes.
 */
export async function exportEvents(
  index: EventIndex,
  filter: EventFilter,
  options: ExportOptions,
): Promise<EventExport> {
  const { now, maximum = Number.POSITIVE_INFINITY, signal } = options;
  const hits = await findTextHits(index, filter, now, signal);
  const matching = eventFilterToSql(filter, now);
  const snapshot = await index.read((reader) => readSnapshot(reader, matching), signal, hits);
  const count = Math.min(snapshot.matching, maximum);
  return {
    ...snapshot.facts,
    matching: snapshot.matching,
    count,
    events: pagesOf(index, allOf([matching, snapshot.arrived]), hits, count, options),
  };
}

async function readSnapshot(reader: Parameters<typeof toEventRows>[0], matching: SqlCondition) {
  // Each batch of arriving events has blocks of its own, with higher numbers than all before.
  const [last] = await reader.rows('SELECT coalesce(max(block_id), -1) AS block_id FROM blocks');
  const lastBlock = last === undefined ? -1 : requiredNumber(last, 'block_id');
  const [found] = await reader.rows(
    `SELECT count(*) AS events, min(event_time) AS oldest, max(event_time) AS newest
     FROM events WHERE ${matching.where}`,
    matching.params,
  );
  const events = found === undefined ? 0 : requiredNumber(found, 'events');
  return {
    matching: events,
    facts:
      found === undefined || events === 0
        ? {}
        : {
            oldest: formatMicros(requiredMicros(found, 'oldest')),
            newest: formatMicros(requiredMicros(found, 'newest')),
          },
    arrived: { where: 'block_id <= ?', params: [lastBlock] },
  };
}

async function* pagesOf(
  index: EventIndex,
  matching: SqlCondition,
  hits: RecordHits | undefined,
  count: number,
  { withRecords, signal }: ExportOptions,
): AsyncGenerator<readonly ExportedEvent[], void> {
  const records = new ExportedRecords(index, signal);
  let after: RowKey | undefined;
  for (let left = count; left > 0; ) {
    const { where, params } = allOf([matching, ...(after === undefined ? [] : [beyondKey(after)])]);
    const page = await index.read(
      async (reader) => {
        const found = await reader.rows(
          `SELECT ${ROW_COLUMNS}, block_id, place FROM events WHERE ${where}
           ORDER BY event_time DESC, event_id DESC LIMIT ?`,
          [...params, Math.min(left, PAGE_ROWS)],
        );
        return { found, rows: await toEventRows(reader, found) };
      },
      signal,
      hits,
    );
    const last = page.found.at(-1);
    if (last === undefined) throw new Error(`Events were removed during an export: ${left} are missing`);
    after = { timeMicros: requiredMicros(last, 'event_time'), key: requiredText(last, 'event_key') };
    left -= page.found.length;
    for (let from = 0; from < page.rows.length; from += RECORDS_AT_ONCE) {
      signal?.throwIfAborted();
      const rows = page.rows.slice(from, from + RECORDS_AT_ONCE);
      const texts = withRecords
        ? await records.read(rows, page.found.slice(from, from + RECORDS_AT_ONCE))
        : undefined;
      yield rows.map((row, position) => ({ row, json: texts?.[position] ?? '' }));
    }
  }
}
