import { appendFile, mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type LogFileHash, openDigestLedger } from './digest-ledger.ts';

let directory: string;
let file: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'trailpoint-ledger-'));
  file = join(directory, 'ledger.ndjson');
});
afterEach(() => rm(directory, { recursive: true, force: true }));

const entry = (deliveredTime: number): LogFileHash => ({
  bucket: 'bucket',
  key: `key-${deliveredTime}`,
  hash: 'a'.repeat(64),
  newestEventTime: '2026-11-23T09:00:00Z',
  oldestEventTime: '2026-11-23T08:59:00Z',
  deliveredTime,
});

const listTimes = (files: readonly LogFileHash[]) => files.map(({ deliveredTime }) => deliveredTime);

describe('the digest ledger', () => {
  it('lists what was delivered from one instant up to another, by chain', async () => {
    const ledger = await openDigestLedger(file);
    for (const time of [10, 20, 30]) ledger.add('one', entry(time));
    ledger.add('two', entry(20));
    expect(listTimes(ledger.list('one', 10, 30))).toEqual([10, 20]);
    expect(listTimes(ledger.list('two', 0, 100))).toEqual([20]);
    expect(ledger.list('three', 0, 100)).toEqual([]);
  });

  it('has after a crash what had settled before it', async () => {
    const ledger = await openDigestLedger(file);
    ledger.add('one', entry(10));
    await ledger.settle();
    ledger.add('one', entry(20));
    await Promise.all([ledger.settle(), ledger.settle()]);
    expect((await openDigestLedger(file)).list('one', 0, 100)).toEqual([entry(10), entry(20)]);
  });

  it('writes what the disk refused for a while once it can', async () => {
    const folder = join(directory, 'folder');
    await mkdir(folder);
    const ledger = await openDigestLedger(join(folder, 'ledger.ndjson'));
    ledger.add('one', entry(10));
    await rm(folder, { recursive: true });
    await expect(ledger.settle()).rejects.toThrow('ENOENT');
    await mkdir(folder);
    ledger.add('one', entry(20));
    await ledger.settle();
    const opened = await openDigestLedger(join(folder, 'ledger.ndjson'));
    expect(listTimes(opened.list('one', 0, 100))).toEqual([10, 20]);
  });

  it('leaves out a line that a crash cut short, and loses none that follows', async () => {
    const ledger = await openDigestLedger(file);
    ledger.add('one', entry(10));
    await ledger.settle();
    await appendFile(file, '{"chain":"one","key":"to');
    const second = await openDigestLedger(file);
    second.add('one', entry(20));
    await second.settle();
    expect(listTimes((await openDigestLedger(file)).list('one', 0, 100))).toEqual([10, 20]);
  });

  it('forgets what a digest has taken, and does not grow by it', async () => {
    const ledger = await openDigestLedger(file);
    for (let time = 0; time < 12_000; time++) ledger.add('one', entry(time));
    await ledger.settle();
    ledger.drop('one', 11_990);
    await ledger.settle();
    expect(listTimes(ledger.list('one', 0, 20_000))).toHaveLength(10);
    expect((await readFile(file, 'utf8')).split('\n')).toHaveLength(11);
    ledger.clear();
    await ledger.settle();
    expect(await readFile(file, 'utf8')).toBe('');
  });

  it('keeps the latest files of a chain whose digests nobody takes', async () => {
    const ledger = await openDigestLedger(file);
    for (let time = 0; time < 25_000; time++) ledger.add('one', entry(time));
    const kept = listTimes(ledger.list('one', 0, 30_000));
    expect([kept[0], kept.length]).toEqual([5000, 20_000]);
  });
});
