import { DuckDBTimestampValue, type DuckDBValue } from '@duckdb/node-api';
import type { CapturedEvent, EventPage, EventRow } from '../cloudtrail/captured-event.ts';
import type { EventFilter } from '../cloudtrail/event-filter.ts';
import { type Cursor, formatCursor } from './cursor.ts';
import type { EventIndex, IndexReader } from './event-index.ts';
import { allOf, eventFilterToSql, type SqlCondition } from './filter-sql.ts';
import {
  formatMicros,
  type IndexRow,
  requiredMicros,
  requiredNumber,
  requiredText,
  textOf,
} from './index-row.ts';

export interface SearchOptions {
  readonly limit: number;
  /** Where the page before ended (see parseCursor). */
  readonly cursor?: Cursor;
  /** What relative times count from. Keep it the same over the pages of one search. */
  readonly now: Date;
  readonly signal?: AbortSignal;
}

const ROW_COLUMNS = `event_time, event_id, event_source, event_name, aws_region, vpc_endpoint_id,
  vpc_endpoint_account_id, error_code, error_message, principal, principal_account_id, identity_type,
  source_ip_address, recipient_account_id, event_category, shared_event_id, file_id`;

/** One page, newest first, by (eventTime, eventID). Throws the signal's reason when it aborts. */
export async function searchEvents(
  index: EventIndex,
  filter: EventFilter,
  options: SearchOptions,
): Promise<EventPage> {
  const { limit, cursor, now, signal } = options;
  const { where, params } = allOf([
    eventFilterToSql(filter, now),
    ...(cursor === undefined ? [] : [beyond(cursor)]),
  ]);
  return index.read(async (reader) => {
    const found = await reader.rows(
      `SELECT ${ROW_COLUMNS} FROM events WHERE ${where} ORDER BY event_time DESC, event_id DESC LIMIT ?`,
      [...params, limit + 1],
    );
    const page = found.slice(0, limit);
    const rows = await toEventRows(reader, page);
    const last = page.at(-1);
    if (found.length <= limit || last === undefined) return { rows };
    const end = {
      eventTimeMicros: requiredMicros(last, 'event_time'),
      eventID: requiredText(last, 'event_id'),
    };
    return { rows, nextCursor: formatCursor(end) };
  }, signal);
}

function beyond({ eventTimeMicros, eventID }: Cursor): SqlCondition {
  const time = new DuckDBTimestampValue(eventTimeMicros);
  // The first half says nothing new, but it lets DuckDB leave out whole row groups by their newest time.
  return {
    where: 'event_time <= ? AND (event_time < ? OR event_id < ?)',
    params: [time, time, eventID],
  };
}

export async function getEvent(
  index: EventIndex,
  eventID: string,
  signal?: AbortSignal,
): Promise<CapturedEvent | undefined> {
  return index.read(async (reader) => {
    const [found] = await reader.rows(
      `SELECT ${ROW_COLUMNS}, record,
              (SELECT bucket FROM files WHERE files.file_id = events.file_id) AS bucket,
              (SELECT key FROM files WHERE files.file_id = events.file_id) AS key
       FROM events WHERE event_id = ?`,
      [eventID],
    );
    if (found === undefined) return undefined;
    const [row] = await toEventRows(reader, [found]);
    if (row === undefined) return undefined;
    return {
      row,
      json: requiredText(found, 'record'),
      trailARNs: row.trailARNs,
      bucket: requiredText(found, 'bucket'),
      key: requiredText(found, 'key'),
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
  const { where, params } = eventFilterToSql(filter, now);
  const [row] = await index.read(
    (reader) => reader.rows(`SELECT count(*) AS events FROM events WHERE ${where}`, params),
    signal,
  );
  return row === undefined ? 0 : requiredNumber(row, 'events');
}

async function toEventRows(reader: IndexReader, found: readonly IndexRow[]): Promise<EventRow[]> {
  if (found.length === 0) return [];
  const deliveries = await readDeliveries(reader, found);
  return found.map((row) => {
    const fileId = requiredNumber(row, 'file_id');
    const eventID = requiredText(row, 'event_id');
    const first = deliveries.byFile.get(fileId) ?? [];
    const all = [
      ...first,
      ...(deliveries.again.get(eventID) ?? []).flatMap((file) => deliveries.byFile.get(file) ?? []),
    ];
    return {
      eventID,
      eventTime: formatMicros(requiredMicros(row, 'event_time')),
      ...optionalColumns(row),
      connectionId: first[0]?.connectionId ?? '',
      trailARNs: [...new Set(all.map(({ trailARN }) => trailARN))].sort(),
    };
  });
}

type OptionalColumn = Exclude<keyof EventRow, 'eventID' | 'eventTime' | 'connectionId' | 'trailARNs'>;

const OPTIONAL_COLUMNS: Readonly<Record<OptionalColumn, string>> = {
  eventSource: 'event_source',
  eventName: 'event_name',
  awsRegion: 'aws_region',
  vpcEndpointId: 'vpc_endpoint_id',
  vpcEndpointAccountId: 'vpc_endpoint_account_id',
  errorCode: 'error_code',
  errorMessage: 'error_message',
  principal: 'principal',
  principalAccountId: 'principal_account_id',
  identityType: 'identity_type',
  sourceIPAddress: 'source_ip_address',
  recipientAccountId: 'recipient_account_id',
  eventCategory: 'event_category',
  sharedEventID: 'shared_event_id',
};

function optionalColumns(row: IndexRow): Partial<Record<OptionalColumn, string>> {
  return Object.fromEntries(
    Object.entries(OPTIONAL_COLUMNS).flatMap(([name, column]) => {
      const value = textOf(row, column);
      return value === undefined ? [] : [[name, value]];
    }),
  );
}

interface Deliveries {
  readonly byFile: ReadonlyMap<number, readonly { connectionId: string; trailARN: string }[]>;
  /** Further files that delivered an event. */
  readonly again: ReadonlyMap<string, readonly number[]>;
}

/** Asked for the few events of a page only, so that the search itself needs no join. */
async function readDeliveries(reader: IndexReader, found: readonly IndexRow[]): Promise<Deliveries> {
  const eventIDs = found.map((row) => requiredText(row, 'event_id'));
  const againRows = await reader.rows(
    `SELECT event_id, file_id FROM redeliveries WHERE event_id IN (${marks(eventIDs)})`,
    eventIDs,
  );
  const again = new Map<string, number[]>();
  for (const row of againRows) {
    const eventID = requiredText(row, 'event_id');
    again.set(eventID, [...(again.get(eventID) ?? []), requiredNumber(row, 'file_id')]);
  }
  const fileIds = [...new Set([...found, ...againRows].map((row) => requiredNumber(row, 'file_id')))];
  const originRows = await reader.rows(
    `SELECT fs.file_id, s.connection_id, s.trail_arn FROM file_sources fs JOIN sources s ON s.source_id = fs.source_id
     WHERE fs.file_id IN (${marks(fileIds)}) ORDER BY fs.file_id, s.source_id`,
    fileIds,
  );
  const byFile = new Map<number, { connectionId: string; trailARN: string }[]>();
  for (const row of originRows) {
    const fileId = requiredNumber(row, 'file_id');
    const origin = {
      connectionId: requiredText(row, 'connection_id'),
      trailARN: requiredText(row, 'trail_arn'),
    };
    byFile.set(fileId, [...(byFile.get(fileId) ?? []), origin]);
  }
  return { byFile, again };
}

function marks(values: readonly DuckDBValue[]): string {
  return values.map(() => '?').join(', ');
}
