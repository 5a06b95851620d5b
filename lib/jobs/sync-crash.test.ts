import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { PutObjectCommand } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { NO_PROGRESS } from '../audit/job-snapshot.ts';
import { s3Reader } from '../aws/s3-reader.ts';
import type { EventIndex } from '../event-index/event-index.ts';
import { openSampleFolder, sampleEventId, sampleRecords, toBody } from '../event-index/log-file-samples.ts';
import { readTotals } from '../event-index/manifest.ts';
import { openEventIndex } from '../event-index/open-event-index.ts';
import { getEvent } from '../event-index/search.ts';
import { TERM_COLUMNS } from '../event-index/term-columns.ts';
import { addFault } from '../sandbox/control.rig.ts';
import { createSdkClients } from '../sandbox/sdk-clients.rig.ts';
import { type StartedSandbox, startSandbox } from '../sandbox/start-sandbox.ts';
import { syncTrail } from './sync-trail.ts';

const KILLS = 7;
const FILES = 120;
/** Delivered after each kill. */
const MORE_FILES = 20;
const EVENTS_A_FILE = 4;
const LISTED_AGAIN_MS = 25 * 60 * 60 * 1000;
const REGION = 'us-east-1';
const BUCKET = 'payments-audit-trail-111122223333';
const CONNECTION = {
  id: 'sandbox-111122223333',
  kind: 'sandbox',
  name: 'payments',
  accountId: '111122223333',
} as const;
const ORIGIN = {
  connectionId: CONNECTION.id,
  trailARN: 'arn:aws:cloudtrail:us-east-1:111122223333:trail/payments-audit',
};
const DESTINATION = { bucket: BUCKET, accountId: '111122223333', isOrganizationTrail: false };

let sandbox: StartedSandbox;

beforeAll(async () => {
  sandbox = await startSandbox({ workloadSeconds: 0 });
  process.env.TRAILPOINT_SANDBOX = JSON.stringify(sandbox);
  for (let n = 0; n < FILES; n += 1) await deliver(n);
}, 60_000);

afterAll(async () => {
  delete process.env.TRAILPOINT_SANDBOX;
  await sandbox.stop();
});

/** Every seventh file brings again what the one before brought; some are damaged. */
async function deliver(n: number, minute = 100 + n): Promise<void> {
  const { s3 } = createSdkClients(sandbox, 'payments', REGION);
  const first = n % 7 === 6 ? n - 1 : n;
  // Text that does not pack well: several batches, not one, have to hold these files.
  const filler = Array.from({ length: 500 }, (_, at) =>
    createHash('sha256').update(`${first} ${at}`).digest('hex'),
  ).join('');
  const body = toBody([
    ...sampleRecords(first * EVENTS_A_FILE, EVENTS_A_FILE).map((record) => ({
      ...record,
      additionalEventData: { filler },
    })),
    ...(n % 9 === 4 ? [null] : []),
  ]);
  const damaged =
    n % 23 === 5
      ? body.subarray(0, 70)
      : n % 23 === 11
        ? body.map((byte, at) => (at === 60 ? byte ^ 0xff : byte))
        : body;
  const time = `${String(Math.floor(minute / 60)).padStart(2, '0')}${String(minute % 60).padStart(2, '0')}`;
  const day = String(1 + (n % 3)).padStart(2, '0');
  const Key = `AWSLogs/111122223333/CloudTrail-NetworkActivity/${REGION}/2026/03/${day}/111122223333_CloudTrail-NetworkActivity_${REGION}_202603${day}T${time}Z_${String(n).padStart(16, '0')}.json.gz`;
  await s3.send(new PutObjectCommand({ Bucket: BUCKET, Key, Body: damaged }));
}

/** Reads until nothing is left that could not be fetched. */
async function readAll(index: EventIndex, now: Date): Promise<void> {
  let progress = NO_PROGRESS;
  const outcome = await syncTrail(
    { index, s3: s3Reader(CONNECTION, REGION), origin: ORIGIN, destination: DESTINATION, now: () => now },
    {
      signal: new AbortController().signal,
      pausing: new AbortController().signal,
      report: (next) => {
        progress = next;
      },
      struggle: () => undefined,
    },
  );
  expect(outcome.ok).toBe(true);
  expect(progress).toMatchObject({ failedFiles: 0, pendingFiles: 0 });
}

/** All that people see, as text: numbers that the index gives by itself, and which of two equal deliveries came first, are left out. */
async function dump(index: EventIndex): Promise<string[]> {
  const terms = TERM_COLUMNS.map(
    (column) => `(SELECT value FROM terms WHERE code = e.${column}) AS ${column}`,
  );
  const rows = await index.read(async (reader) => [
    await reader.rows(
      `SELECT event_time::VARCHAR AS t, event_id::VARCHAR AS id, shared_event_id::VARCHAR AS s, ${terms.join(', ')},
         (SELECT string_agg(DISTINCT key, ' ' ORDER BY key) FROM files f WHERE f.file_id = e.file_id OR f.file_id IN
           (SELECT r.file_id FROM redeliveries r WHERE r.event_id = e.event_id)) AS keys
       FROM events e ORDER BY ALL`,
    ),
    await reader.rows(
      'SELECT key, etag, read, set_aside, kept + duplicates AS sound FROM files ORDER BY ALL',
    ),
    await reader.rows(
      'SELECT key, position, reason, excerpt FROM set_aside JOIN files USING (file_id) ORDER BY ALL',
    ),
    await reader.rows(
      'SELECT key, trail_arn FROM file_sources JOIN files USING (file_id) JOIN sources USING (source_id) ORDER BY ALL',
    ),
  ]);
  const records = await Promise.all(
    Array.from(
      { length: (FILES + KILLS * MORE_FILES) * EVENTS_A_FILE },
      async (_, n) => (await getEvent(index, sampleEventId(n)))?.json ?? 'missing',
    ),
  );
  const totals = await readTotals(index);
  expect(totals.read).toBe(totals.kept + totals.duplicates + totals.setAside);
  return [...rows.flat().map((row) => Object.values(row).join(' ')), JSON.stringify(totals), ...records];
}

async function countFiles(file: string): Promise<number> {
  const index = await openEventIndex(file, { log: (said) => expect.fail(said) });
  const { files } = await readTotals(index);
  await index.close();
  return files;
}

test('after many kills on a faulty network and a calm run the index is the same as one loaded in peace', async () => {
  using folder = openSampleFolder();
  const file = join(folder.path, 'events.duckdb');
  await addFault(sandbox, { kind: 'cut', at: 'body', operation: 'GetObject', probability: 0.05 });
  await addFault(sandbox, { kind: 'cut', at: 'start', service: 's3', probability: 0.03 });
  await addFault(sandbox, { kind: 'throttle', service: 's3', probability: 0.05 });
  const script = join(import.meta.dirname, 'sync-until-killed.ts');
  const seen = new Set<number>();
  for (let kill = 0; kill < KILLS; kill += 1) {
    // A day further each time: whole folders of the past are due again, and what came late is found.
    const now = Date.now() + kill * LISTED_AGAIN_MS;
    const argument = JSON.stringify({
      file,
      now,
      connection: CONNECTION,
      region: REGION,
      origin: ORIGIN,
      destination: DESTINATION,
    });
    const loader = spawn(process.execPath, ['--conditions=react-server', script, argument], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const ended = once(loader, 'exit');
    const lines = createInterface({ input: loader.stdout })[Symbol.asyncIterator]();
    // Before anything was read, after the first batch, after the second, and some moments later.
    for (let line = 0; line <= kill % 3; line += 1) await Promise.race([lines.next(), delay(3_000)]);
    await delay(Math.random() * 300);
    loader.kill('SIGKILL');
    await ended;
    seen.add(await countFiles(file));
    // Some files more, and one that sorts before everything that was listed of its day.
    for (let n = 0; n < MORE_FILES; n += 1)
      await deliver(FILES + kill * MORE_FILES + n, n < 4 ? kill * 4 + n : 400 + kill * MORE_FILES + n);
  }
  await fetch(`${sandbox.endpoint}/_trailpoint/sandbox/faults`, { method: 'DELETE' });

  // The kills met the loading in the middle, not only before or after it.
  expect(seen.size).toBeGreaterThan(1);

  // Days later: what was listed whole before a file came late is listed again.
  const later = new Date(Date.now() + KILLS * LISTED_AGAIN_MS);
  const killed = await openEventIndex(file, { log: (said) => expect.fail(said) });
  await readAll(killed, later);
  const peaceful = await openEventIndex(':memory:');
  await readAll(peaceful, later);
  const inPeace = await dump(peaceful);
  expect(inPeace).not.toHaveLength(0);
  expect(await dump(killed)).toEqual(inPeace);
  await killed.close();
  await peaceful.close();
}, 300_000);
