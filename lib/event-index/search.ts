import type { CapturedEvent, EventPage } from '../cloudtrail/captured-event.ts';
import type { EventFilter } from '../cloudtrail/event-filter.ts';
import { parseEventRecord } from '../cloudtrail/event-record.ts';
import { type Cursor, formatCursor } from './cursor.ts';
import type { EventIndex } from './event-index.ts';
import { toEventKey, toKeyHash } from './event-key.ts';
import { allOf } from './filter-sql.ts';
import { blobOf, requiredMicros, requiredNumber, requiredText } from './index-row.ts';
import { readMatching } from './read-matching.ts';
import { KEY_COLUMNS, ROW_COLUMNS, toEventRow, toEventRows } from './read-rows.ts';
import { readRecord } from './record-block.ts';
import { beyondKey, type RowKey } from './row-key.ts';

export interface SearchOptions {
  readonly limit: number;
  /** Where the page before ended (see parseCursor). */
  readonly cursor?: Cursor;
  /** What relative times count from. Keep it the same over the pages of one search. */
  readonly now: Date;
  readonly signal?: AbortSignal;
}

/** One page, newest first, by (eventTime, eventID). Throws the signal's reason when it aborts. */
export async function searchEvents(
  index: EventIndex,
  filter: EventFilter,
  options: SearchOptions,
): Promise<EventPage> {
  const { limit, cursor } = options;
  return readMatching(index, filter, options, async (reader, matching) => {
    const { where, params } = allOf([
      matching,
      ...(cursor === undefined ? [] : [beyondKey(toRowKey(cursor))]),
    ]);
    // First which rows, then what is in them: most columns are then read of the few row groups that the page is in.
    const found = await reader.rows(
      `SELECT ${ROW_COLUMNS} FROM events WHERE rowid IN (
         SELECT rowid FROM events WHERE ${where} ORDER BY event_time DESC, event_id DESC LIMIT ?
       ) ORDER BY event_time DESC, event_id DESC`,
      [...params, limit + 1],
    );
    const page = found.slice(0, limit);
    const rows = await toEventRows(reader, page);
    const last = page.at(-1);
    const lastRow = rows.at(-1);
    if (found.length <= limit || last === undefined || lastRow === undefined) return { rows };
    const end = { eventTimeMicros: requiredMicros(last, 'event_time'), eventID: lastRow.eventID };
    return { rows, nextCursor: formatCursor(end) };
  });
}

function toRowKey({ eventTimeMicros, eventID }: Cursor): RowKey {
  return { timeMicros: eventTimeMicros, key: toEventKey(eventID) };
}

export async function getEvent(
  index: EventIndex,
  eventID: string,
  signal?: AbortSignal,
): Promise<CapturedEvent | undefined> {
  return index.read(async (reader) => {
    const key = toEventKey(eventID);
    // By the short hash alone, which hardly ever two events share: a second condition would be asked of all as well.
    const sharing = await reader.rows(
      `SELECT ${KEY_COLUMNS}, block_id, place FROM events WHERE event_id_hash = ?::UINTEGER`,
      [toKeyHash(key)],
    );
    const found = sharing.find((row) => requiredText(row, 'event_key') === key);
    if (found === undefined) return undefined;
    const [kept] = await reader.rows(
      'SELECT bucket, key, content FROM files, blocks WHERE file_id = ? AND block_id = ?',
      [requiredNumber(found, 'file_id'), requiredNumber(found, 'block_id')],
    );
    if (kept === undefined) throw new Error('The event index has an event without its file or its record');
    // Ids that are no keys were not left out of the text.
    const json = readRecord(blobOf(kept, 'content'), requiredNumber(found, 'place'), {
      eventID: key,
      sharedEventID: requiredText(found, 'shared_key'),
    });
    const record = parseEventRecord(JSON.parse(json));
    if (!record.ok) throw new Error('The event index has a record that is no event');
    const row = await toEventRow(reader, found, record.value);
    return {
      row,
      json,
      trailARNs: row.trailARNs,
      bucket: requiredText(kept, 'bucket'),
      key: requiredText(kept, 'key'),
    };
  }, signal);
}

/** How many events a filter matches. */
export async function countEvents(
  index: EventIndex,
  filter: EventFilter,
  now: Date,
  signal?: AbortSignal,
): Promise<number> {
  const options = { now, ...(signal === undefined ? {} : { signal }) };
  return readMatching(index, filter, options, async (reader, { where, params }) => {
    const [row] = await reader.rows(`SELECT count(*) AS events FROM events WHERE ${where}`, params);
    return row === undefined ? 0 : requiredNumber(row, 'events');
  });
}
