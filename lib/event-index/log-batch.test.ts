import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { EventRecord } from '../cloudtrail/event-record.ts';
import { KEY_WORDS, toEventKey, writeKey } from './event-key.ts';
import { type LogBatch, LogBatchBuilder } from './log-batch.ts';
import { parseLogText, unpackLogFile } from './log-file.ts';
import { sampleRecord, sampleRecords, toBody } from './log-file-samples.ts';
import { toPrincipal } from './principal.ts';
import { readRecord } from './record-block.ts';
import { TERM_COLUMNS, type TermColumn } from './term-columns.ts';

function readOne(body: Uint8Array): LogBatch {
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

function keyText(keys: Uint32Array, row: number): string {
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
function expectAgreement(body: Uint8Array): void {
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

test('reads a record from its bytes as JSON.parse would, and gives its text back', () => {
  expectAgreement(toBody(sampleRecords(0, 40)));
});

const text = fc.oneof(
  fc.constantFrom(
    '',
    'kms.amazonaws.com',
    'a"b',
    '\\',
    '\u0000',
    'é😀',
    '\ud800',
    '<b>',
    '日本',
    'a'.repeat(300),
  ),
  fc.string({ unit: 'binary', maxLength: 12 }),
);
const loose = fc.oneof({ weight: 5, arbitrary: text }, fc.jsonValue());
const record = fc.record(
  {
    eventID: fc.oneof(
      { weight: 5, arbitrary: fc.uuid() },
      fc.uuid().map((id) => id.toUpperCase()),
      fc.constantFrom('EXAMPLE-1', 'not an id', 7, null),
    ),
    eventTime: fc.oneof(
      {
        weight: 5,
        arbitrary: fc
          .date({ min: new Date('2013-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
          .map((at) => at.toISOString()),
      },
      fc.constantFrom(
        '2024-02-29T23:59:59Z',
        '2023-02-29T00:00:00Z',
        '2012-12-31T23:59:59Z',
        '2100-01-01T00:00:00Z',
        '2026-04-31T00:00:00Z',
        '2026-03-01T24:00:00Z',
        '2026-03-01T00:00:60Z',
        '2026-03-01T00:00:00.Z',
        '2026-03-01T00:00:00.1234567890Z',
        '2026-03-01t00:00:00Z',
        '2026-03-01T00:00:00+00:00',
        1_772_323_200,
      ),
    ),
    sharedEventID: fc.oneof(fc.uuid(), loose),
    userIdentity: fc.oneof(
      fc.record(
        { type: loose, principalId: loose, arn: loose, accountId: loose, userName: loose, invokedBy: loose },
        { requiredKeys: [] },
      ),
      fc.jsonValue(),
    ),
    eventSource: loose,
    eventName: loose,
    awsRegion: loose,
    vpcEndpointId: loose,
    vpcEndpointAccountId: loose,
    errorCode: loose,
    errorMessage: loose,
    sourceIPAddress: loose,
    recipientAccountId: loose,
    eventCategory: loose,
    requestParameters: fc.jsonValue(),
  },
  { requiredKeys: [] },
);
const spaces = fc.constantFrom('', ' ', '\n\t ', '\r\n');

test('agrees with JSON.parse on records of any kind, spaced in any way', () => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof({ weight: 8, arbitrary: record }, fc.jsonValue()), { maxLength: 6 }),
      spaces,
      (records, space) => {
        const list = records.map((one) => JSON.stringify(one, undefined, space)).join(`${space},${space}`);
        expectAgreement(
          Buffer.from(
            `${space}{${space}"Records"${space}:${space}[${space}${list}${space}]${space}}${space}`,
          ),
        );
      },
    ),
    { numRuns: 600 },
  );
});

test('agrees with JSON.parse on text that is harmed in one place', () => {
  const whole = Buffer.from(
    JSON.stringify({
      Records: [
        { ...sampleRecord(1), requestParameters: { n: [-1.5e3, true, null, '\\u'] } },
        sampleRecord(2),
      ],
    }),
  );
  fc.assert(
    fc.property(fc.nat(whole.length - 1), fc.nat(127), fc.boolean(), (at, byte, isCut) => {
      expectAgreement(isCut ? whole.subarray(0, at) : Buffer.from(whole.with(at, byte)));
    }),
    { numRuns: 1500 },
  );
});

test.each([
  '{"Records":[{"eventID":"a","eventID":"b","eventTime":"2026-03-01T00:00:00Z"}]}',
  '{"Records":[{"event\\u0049D":"b","eventTime":"2026-03-01T00:00:00Z"}]}',
  '{"Records":[{"eventID":"a","eventTime":"2026-03-01T00:00:00Z","userIdentity":{"arn":"x"},"userIdentity":{"type":"y"}}]}',
  '{"Records":[{"eventID":"a","eventTime":"2026-03-01T00:00:00Z","userIdentity":{"arn":"x"},"userIdentity":null}]}',
  '{"Records":[{"eventID":"a","eventTime":"2026-03-01T00:00:00Z","errorCode":"x","errorCode":null}]}',
  '{"Records":[],"Records":[{"eventID":"a","eventTime":"2026-03-01T00:00:00Z"}]}',
  '{"Region":"x","Records":[{"eventID":"a","eventTime":"2026-03-01T00:00:00Z"}]}',
  '{"Records":[{"eventID":"a","eventTime":"2026-03-01T00:00:00Z"},]}',
  '{"Records":[01]}',
  '{"Records":[1.]}',
  '{"Records":["\\x"]}',
  '{"Records":[tru]}',
  '{"Records":[]} x',
  `{"Records":[${'['.repeat(300)}${']'.repeat(300)}]}`,
])('agrees with JSON.parse on %s', (text) => {
  expectAgreement(Buffer.from(text));
});

test('keeps apart what several files of a batch hold', () => {
  const builder = new LogBatchBuilder();
  builder.addFile(toBody(sampleRecords(0, 3)));
  builder.addFile(gzipSync('{"Records":['));
  builder.addFile(toBody([sampleRecord(1), 5]));
  const { files, events } = builder.finish();
  expect(files.map(({ rows, fault, setAside }) => [rows, fault, setAside.length])).toEqual([
    [3, undefined, 0],
    [0, 'not-json', 0],
    [1, undefined, 1],
  ]);
  expect([...events.files]).toEqual([0, 0, 0, 2]);
});

test('sets a record aside that is larger than AWS writes, and keeps its neighbours', () => {
  const huge = sampleRecord(1, { requestParameters: { document: 'x'.repeat(2 * 1024 * 1024) } });
  const { files, events } = readOne(toBody([sampleRecord(0), huge, sampleRecord(2)]));
  expect(events.length).toBe(2);
  expect(files[0]?.setAside).toMatchObject([{ position: 1, reason: 'record-too-large' }]);
  const twice = `{"Records":[],"Records":[${JSON.stringify(huge)}]}`;
  expect(readOne(Buffer.from(twice)).files[0]?.setAside).toMatchObject([
    { position: 0, reason: 'record-too-large' },
  ]);
});

test('orders keys as their text is ordered', () => {
  fc.assert(
    fc.property(fc.uuid(), fc.uuid(), (a, b) => {
      const keys = new Uint32Array(2 * KEY_WORDS);
      writeKey(keys, 0, a);
      writeKey(keys, 1, b);
      expect([keyText(keys, 0), keyText(keys, 1)]).toEqual([a, b]);
    }),
  );
});
