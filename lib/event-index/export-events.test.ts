import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { EventFilter } from '../cloudtrail/event-filter.ts';
import type { EventIndex } from './event-index.ts';
import { toCsv, toCsvValue } from './export-csv.ts';
import { type ExportedEvent, exportEvents } from './export-events.ts';
import { toNdjson, toOneLine } from './export-ndjson.ts';
import { toParquet } from './export-parquet.ts';
import { ingestLogFile } from './ingest.ts';
import { openSampleFolder, sampleFile, sampleRecord, sampleRecords, toBody } from './log-file-samples.ts';
import { openEventIndex } from './open-event-index.ts';
import { searchEvents } from './search.ts';

const NOW = new Date('2026-03-01T01:00:00Z');
const EVERYTHING: EventFilter = { tokens: [] };
const HOSTILE = '=HYPERLINK("http://x","a"),\r\n\u2028"';

let index: EventIndex;
beforeEach(async () => {
  index = await openEventIndex(':memory:');
});
afterEach(() => index.close());

let files = 0;
const loadText = (text: string) => {
  files += 1;
  return ingestLogFile(index, sampleFile(`${files}.json`, Buffer.from(text)));
};
const load = (records: readonly unknown[]) => {
  files += 1;
  return ingestLogFile(index, sampleFile(`${files}.json.gz`, toBody(records)));
};
async function textOf(chunks: AsyncIterable<Uint8Array>): Promise<string> {
  return Buffer.concat(await Array.fromAsync(chunks)).toString('utf8');
}
async function exported(filter: EventFilter, maximum?: number): Promise<ExportedEvent[]> {
  const options = { now: NOW, withRecords: true, ...(maximum === undefined ? {} : { maximum }) };
  const { events } = await exportEvents(index, filter, options);
  return (await Array.fromAsync(events)).flat();
}

test('gives the whole result, newest first, each with its record byte for byte', async () => {
  const records = sampleRecords(0, 4500);
  await load(records.slice(0, 3000));
  await load(records.slice(2900));
  const byId = new Map(records.map((record) => [record.eventID, JSON.stringify(record)]));
  const all = await exported(EVERYTHING);
  const order = all.map(({ row }) => `${row.eventTime} ${row.eventID}`);
  expect(order).toEqual([...order].sort().reverse());
  expect(new Set(order).size).toBe(4500);
  for (const { row, json } of all) expect(json).toBe(byId.get(row.eventID));
});

test('gives what a search gives, for any filter and maximum', { timeout: 60_000 }, async () => {
  await load(sampleRecords(0, 400));
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom('kms.amazonaws.com', 'ec2.amazonaws.com', 'none'),
      fc.constantFrom('=', '!=', '^') as fc.Arbitrary<'=' | '!=' | '^'>,
      fc.option(fc.constantFrom('LISTKEYS', 'session-3', '192.0.2.7'), { nil: undefined }),
      fc.integer({ min: 1, max: 500 }),
      async (value, operator, text, maximum) => {
        const filter: EventFilter = {
          tokens: [{ field: 'eventSource', operator, value }],
          ...(text !== undefined && { text }),
        };
        const { rows } = await searchEvents(index, filter, { limit: 1000, now: NOW });
        const { matching, count } = await exportEvents(index, filter, { now: NOW, maximum });
        const found = await exported(filter, maximum);
        expect([matching, count, found.length]).toEqual([
          rows.length,
          Math.min(rows.length, maximum),
          Math.min(rows.length, maximum),
        ]);
        expect(found.map(({ row }) => row)).toEqual(rows.slice(0, maximum));
      },
    ),
    { numRuns: 12 },
  );
});

test('leaves out what arrives while it runs, so that the count holds', async () => {
  await load(sampleRecords(0, 2500));
  const { count, events, oldest, newest } = await exportEvents(index, EVERYTHING, { now: NOW });
  expect([count, oldest, newest]).toEqual([2500, '2026-03-01T00:00:00Z', '2026-03-01T00:10:24Z']);
  let seen = 0;
  for await (const some of events) {
    if (seen === 0) await load(sampleRecords(0, 8).map((record, n) => ({ ...record, eventID: `late-${n}` })));
    seen += some.length;
  }
  expect(seen).toBe(2500);
});

test('breaks off rather than end early where events were removed', async () => {
  await load(sampleRecords(0, 2500));
  const { events } = await exportEvents(index, EVERYTHING, { now: NOW });
  const reading = (async () => {
    for await (const _ of events) await index.write((writer) => writer.run('DELETE FROM events'));
  })();
  await expect(reading).rejects.toThrow('removed during an export');
});

test('stops where its signal aborts, and leaves no file behind', async () => {
  using folder = openSampleFolder();
  await load(sampleRecords(0, 2500));
  for (const format of [toNdjson, toCsv, toParquet]) {
    const leaving = new AbortController();
    const { events } = await exportEvents(index, EVERYTHING, { now: NOW, signal: leaving.signal });
    const leave = async function* () {
      for await (const some of events) {
        yield some;
        leaving.abort();
      }
    };
    await expect(
      textOf(format(leave(), { signal: leaving.signal, parent: folder.path })),
    ).rejects.toHaveProperty('name', 'AbortError');
  }
  expect(readdirSync(folder.path)).toEqual([]);
});

test('puts a record with line breaks on one line, and no other', async () => {
  const records = [
    sampleRecord(1, { requestParameters: { 'a"\\': '\n\r \\" \u2028', b: [1.0, 2e3] } }),
    sampleRecord(0),
  ];
  const pretty = records.map((record) => JSON.stringify(record, undefined, '\t').replaceAll('\n', '\r\n'));
  await loadText(`{"Records":[${pretty.join(',')}]}`);
  const { events } = await exportEvents(index, EVERYTHING, { now: NOW, withRecords: true });
  const lines = (await textOf(toNdjson(events))).split('\n');
  expect(lines.pop()).toBe('');
  expect(lines.map((line) => JSON.parse(line))).toEqual(records);
  expect(lines).toEqual(pretty.map((text) => text.replaceAll('\r\n', '')));
  fc.assert(
    fc.property(fc.json(), (json) => {
      expect(toOneLine(json)).toBe(json);
      const spread = JSON.stringify(JSON.parse(json), undefined, 2);
      const line = toOneLine(spread);
      expect(line).not.toMatch(/[\r\n]/);
      expect(JSON.parse(line)).toEqual(JSON.parse(spread));
    }),
  );
});

test('writes CSV that reads back as the table shows it', async () => {
  await load([sampleRecord(1, { eventName: HOSTILE, sourceIPAddress: 'ひらがな' }), sampleRecord(0)]);
  const { events } = await exportEvents(index, EVERYTHING, { now: NOW });
  const csv = await textOf(toCsv(events));
  expect(csv.startsWith('\uFEFFeventTime,errorCode,eventName,')).toBe(true);
  const [, first, second, ...rest] = parseCsv(csv.slice(1));
  expect(rest).toEqual([]);
  expect(first?.slice(0, 3)).toEqual(['2026-03-01T00:00:00Z', 'VpceAccessDenied', `'${HOSTILE}`]);
  expect(first?.[7]).toBe('ひらがな');
  expect(second?.[6]).toBe('111122223333');
});

test.each([
  ['=1+1', "'=1+1"],
  ['+cmd', "'+cmd"],
  ['-2+3', "'-2+3"],
  ['@SUM(1)', "'@SUM(1)"],
  ['\t=1', "'\t=1"],
  ['\r=1', '"\'\r=1"'],
  ['\uFF1D1', "'\uFF1D1"],
  ['-12.5', '-12.5'],
  ['+7', '+7'],
  ['012345678901', '012345678901'],
  ['vpce-1', 'vpce-1'],
  ["'a", "'a"],
  ['a"b', '"a""b"'],
  ['', ''],
])('writes %j as %j', (text, written) => {
  expect(toCsvValue(text)).toBe(written);
});

test('writes any texts so that they read back, and none begins as a formula', () => {
  const text = fc.oneof(
    fc.string(),
    fc.string({ unit: fc.constantFrom('=', '+', '-', '@', '\t', '\r', '\n', '"', ',', '1') }),
  );
  fc.assert(
    fc.property(fc.array(text, { minLength: 2, maxLength: 5 }), (texts) => {
      const [read] = parseCsv(`${texts.map(toCsvValue).join(',')}\r\n`);
      expect(read?.map((value, n) => (value === texts[n] ? value : value.slice(1)))).toEqual(texts);
      for (const value of read ?? []) expect(value).not.toMatch(/^[=+\-@\t\r](?!\d+(\.\d+)?$)/);
    }),
  );
});

test('writes a Parquet file of all rows and records, in order', async () => {
  await load([...sampleRecords(0, 3000), sampleRecord(3000, { eventName: HOSTILE, errorCode: undefined })]);
  using folder = openSampleFolder();
  const file = join(folder.path, 'x.parquet');
  const all = await exported(EVERYTHING);
  const { events } = await exportEvents(index, EVERYTHING, { now: NOW, withRecords: true });
  writeFileSync(file, Buffer.concat(await Array.fromAsync(toParquet(events, { parent: folder.path }))));
  const reader = await DuckDBInstance.create(':memory:');
  const connection = await reader.connect();
  const found = await connection.runAndReadAll(
    'SELECT "eventID", "eventName", "errorCode", "eventTime"::VARCHAR AS time, len("trailARNs") AS trails, record FROM read_parquet(?)',
    [file],
  );
  expect(found.getRowObjects()).toEqual(
    all.map(({ row, json }) => ({
      eventID: row.eventID,
      eventName: row.eventName,
      errorCode: row.errorCode ?? null,
      time: row.eventTime.replace('T', ' ').replace('Z', ''),
      trails: 1n,
      record: json,
    })),
  );
  connection.disconnectSync();
  reader.closeSync();
  expect(readdirSync(folder.path)).toEqual(['x.parquet']);
});

/** RFC 4180, read by its own grammar. */
function parseCsv(text: string): string[][] {
  const lines: string[][] = [[]];
  const value = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n|$)/y;
  while (value.lastIndex < text.length) {
    const [, quoted, plain, end] = value.exec(text) ?? expect.fail(`No CSV at all: ${text}`);
    lines.at(-1)?.push(quoted === undefined ? (plain ?? '') : quoted.replaceAll('""', '"'));
    if (end === '\r\n') lines.push([]);
  }
  return lines.slice(0, -1);
}
