import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { EventIndex } from '../event-index/event-index.ts';
import {
  SAMPLE_TRAIL,
  sampleEventId,
  sampleRecord,
  sampleRecords,
  toBody,
} from '../event-index/log-file-samples.ts';
import { readTotals } from '../event-index/manifest.ts';
import { openEventIndex } from '../event-index/open-event-index.ts';
import { getEvent } from '../event-index/search.ts';
import { JobRegistry } from './job-registry.ts';
import { MemoryBucket } from './memory-bucket.ts';
import { startTrailSync, type TrailSync, trailSyncId } from './sync-trail.ts';

const ORIGIN = { connectionId: 'sandbox-111122223333', trailARN: SAMPLE_TRAIL };
const ID = trailSyncId(ORIGIN);
const ROOT = 'audit/AWSLogs';
const FOLDER = `${ROOT}/111122223333/CloudTrail-NetworkActivity`;

let index: EventIndex;
let bucket: MemoryBucket;
let jobs: JobRegistry;
let today: Date;

beforeEach(async () => {
  index = await openEventIndex(':memory:');
  bucket = new MemoryBucket();
  jobs = new JobRegistry();
  today = new Date('2026-03-01T12:00:00Z');
});

afterEach(async () => {
  await jobs.cancelJob(ID);
  const { read, kept, duplicates, setAside } = await readTotals(index);
  expect(read).toBe(kept + duplicates + setAside);
  await index.close();
});

function start(changes: Partial<TrailSync> & { isOrganizationTrail?: boolean } = {}) {
  const { isOrganizationTrail = false, ...rest } = changes;
  return startTrailSync(jobs, {
    index,
    s3: bucket,
    origin: ORIGIN,
    destination: { bucket: 'logs', keyPrefix: 'audit', accountId: '111122223333', isOrganizationTrail },
    now: () => today,
    ...rest,
  });
}

const job = () => jobs.listJobs().find(({ id }) => id === ID);
const ended = () =>
  vi.waitFor(() => expect(job()?.state).not.toBe('running'), { timeout: 10_000, interval: 5 });
const until = (check: () => void) => vi.waitFor(check, { timeout: 10_000, interval: 5 });
const following = { follow: { pollMs: 10 } };
const put = (path: string, from: number, count = 1) => bucket.put(path, toBody(sampleRecords(from, count)));

test('reads all days of all Regions, today and yesterday first and then backwards, then is done', async () => {
  const days = [
    'us-east-1/2025/12/31',
    'us-east-1/2026/02/09',
    'eu-west-1/2026/02/28',
    'us-east-1/2026/03/01',
    'eu-west-1/2026/02/10',
  ];
  for (const [n, day] of days.entries()) put(`${FOLDER}/${day}/a.json.gz`, n);
  put(`${ROOT}/111122223333/CloudTrail/us-east-1/2026/03/01/management.json.gz`, 90);
  put(`${ROOT}/111122223333/CloudTrail-Digest/us-east-1/2026/03/01/digest.json.gz`, 91);
  put(`${ROOT}/444455556666/CloudTrail-NetworkActivity/us-east-1/2026/03/01/other-account.json.gz`, 92);
  bucket.put(`${FOLDER}/us-east-1/2026/03/01/notes.txt`, Buffer.from('no log file'));
  start();
  await ended();
  expect(job()).toMatchObject({
    state: 'done',
    progress: {
      files: 5,
      pendingFiles: 0,
      failedFiles: 0,
      events: 5,
      latestEventTime: '2026-03-01T00:00:01Z',
    },
  });
  expect(bucket.fetched.map((key) => key.slice(FOLDER.length + 1, -'/a.json.gz'.length))).toEqual([
    'us-east-1/2026/03/01',
    'eu-west-1/2026/02/28',
    'eu-west-1/2026/02/10',
    'us-east-1/2026/02/09',
    'us-east-1/2025/12/31',
  ]);
});

test('reads the members’ folders of an organization trail, and its own', async () => {
  put(`${ROOT}/o-exampleorgid/444455556666/CloudTrail-NetworkActivity/us-east-1/2026/03/01/a.json.gz`, 1);
  put(`${ROOT}/o-exampleorgid/111122223333/CloudTrail-NetworkActivity/us-east-1/2026/03/01/b.json.gz`, 2);
  put(`${FOLDER}/us-east-1/2026/03/01/c.json.gz`, 3);
  put(`${ROOT}/777788889999/CloudTrail-NetworkActivity/us-east-1/2026/03/01/not-a-member.json.gz`, 4);
  start({ isOrganizationTrail: true });
  await ended();
  expect(job()).toMatchObject({ state: 'done', progress: { files: 3, events: 3 } });
});

test('reads no object twice, over many pages and many runs', async () => {
  for (let n = 0; n < 20; n += 1) put(`${FOLDER}/us-east-1/2026/03/01/${n}.json.gz`, n * 3, 5);
  start();
  await ended();
  start();
  await ended();
  expect(bucket.fetched).toHaveLength(20);
  expect(await readTotals(index)).toMatchObject({ files: 20, kept: 62, duplicates: 38 });
});

test('follows: new files, a new Region, a changed object and the next day', async () => {
  start(following);
  await until(() => expect(job()?.progress.phase).toBe('following'));
  put(`${FOLDER}/us-east-1/2026/03/01/a.json.gz`, 1);
  await until(() => expect(job()?.progress.events).toBe(1));
  put(`${FOLDER}/eu-west-1/2026/02/28/late.json.gz`, 2);
  put(`${FOLDER}/us-east-1/2026/03/01/a.json.gz`, 1, 2);
  await until(() => expect(job()?.progress).toMatchObject({ files: 3, events: 2, duplicates: 2 }));
  today = new Date('2026-03-02T00:00:01Z');
  put(`${FOLDER}/us-east-1/2026/03/02/b.json.gz`, 3);
  put(`${FOLDER}/us-east-1/2026/03/01/late.json.gz`, 4);
  await until(() => expect(job()?.progress.events).toBe(4));
});

test('finds a file that comes days late when a day has passed', async () => {
  start(following);
  put(`${FOLDER}/us-east-1/2026/03/01/a.json.gz`, 1);
  await until(() => expect(job()?.progress.events).toBe(1));
  put(`${FOLDER}/us-east-1/2026/01/05/late.json.gz`, 2);
  today = new Date('2026-03-02T12:00:01Z');
  await until(() => expect(job()?.progress.events).toBe(2));
});

test('counts an object that cannot be fetched, reads the others, and tries it again', async () => {
  const denied = `${FOLDER}/us-east-1/2026/01/05/denied.json.gz`;
  put(denied, 1);
  put(`${FOLDER}/us-east-1/2026/01/05/fine.json.gz`, 2);
  bucket.put(`${FOLDER}/us-east-1/2026/01/05/broken.json.gz`, Buffer.from('broken'));
  bucket.objectFaults.set(denied, 'access-denied');
  start(following);
  await until(() =>
    expect(job()?.progress).toMatchObject({
      events: 1,
      setAside: 1,
      failedFiles: 1,
      fileFailure: { code: 'access-denied' },
    }),
  );
  expect(job()?.state).toBe('running');
  bucket.objectFaults.clear();
  await until(() => expect(job()?.progress).toMatchObject({ events: 2, failedFiles: 0 }));
  expect(job()?.progress).not.toHaveProperty('fileFailure');
});

test('gives up an object that vanished between listing and fetching', async () => {
  const vanished = `${FOLDER}/us-east-1/2026/03/01/vanished.json.gz`;
  put(vanished, 1);
  bucket.beforeGet = async (key) => void bucket.objects.delete(key);
  start(following);
  await until(() => expect(bucket.fetched).toHaveLength(1));
  await until(() => expect(job()?.progress).toMatchObject({ failedFiles: 0, phase: 'following' }));
});

test('shows a failing listing, keeps trying while it follows, and misses nothing', async () => {
  const [usEast, euWest] = [`${FOLDER}/us-east-1/2026/03/01/`, `${FOLDER}/eu-west-1/2026/01/05/`];
  put(`${usEast}a.json.gz`, 1);
  put(`${euWest}b.json.gz`, 2);
  bucket.listingFaults.set(euWest, 'throttled');
  start(following);
  await until(() =>
    expect(job()).toMatchObject({ state: 'running', error: { code: 'throttled' }, progress: { events: 1 } }),
  );
  bucket.listingFaults.clear();
  await until(() => expect(job()?.progress.events).toBe(2));
  await until(() => expect(job()).not.toHaveProperty('error'));
});

test('fails without following when a listing fails, after what could be listed was read', async () => {
  put(`${FOLDER}/us-east-1/2026/03/01/a.json.gz`, 1);
  bucket.listingFaults.set(`${FOLDER}/us-east-1/2026/`, 'access-denied');
  start();
  await ended();
  expect(job()).toMatchObject({ state: 'failed', error: { code: 'access-denied' }, progress: { events: 1 } });
});

test('keeps what was read when it is cancelled, and a later run reads the rest', async () => {
  put(`${FOLDER}/us-east-1/2026/03/01/a.json.gz`, 1);
  put(`${FOLDER}/us-east-1/2026/01/05/b.json.gz`, 2);
  const reached = Promise.withResolvers<void>();
  bucket.beforeGet = async (key, signal) => {
    if (!key.includes('/01/05/')) return;
    reached.resolve();
    await new Promise((resolve) => signal?.addEventListener('abort', resolve));
  };
  start(following);
  await reached.promise;
  await jobs.cancelJob(ID);
  expect(job()).toMatchObject({ state: 'cancelled', progress: { events: 1 } });
  expect(await getEvent(index, sampleEventId(1))).toBeDefined();
  expect(await getEvent(index, sampleEventId(2))).toBeUndefined();
  bucket.beforeGet = async () => undefined;
  start();
  await ended();
  expect(await getEvent(index, sampleEventId(2))).toBeDefined();
});

test('lets a later poll see what happens today while the past is still being read', async () => {
  for (let day = 10; day < 28; day += 1) {
    for (let n = 0; n < 4; n += 1) put(`${FOLDER}/us-east-1/2026/01/${day}/${n}.json.gz`, day * 10 + n);
  }
  // The last of the past are held back until what is new has come.
  const seen = Promise.withResolvers<void>();
  bucket.beforeGet = async (key) => {
    if (key.includes('/01/27/'))
      bucket.put(`${FOLDER}/us-east-1/2026/03/01/new.json.gz`, toBody([sampleRecord(500)]));
    if (key.endsWith('new.json.gz')) seen.resolve();
    else if (key.includes('/01/24/')) await seen.promise;
  };
  start({ follow: { pollMs: 0 } });
  await until(() => expect(job()?.progress.events).toBe(73));
});

const timed = (time: string, name: string) =>
  `${FOLDER}/us-east-1/2026/03/01/111122223333_CloudTrail-NetworkActivity_us-east-1_20260301T${time}Z_${name}.json.gz`;

test('lists a day from a little before its newest file on, and a later run begins there too', async () => {
  for (const [n, time] of ['0905', '1000', '1130'].entries()) put(timed(time, 'aaaaaaaaaaaaaaaa'), n);
  put(`${FOLDER}/us-east-1/2026/01/05/a.json.gz`, 7);
  start();
  await ended();
  bucket.listed.length = 0;
  put(timed('1129', 'a-little-late000'), 8);
  start();
  await ended();
  expect(job()?.progress).toMatchObject({ files: 1, events: 1 });
  const day = `${FOLDER}/us-east-1/2026/03/01/`;
  expect(bucket.listed.filter(({ prefix }) => prefix === day)[0]?.startAfter).toMatch(/_20260301T1110Z$/);
  // What was listed whole within a day is not listed again.
  expect(bucket.listed.map(({ prefix }) => prefix)).not.toContain(`${FOLDER}/us-east-1/2026/01/05/`);
});

test('keeps no mark beyond a file that could not be fetched', async () => {
  put(timed('0100', 'denied0000000000'), 1);
  put(timed('1130', 'fine000000000000'), 2);
  bucket.objectFaults.set(timed('0100', 'denied0000000000'), 'access-denied');
  start();
  await ended();
  expect(job()?.progress).toMatchObject({ events: 1, failedFiles: 1 });
  bucket.objectFaults.clear();
  start();
  await ended();
  expect(job()?.progress).toMatchObject({ events: 1, failedFiles: 0 });
});

test('finds a file that sorts long before the mark by listing the day from its beginning', async () => {
  put(timed('1130', 'newest0000000000'), 1);
  start(following);
  await until(() => expect(job()?.progress.events).toBe(1));
  put(timed('0100', 'very-late0000000'), 2);
  await until(() => expect(job()?.progress.events).toBe(2));
});

test('reads management and data events on wish, after the network activity events', async () => {
  const other = `${ROOT}/111122223333/CloudTrail/us-east-1/2026/03/01/management.json.gz`;
  put(other, 1);
  put(`${FOLDER}/us-east-1/2026/03/01/a.json.gz`, 2);
  start({ readsAllEvents: true });
  await ended();
  expect(job()?.progress).toMatchObject({ files: 2, events: 2 });
  expect(bucket.fetched.at(-1)).toBe(other);
});

test('brings what it is fetching to its end when it is paused, and begins nothing more', async () => {
  for (let n = 0; n < 40; n += 1) put(`${FOLDER}/us-east-1/2026/03/01/${100 + n}.json.gz`, n);
  const fetching = Promise.withResolvers<void>();
  const goOn = Promise.withResolvers<void>();
  bucket.beforeGet = async () => {
    fetching.resolve();
    await goOn.promise;
  };
  start(following);
  await fetching.promise;
  const paused = jobs.pauseJob(ID);
  goOn.resolve();
  await paused;
  expect(job()).toMatchObject({ state: 'paused' });
  const { files } = await readTotals(index);
  expect(files).toBe(bucket.fetched.length);
  expect(files).toBeLessThan(40);
  start();
  await ended();
  expect(await readTotals(index)).toMatchObject({ files: 40 });
  expect(bucket.fetched).toHaveLength(40);
});
