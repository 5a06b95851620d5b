import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { ingestLogFile } from '@/lib/event-index/ingest.ts';
import {
  openSampleFolder,
  SAMPLE_TRAIL,
  sampleEventId,
  sampleFile,
  sampleRecord,
  sampleRecords,
  toBody,
} from '@/lib/event-index/log-file-samples.ts';
import { theIndex } from '@/lib/event-index/the-index.ts';
import { GET as getEvent } from './[eventID]/route';
import { GET as listFacets } from './facets/route';
import { GET as getHistogram } from './histogram/route';
import { GET as listEvents } from './route';
import { GET as getTotals } from './totals/route';

const folder = openSampleFolder();

beforeAll(async () => {
  vi.stubEnv('TRAILPOINT_DATA_DIR', folder.path);
  await ingestLogFile(await theIndex(), sampleFile('a.json.gz', toBody(sampleRecords(0, 10))));
});

afterAll(async () => {
  await (await theIndex()).close();
  folder[Symbol.dispose]();
});

const ask = (query: string, init?: RequestInit) => new Request(`http://127.0.0.1/api/events${query}`, init);
const KMS = `f=${encodeURIComponent('eventSource:=:kms.amazonaws.com')}`;

test('gives pages of the filtered events until the last', async () => {
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const answer = await listEvents(ask(`?${KMS}&limit=3${cursor ? `&cursor=${cursor}` : ''}`));
    expect(answer.status).toBe(200);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    const page = await answer.json();
    seen.push(...page.rows.map(({ eventID }: { eventID: string }) => eventID));
    cursor = page.nextCursor;
  } while (cursor !== undefined);
  expect(seen).toEqual([9, 6, 3, 0].map(sampleEventId));
});

test('gives one record as delivered', async () => {
  const answer = await getEvent(ask(`/${sampleEventId(3)}`), {
    params: Promise.resolve({ eventID: sampleEventId(3) }),
  });
  expect(await answer.json()).toMatchObject({
    json: JSON.stringify(sampleRecord(3)),
    key: 'a.json.gz',
    trailARNs: [SAMPLE_TRAIL],
    row: { eventID: sampleEventId(3) },
  });
});

test('gives facet values and the histogram', async () => {
  const facets = await (await listFacets(ask(`/facets?field=eventSource&${KMS}`))).json();
  expect(facets).toEqual({
    values: [
      { value: 'ec2.amazonaws.com', count: 6 },
      { value: 'kms.amazonaws.com', count: 4 },
    ],
  });
  const { spans } = await (await getHistogram(ask(`/histogram?${KMS}&buckets=2`))).json();
  expect(spans).toMatchObject([
    { allowed: 2, denied: 1 },
    { allowed: 0, denied: 1 },
  ]);
});

test('gives what became of all records that were read', async () => {
  expect(await (await getTotals(ask('/totals'))).json()).toEqual({
    read: 10,
    kept: 10,
    duplicates: 0,
    setAside: 0,
    files: 1,
  });
});

test.each([
  ['limit=0', 'limit'],
  ['limit=1e2', 'limit'],
  ['limit=1001', 'limit'],
  ['cursor=forged', 'cursor'],
  ['f=password:=:x', 'f'],
  ['range=forever', 'range'],
  ['where=1%3D1', 'where'],
])('refuses ?%s and names the part', async (query, field) => {
  const answer = await listEvents(ask(`?${query}`));
  expect([answer.status, (await answer.json()).failure]).toMatchObject([
    400,
    { code: 'invalid-input', field },
  ]);
});

test('answers unknown and malformed ids and fields with a failure that says which', async () => {
  const unknown = await getEvent(ask('/x'), { params: Promise.resolve({ eventID: 'not-there' }) });
  expect([unknown.status, (await unknown.json()).failure.code]).toEqual([404, 'not-found']);
  const malformed = await getEvent(ask('/x'), { params: Promise.resolve({ eventID: "' OR 1=1" }) });
  expect([malformed.status, (await malformed.json()).failure.code]).toEqual([400, 'invalid-input']);
  const field = await listFacets(ask('/facets?field=record'));
  expect([field.status, (await field.json()).failure.field]).toEqual([400, 'field']);
});

test('stops the search of a client that left', async () => {
  const answer = await listEvents(ask('', { signal: AbortSignal.abort() }));
  expect(answer.status).toBe(499);
});
