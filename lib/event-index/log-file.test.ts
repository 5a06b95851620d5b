import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { parseLogText, unpackLogFile } from './log-file.ts';
import { sampleRecord, toBody } from './log-file-samples.ts';

/** The long way round, which the short one has to agree with (see log-batch.test.ts). */
function parseLogFile(body: Uint8Array, maxUnpackedBytes?: number) {
  const unpacked = unpackLogFile(body, maxUnpackedBytes);
  return unpacked.ok ? parseLogText(unpacked.value) : unpacked;
}

const good = toBody([sampleRecord(1), sampleRecord(2)]);

test('reads gzip, several gzip members in a row, and plain JSON with a byte order mark', () => {
  const text = Buffer.from(JSON.stringify({ Records: [sampleRecord(1)] }));
  const parts = Buffer.concat([gzipSync(text.subarray(0, 50)), gzipSync(text.subarray(50))]);
  const marked = Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), text]);
  for (const body of [gzipSync(text), parts, text, marked, gzipSync(marked)]) {
    const file = parseLogFile(body);
    expect(file.ok && file.value.records.map(({ json }) => json)).toEqual([JSON.stringify(sampleRecord(1))]);
  }
});

test.each([
  ['not-gzip', Buffer.from('hello')],
  ['not-gzip', Buffer.alloc(0)],
  ['not-gzip', Buffer.from('[{"eventID":"1"}]')],
  ['truncated-gzip', good.subarray(0, good.length - 9)],
  ['truncated-gzip', good.subarray(0, 2)],
  ['corrupt-gzip', Buffer.concat([good.subarray(0, 20), Buffer.alloc(40, 0xff), good.subarray(60)])],
  ['bad-utf8', gzipSync(Buffer.from([0x7b, 0x22, 0xc3, 0x28, 0x22, 0x7d]))],
  ['not-json', gzipSync('{"Records":[')],
  ['not-json', Buffer.from('{"Records":[]')],
  ['not-json', gzipSync('['.repeat(500_000))],
  ['no-records', gzipSync('{}')],
  ['no-records', gzipSync('[]')],
  ['no-records', gzipSync('null')],
  ['no-records', gzipSync('{"Records":{"0":{}}}')],
  ['too-large', gzipSync(Buffer.alloc(3_000_000, 0x20))],
])('sets a file aside as %s (case %#)', (fault, body) => {
  expect(parseLogFile(body, 1_000_000)).toEqual({ ok: false, error: fault });
});

test('sets single records aside and keeps their neighbours', () => {
  const records = [
    sampleRecord(1),
    'text',
    [sampleRecord(2)],
    sampleRecord(3, { eventID: undefined }),
    sampleRecord(4, { eventID: 7 }),
    sampleRecord(5, { eventTime: 'yesterday' }),
    sampleRecord(6, { userAgent: '<img src=x onerror=alert(1)>', sourceIPAddress: { odd: true } }),
  ];
  const file = parseLogFile(toBody(records));
  if (!file.ok) throw new Error(file.error);
  expect(file.value.records.map(({ json }) => json)).toEqual([
    JSON.stringify(records[0]),
    JSON.stringify(records[6]),
  ]);
  expect(file.value.setAside.map(({ position, reason }) => [position, reason])).toEqual([
    [1, 'not-an-object'],
    [2, 'not-an-object'],
    [3, 'no-event-id'],
    [4, 'no-event-id'],
    [5, 'no-event-time'],
  ]);
});

test('keeps a legal record of a megabyte', () => {
  const record = sampleRecord(1, { requestParameters: { document: '語'.repeat(400_000) } });
  const file = parseLogFile(toBody([record]));
  expect(file.ok && file.value.records[0]?.json).toBe(JSON.stringify(record));
});

test('takes any bytes and any records without throwing, and accounts for each record', () => {
  const someRecord = fc.oneof(
    fc.jsonValue(),
    fc.record({
      eventID: fc.oneof(fc.uuid(), fc.jsonValue()),
      eventTime: fc.oneof(fc.constant('2026-03-01T00:00:00Z'), fc.jsonValue()),
      userIdentity: fc.jsonValue(),
    }),
  );
  fc.assert(
    fc.property(fc.array(someRecord), (records) => {
      const file = parseLogFile(toBody(records));
      expect(file.ok && file.value.records.length + file.value.setAside.length).toBe(records.length);
    }),
  );
  const harmed = fc.tuple(fc.nat(good.length - 1), fc.nat(255)).map(([at, byte]) => good.with(at, byte));
  fc.assert(
    fc.property(fc.oneof(fc.uint8Array(), harmed), (body) => void parseLogFile(body)),
    { numRuns: 500 },
  );
});
