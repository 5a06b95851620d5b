import { readdirSync } from 'node:fs';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { ingestLogFile } from '@/lib/event-index/ingest.ts';
import {
  openSampleFolder,
  sampleFile,
  sampleRecord,
  sampleRecords,
  toBody,
} from '@/lib/event-index/log-file-samples.ts';
import { theIndex } from '@/lib/event-index/the-index.ts';
import { GET } from './route';

const folder = openSampleFolder();

beforeAll(async () => {
  vi.stubEnv('TRAILPOINT_DATA_DIR', folder.path);
  await ingestLogFile(await theIndex(), sampleFile('a.json.gz', toBody(sampleRecords(0, 10))));
});

afterAll(async () => {
  await (await theIndex()).close();
  folder[Symbol.dispose]();
});

const ask = (query: string, init?: RequestInit) =>
  GET(new Request(`http://127.0.0.1/api/events/export?${query}`, init));
const KMS = `f=${encodeURIComponent('eventSource:=:kms.amazonaws.com')}`;

test('gives the whole result as a file named by its time range, and says how many events it has', async () => {
  const answer = await ask(`format=ndjson&${KMS}`);
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    'content-disposition':
      'attachment; filename="cloudtrail-events_2026-03-01T00-00-00Z_2026-03-01T00-00-02Z.ndjson"',
    'content-type': 'application/x-ndjson; charset=utf-8',
    'cache-control': 'no-store',
    'x-trailpoint-events': '4',
    'x-trailpoint-events-matching': '4',
  });
  expect(await answer.text()).toBe([9, 6, 3, 0].map((n) => `${JSON.stringify(sampleRecord(n))}\n`).join(''));
});

test('says by how much a limit cuts', async () => {
  const answer = await ask('format=csv&limit=3&from=2026-03-01T00:00:01Z&to=2026-04-01T00:00:00Z');
  expect(answer.headers.get('x-trailpoint-events')).toBe('3');
  expect(answer.headers.get('x-trailpoint-events-matching')).toBe('6');
  expect(answer.headers.get('content-disposition')).toContain(
    '_2026-03-01T00-00-01Z_2026-04-01T00-00-00Z.csv"',
  );
  expect((await answer.text()).split('\r\n')).toHaveLength(1 + 3 + 1);
});

test('gives an empty result as a file without events', async () => {
  const answer = await ask('format=parquet&q=nothing-like-it');
  expect(answer.headers.get('x-trailpoint-events')).toBe('0');
  expect(answer.headers.get('content-disposition')).toContain('"cloudtrail-events.parquet"');
  const file = Buffer.from(await answer.arrayBuffer());
  expect([file.subarray(0, 4).toString(), file.subarray(-4).toString()]).toEqual(['PAR1', 'PAR1']);
});

test.each([
  ['format=xlsx', 'format'],
  ['', 'format'],
  ['format=csv&limit=0', 'limit'],
  ['format=csv&f=password:=:x', 'f'],
])('refuses ?%s and names the part', async (query, field) => {
  const answer = await ask(query);
  expect([answer.status, (await answer.json()).failure]).toMatchObject([
    400,
    { code: 'invalid-input', field },
  ]);
});

test('stops for a client that left', async () => {
  expect((await ask('format=csv', { signal: AbortSignal.abort() })).status).toBe(499);
});

test('leaves no temporary file where a client goes away in the middle', async () => {
  vi.stubEnv('TMPDIR', folder.path);
  const answer = await ask('format=parquet');
  const reader = answer.body?.getReader();
  expect((await reader?.read())?.done).toBe(false);
  await reader?.cancel();
  expect(readdirSync(folder.path)).toEqual(['event-index']);
});
