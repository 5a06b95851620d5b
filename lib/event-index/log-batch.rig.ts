import { expect } from 'vitest';
import type { EventRecord } from '../cloudtrail/event-record.ts';
import { KEY_WORDS, toEventKey } from './event-key.ts';
import { type LogBatch, LogBatchBuilder } from './log-batch.ts';
import { parseLogText, unpackLogFile } from './log-file.ts';
import { toPrincipal } from './principal.ts';
import { readRecord } from './record-block.ts';
import { TERM_COLUMNS, type TermColumn } from './term-columns.ts';

export function readOne(body: Uint8Array): LogBatch {
  const builder = new LogBatchBuilder();
  builder.addFile(body);
  return builder.finish();
}

/** A row with its terms as text, and its record. */
function rowOf({ events, terms, blocks }: LogBatch, row: number) {
  const textOf = (column: TermColumn) => terms[(events.terms[TERM_COLUMNS.indexOf(column)]?.[row] ?? 0) - 1];
  const block = blocks[events.blocks[row] ?? 0];
  const ids = { eventID: keyText(events.eventKeys, row), sharedEventID: keyText(events.sharedKeys, row) };
  return {
    time: new Date((events.seconds[row] ?? 0) * 1000).toISOString().replace('.000Z', 'Z'),
    key: keyText(events.eventKeys, row),
    sharedKey: keyText(events.sharedKeys, row),
    terms: Object.fromEntries(TERM_COLUMNS.map((column) => [column, textOf(column)])),
    json: block === undefined ? undefined : readRecord(block, events.places[row] ?? 0, ids),
  };
}

export function keyText(keys: Uint32Array, row: number): string {
  const hex = [3, 2, 1, 0]
    .map((word) => ((keys[row * KEY_WORDS + word] ?? 0) ^ (word === 3 ? 0x80000000 : 0)) >>> 0)
    .map((word) => word.toString(16).padStart(8, '0'))
    .join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}

function expectedRow(record: EventRecord, json: string) {
  const odd = (id: string | undefined) => (id !== undefined && id !== toEventKey(id) ? id : undefined);
  return {
    time: record.eventTime,
    key: toEventKey(record.eventID),
    sharedKey:
      record.sharedEventID === undefined
        ? '00000000-0000-0000-0000-000000000000'
        : toEventKey(record.sharedEventID),
    // Half a surrogate pair is no text in UTF-8, which the index keeps.
    terms: wellFormed({
      event_source: record.eventSource,
      event_name: record.eventName,
      aws_region: record.awsRegion,
      vpc_endpoint_id: record.vpcEndpointId,
      vpc_endpoint_account_id: record.vpcEndpointAccountId,
      error_code: record.errorCode,
      error_message: record.errorMessage,
      source_ip_address: record.sourceIPAddress,
      recipient_account_id: record.recipientAccountId,
      event_category: record.eventCategory,
      identity_type: record.userIdentity?.type,
      principal_account_id: record.userIdentity?.accountId,
      principal: toPrincipal(record),
      event_id_text: odd(record.eventID),
      shared_event_id_text: odd(record.sharedEventID),
    }),
    json,
  };
}

function wellFormed(terms: Readonly<Record<TermColumn, string | undefined>>) {
  return Object.fromEntries(Object.entries(terms).map(([column, text]) => [column, text?.toWellFormed()]));
}

/** What scanning gives must be what JSON.parse gives: same rows, same faults, same text. */
export function expectAgreement(body: Uint8Array): void {
  const batch = readOne(body);
  const unpacked = unpackLogFile(body);
  const parsed = unpacked.ok ? parseLogText(unpacked.value) : unpacked;
  const [file] = batch.files;
  if (!parsed.ok) {
    expect(file).toEqual({ fault: parsed.error, setAside: [], rows: 0, latestSecond: 0 });
    return;
  }
  expect(file).toMatchObject({ rows: parsed.value.records.length, setAside: parsed.value.setAside });
  expect(batch.events.length).toBe(parsed.value.records.length);
  expect(parsed.value.records.map((_, row) => rowOf(batch, row))).toEqual(
    parsed.value.records.map(({ record, json }) => expectedRow(record, json)),
  );
}
