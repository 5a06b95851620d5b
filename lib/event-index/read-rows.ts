import type { DuckDBValue } from '@duckdb/node-api';
import type { EventRow } from '../cloudtrail/captured-event.ts';
import type { EventRecord } from '../cloudtrail/event-record.ts';
import type { IndexReader } from './event-index.ts';
import { NO_KEY } from './event-key.ts';
import { formatMicros, type IndexRow, requiredMicros, requiredNumber, requiredText } from './index-row.ts';
import { RECORD_TERMS } from './record-terms.ts';
import { TERM_COLUMNS, type TermColumn } from './term-columns.ts';

/** What has to be selected of the events table for `toEventRow`. */
export const KEY_COLUMNS = `event_time, event_id::VARCHAR AS event_key, shared_event_id::VARCHAR AS shared_key, file_id`;
/** And for `toEventRows`. */
export const ROW_COLUMNS = `${KEY_COLUMNS}, ${TERM_COLUMNS.join(', ')}`;

type OptionalMember = Exclude<
  keyof EventRow,
  'eventID' | 'eventTime' | 'connectionId' | 'trailARNs' | 'sharedEventID'
>;

const OPTIONAL_MEMBERS: Readonly<Record<OptionalMember, TermColumn>> = {
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
};

/** The rows as lists show them. Terms and trails are asked for here, for the few rows of a page, not by the search. */
export async function toEventRows(reader: IndexReader, found: readonly IndexRow[]): Promise<EventRow[]> {
  if (found.length === 0) return [];
  const deliveries = await readDeliveries(reader, found);
  const terms = await readTerms(reader, found);
  return found.map((row) => toRow(row, deliveries, (column) => terms.get(requiredNumber(row, column))));
}

/** The same of one row whose record is at hand: its texts are there already. */
export async function toEventRow(
  reader: IndexReader,
  found: IndexRow,
  record: EventRecord,
): Promise<EventRow> {
  const deliveries = await readDeliveries(reader, [found]);
  // As terms are kept: half a surrogate pair is no text in UTF-8.
  return toRow(found, deliveries, (column) => RECORD_TERMS[column](record)?.toWellFormed());
}

function toRow(
  row: IndexRow,
  deliveries: Deliveries,
  textOf: (column: TermColumn) => string | undefined,
): EventRow {
  const key = requiredText(row, 'event_key');
  const first = deliveries.byFile.get(requiredNumber(row, 'file_id')) ?? [];
  const all = [
    ...first,
    ...(deliveries.again.get(key) ?? []).flatMap((file) => deliveries.byFile.get(file) ?? []),
  ];
  const sharedEventID = textOf('shared_event_id_text') ?? keyOf(row, 'shared_key');
  return {
    eventID: textOf('event_id_text') ?? key,
    eventTime: formatMicros(requiredMicros(row, 'event_time')),
    ...Object.fromEntries(
      Object.entries(OPTIONAL_MEMBERS).flatMap(([member, column]) => {
        const value = textOf(column);
        return value === undefined ? [] : [[member, value]];
      }),
    ),
    ...(sharedEventID === undefined ? {} : { sharedEventID }),
    connectionId: first[0]?.connectionId ?? '',
    trailARNs: [...new Set(all.map(({ trailARN }) => trailARN))].sort(),
  };
}

function keyOf(row: IndexRow, column: string): string | undefined {
  const key = requiredText(row, column);
  return key === NO_KEY ? undefined : key;
}

async function readTerms(reader: IndexReader, found: readonly IndexRow[]): Promise<Map<number, string>> {
  const codes = new Set(found.flatMap((row) => TERM_COLUMNS.map((column) => requiredNumber(row, column))));
  codes.delete(0);
  if (codes.size === 0) return new Map();
  const rows = await reader.rows(`SELECT code, value FROM terms WHERE code IN (${marks([...codes])})`, [
    ...codes,
  ]);
  return new Map(rows.map((row) => [requiredNumber(row, 'code'), requiredText(row, 'value')]));
}

interface Deliveries {
  readonly byFile: ReadonlyMap<number, readonly { connectionId: string; trailARN: string }[]>;
  /** By event key: further files that delivered the event. */
  readonly again: ReadonlyMap<string, readonly number[]>;
}

async function readDeliveries(reader: IndexReader, found: readonly IndexRow[]): Promise<Deliveries> {
  const keys = found.map((row) => requiredText(row, 'event_key'));
  const againRows = await reader.rows(
    `SELECT event_id::VARCHAR AS event_key, file_id FROM redeliveries
     WHERE event_id IN (${keys.map(() => '?::UUID').join(', ')})`,
    keys,
  );
  const again = new Map<string, number[]>();
  for (const row of againRows) {
    const key = requiredText(row, 'event_key');
    again.set(key, [...(again.get(key) ?? []), requiredNumber(row, 'file_id')]);
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
