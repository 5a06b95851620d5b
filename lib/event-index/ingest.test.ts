import { afterEach, beforeEach, expect, test } from 'vitest';
import type { EventIndex } from './event-index.ts';
import { forgetConnections } from './forget-connections.ts';
import { type DeliveredLogFile, ingestLogFile, ingestLogFiles } from './ingest.ts';
import {
  OTHER_TRAIL,
  SAMPLE_TRAIL,
  sampleEventId,
  sampleFile,
  sampleRecord,
  sampleRecords,
  toBody,
} from './log-file-samples.ts';
import { listIngestedKeys, listSetAside, listUnreadObjects, readTotals } from './manifest.ts';
import { openEventIndex } from './open-event-index.ts';
import { countEvents, getEvent } from './search.ts';

let index: EventIndex;

beforeEach(async () => {
  index = await openEventIndex(':memory:');
});

afterEach(async () => {
  const { read, kept, duplicates, setAside } = await readTotals(index);
  expect(read).toBe(kept + duplicates + setAside);
  expect(kept).toBe(await countEvents(index, { tokens: [] }, new Date(0)));
  expect(setAside).toBe((await listSetAside(index)).length);
  await index.close();
});

const other = { connectionId: 'sandbox-444455556666', trailARN: OTHER_TRAIL };

test('reads each version of an object once', async () => {
  const file = sampleFile('a.json.gz', toBody(sampleRecords(0, 3)));
  expect(await ingestLogFile(index, file)).toEqual({
    status: 'ingested',
    events: 3,
    duplicates: 0,
    setAside: 0,
    latestEventTime: '2026-03-01T00:00:00Z',
  });
  expect(await ingestLogFiles(index, [file, file])).toEqual([
    { status: 'already', events: 0, duplicates: 0, setAside: 0 },
    { status: 'already', events: 0, duplicates: 0, setAside: 0 },
  ]);
  expect(await readTotals(index)).toEqual({ read: 3, kept: 3, duplicates: 0, setAside: 0, files: 1 });
});

test('reads a key again that comes with another etag, and collapses what it had', async () => {
  await ingestLogFile(index, sampleFile('a.json.gz', toBody(sampleRecords(0, 3))));
  const changed = sampleFile('a.json.gz', toBody(sampleRecords(1, 3)), { etag: '"2"' });
  expect(await ingestLogFile(index, changed)).toMatchObject({ status: 'ingested', events: 1, duplicates: 2 });
  expect(await readTotals(index)).toEqual({ read: 6, kept: 4, duplicates: 2, setAside: 0, files: 2 });
});

test('takes back what a broken version of an object had set aside, once a newer one is read', async () => {
  const body = toBody(sampleRecords(0, 3));
  const broken = sampleFile('a.json.gz', body.subarray(0, 100));
  expect(await ingestLogFile(index, broken)).toMatchObject({
    status: 'set-aside',
    setAside: 1,
    reason: 'truncated-gzip',
  });
  expect(await listSetAside(index)).toMatchObject([
    { key: 'a.json.gz', reason: 'truncated-gzip', trailARNs: [SAMPLE_TRAIL] },
  ]);
  await ingestLogFile(index, sampleFile('a.json.gz', body, { etag: '"2"' }));
  expect(await readTotals(index)).toEqual({ read: 3, kept: 3, duplicates: 0, setAside: 0, files: 2 });
});

test('collapses duplicates by eventID within a file, within a batch and across batches, and names every trail', async () => {
  const twice = sampleFile('a.json.gz', toBody([sampleRecord(1), sampleRecord(1), sampleRecord(2)]));
  const copy = sampleFile('b.json.gz', toBody([sampleRecord(2), sampleRecord(3)]), other);
  expect(await ingestLogFiles(index, [twice, copy])).toMatchObject([
    { events: 2, duplicates: 1 },
    { events: 1, duplicates: 1 },
  ]);
  const third = { connectionId: 'default', trailARN: `${SAMPLE_TRAIL}-3` };
  await ingestLogFile(index, sampleFile('c.json.gz', toBody([sampleRecord(2)]), third));
  expect((await getEvent(index, sampleEventId(1)))?.trailARNs).toEqual([SAMPLE_TRAIL]);
  expect((await getEvent(index, sampleEventId(2)))?.trailARNs).toEqual([
    SAMPLE_TRAIL,
    third.trailARN,
    OTHER_TRAIL,
  ]);
  expect((await getEvent(index, sampleEventId(2)))?.row.connectionId).toBe('sandbox-111122223333');
  expect(await readTotals(index)).toEqual({ read: 6, kept: 3, duplicates: 3, setAside: 0, files: 3 });
});

test('goes on after what it sets aside, whole files and single records', async () => {
  const files: DeliveredLogFile[] = [
    sampleFile('a.json.gz', Buffer.from('hello')),
    sampleFile('b.json.gz', toBody([sampleRecord(1), { eventName: 'no id' }, 5])),
    sampleFile('c.json.gz', new Uint8Array(), { size: 5_000_000_000 }),
    sampleFile('d.json.gz', toBody([])),
  ];
  expect(await ingestLogFiles(index, files)).toEqual([
    { status: 'set-aside', events: 0, duplicates: 0, setAside: 1, reason: 'not-gzip' },
    { status: 'ingested', events: 1, duplicates: 0, setAside: 2, latestEventTime: '2026-03-01T00:00:00Z' },
    { status: 'set-aside', events: 0, duplicates: 0, setAside: 1, reason: 'too-large' },
    { status: 'ingested', events: 0, duplicates: 0, setAside: 0 },
  ]);
  expect(
    (await listSetAside(index)).map(({ key, position, reason, excerpt }) => [key, position, reason, excerpt]),
  ).toEqual([
    ['a.json.gz', undefined, 'not-gzip', undefined],
    ['b.json.gz', 1, 'no-event-id', '{"eventName":"no id"}'],
    ['b.json.gz', 2, 'not-an-object', '5'],
    ['c.json.gz', undefined, 'too-large', undefined],
  ]);
  expect(await readTotals(index)).toEqual({ read: 5, kept: 1, duplicates: 0, setAside: 4, files: 4 });
});

test('gives a record back byte for byte, with what it does not know and what JavaScript cannot count', async () => {
  const json = `{"eventID":"e-1", "eventTime":"2026-03-01T00:00:00.250Z","big":12345678901234567890,"n":1.0,
    "userAgent":"<script>\\u0000\\ud800</script>","eventSource":"a\\u0000b","text":"é😀","x":1,"x":2}`;
  await ingestLogFile(index, sampleFile('logs/a.json.gz', Buffer.from(`{"Records":[${json}]}`)));
  const event = await getEvent(index, 'e-1');
  expect(event).toMatchObject({ json, bucket: 'network-logs', key: 'logs/a.json.gz' });
  expect(event?.row).toMatchObject({ eventTime: '2026-03-01T00:00:00Z', eventSource: 'a\0b' });
  expect(await getEvent(index, 'e-2')).toBeUndefined();
});

test.each([
  [{ type: 'IAMUser', arn: 'arn:aws:iam::1:user/a', userName: 'a' }, 'arn:aws:iam::1:user/a'],
  [{ type: 'AWSAccount', principalId: '', accountId: 'anonymous' }, 'anonymous'],
  [{ type: 'AWSService', invokedBy: 'ec2.amazonaws.com' }, 'ec2.amazonaws.com'],
  [{ type: 'Unknown' }, undefined],
  [undefined, undefined],
])('names the principal of %j', async (userIdentity, principal) => {
  await ingestLogFile(index, sampleFile('a.json.gz', toBody([sampleRecord(1, { userIdentity })])));
  expect((await getEvent(index, sampleEventId(1)))?.row.principal).toBe(principal);
});

test('tells which keys were read and which objects were not, by version', async () => {
  await ingestLogFiles(index, [
    sampleFile('x/a.json.gz', toBody([sampleRecord(1)])),
    sampleFile('x/b.json.gz', Buffer.from('broken')),
    sampleFile('y/c.json.gz', toBody([sampleRecord(2)])),
  ]);
  expect(await listIngestedKeys(index, 'network-logs', 'x/')).toEqual(
    new Set(['x/a.json.gz', 'x/b.json.gz']),
  );
  const listed = ['x/a.json.gz', 'x/b.json.gz', 'x/d.json.gz'].map((key) => ({ key, etag: '"1"', size: 1 }));
  const origin = { connectionId: 'sandbox-111122223333', trailARN: SAMPLE_TRAIL };
  expect(await listUnreadObjects(index, origin, 'network-logs', 'x/', listed)).toEqual([listed[2]]);
  const newer = listed.map((object) => ({ ...object, etag: '"2"' }));
  expect(await listUnreadObjects(index, origin, 'network-logs', 'x/', newer)).toEqual(newer);
});

test('attributes a file to every trail that delivers into its folder', async () => {
  await ingestLogFile(index, sampleFile('x/a.json.gz', toBody([sampleRecord(1)])));
  const listed = [{ key: 'x/a.json.gz', etag: '"1"', size: 1 }];
  for (let poll = 0; poll < 2; poll += 1) {
    expect(await listUnreadObjects(index, other, 'network-logs', 'x/', listed)).toEqual([]);
  }
  expect((await getEvent(index, sampleEventId(1)))?.trailARNs).toEqual([SAMPLE_TRAIL, OTHER_TRAIL]);
});

test('forgets what only the removed connections brought', async () => {
  await ingestLogFile(index, sampleFile('a.json.gz', toBody([sampleRecord(1), sampleRecord(2), 'odd'])));
  await ingestLogFile(index, sampleFile('b.json.gz', toBody([sampleRecord(2), sampleRecord(3)]), other));
  await forgetConnections(index, ['sandbox-111122223333']);
  expect(await getEvent(index, sampleEventId(1))).toBeUndefined();
  expect(await getEvent(index, sampleEventId(2))).toMatchObject({
    key: 'b.json.gz',
    trailARNs: [OTHER_TRAIL],
    row: { connectionId: other.connectionId },
  });
  expect(await readTotals(index)).toEqual({ read: 2, kept: 2, duplicates: 0, setAside: 0, files: 1 });
  expect(await ingestLogFile(index, sampleFile('a.json.gz', toBody([sampleRecord(1)])))).toMatchObject({
    events: 1,
  });
  await forgetConnections(index, ['sandbox-111122223333', other.connectionId]);
  expect(await readTotals(index)).toEqual({ read: 0, kept: 0, duplicates: 0, setAside: 0, files: 0 });
});

test('reads batches that are given at the same time one after the other', async () => {
  const files = Array.from({ length: 20 }, (_, n) =>
    sampleFile(`${n}.json.gz`, toBody(sampleRecords(n * 5, 10))),
  );
  await Promise.all([...files, ...files].map((file) => ingestLogFile(index, file)));
  expect(await readTotals(index)).toEqual({ read: 200, kept: 105, duplicates: 95, setAside: 0, files: 20 });
});
