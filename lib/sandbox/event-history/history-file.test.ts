import { appendFile, mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SandboxRecord } from '../workload/records.ts';
import { openEventHistory } from './event-history.ts';
import { openHistoryFile } from './history-file.ts';

const NOW = Date.parse('2026-11-23T09:00:00Z');
const PLACE = { accountId: '111122223333', region: 'us-east-1' };
const ALL = { fromMs: 0, toMs: Number.MAX_SAFE_INTEGER, matches: () => true, limit: 100_000 };

let directory: string;
let path: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'trailpoint-history-'));
  path = join(directory, 'event-history.ndjson');
});
afterEach(() => rm(directory, { recursive: true, force: true }));

function record(n: number, more: Partial<SandboxRecord> = {}): SandboxRecord {
  return {
    eventVersion: '1.11',
    userIdentity: { type: 'IAMUser', userName: 'trailpoint' },
    eventTime: new Date(NOW + n * 1000).toISOString().replace('.000Z', 'Z'),
    eventSource: 'cloudtrail.amazonaws.com',
    eventName: `Call${n}`,
    eventID: `event-${n}`,
    readOnly: false,
    eventCategory: 'Management',
    awsRegion: PLACE.region,
    recipientAccountId: PLACE.accountId,
    ...more,
  };
}

async function openWith(records: readonly SandboxRecord[], origin: 'api' | 'workload' = 'api') {
  const history = await openEventHistory(openHistoryFile(path), 1);
  for (const one of records) history.add(one, origin);
  await history.settle();
  return history;
}

async function reopen(): Promise<readonly string[]> {
  const history = await openEventHistory(openHistoryFile(path), 1);
  return history.lookup(PLACE, ALL).map(({ eventName }) => eventName);
}

describe('the Event history', () => {
  it('has calls of the API again after a restart, and those of workloads no more', async () => {
    const history = await openWith([record(1), record(2, { readOnly: true })]);
    history.add(record(3), 'workload');
    await history.settle();
    expect(history.lookup(PLACE, ALL).map(({ eventName }) => eventName)).toEqual(['Call3', 'Call2', 'Call1']);
    expect(await reopen()).toEqual(['Call2', 'Call1']);
  });

  it('keeps neither data events nor network activity events', async () => {
    const history = await openWith([
      record(1, { eventCategory: 'Data' }),
      record(2, { eventCategory: 'NetworkActivity' }),
    ]);
    expect(history.lookup(PLACE, ALL)).toEqual([]);
    expect(await reopen()).toEqual([]);
  });

  it('goes on after a line that a crash cut short', async () => {
    await openWith([record(1)]);
    await appendFile(path, '{"eventID":"cut');
    await openWith([record(2)]);
    expect(await reopen()).toEqual(['Call2', 'Call1']);
  });

  it('keeps what was changed, however much is read and however busy the workloads are', async () => {
    const history = await openWith([record(0)]);
    for (let n = 1; n <= 15_000; n += 1) {
      history.add(record(n, { readOnly: true }), 'api');
      history.add(record(n), 'workload');
    }
    await history.settle();
    const kept = history.lookup(PLACE, ALL);
    expect(kept.length).toBeLessThan(20_000);
    expect(kept.at(-1)?.eventName).toBe('Call0');
  });

  it('holds the file below its limit, and the newest events in it', async () => {
    const large = record(0, { userAgent: 'x'.repeat(100_000) });
    const records = Array.from({ length: 400 }, (_, n) => record(n, { userAgent: large.userAgent ?? '' }));
    await openWith(records);
    expect((await stat(path)).size).toBeLessThan(33 * 1024 * 1024);
    const names = await reopen();
    expect(names[0]).toBe('Call399');
    expect(names.length).toBeLessThan(400);
  });

  it('is emptied by a reset, with its file', async () => {
    const history = await openWith([record(1)]);
    const { age } = history;
    await history.clear();
    expect(history.lookup(PLACE, ALL)).toEqual([]);
    expect(history.age).not.toBe(age);
    expect(await readFile(path, 'utf8')).toBe('');
  });
});
