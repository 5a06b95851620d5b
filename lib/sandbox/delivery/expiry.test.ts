import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { formatLogKey } from '../../cloudtrail/log-key.ts';
import { openObjectStore } from '../s3/object-store.ts';
import { createSeedState, findSeed } from '../seed/seed.ts';
import { expireLogFiles } from './expiry.ts';

const NOW = Date.parse('2026-11-23T09:00:00Z');
const HOUR_MS = 60 * 60 * 1000;
const BUCKET = 'payments-audit-trail-111122223333';

let directory: string;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'trailpoint-expiry-'));
});
afterAll(() => rm(directory, { recursive: true, force: true }));

it('removes what was delivered after three days and leaves what others put alone', async () => {
  const objects = await openObjectStore(directory);
  const world = { state: createSeedState(findSeed('default'), 'default', 0, NOW), objects };
  const put = async (key: string, ageHours: number, isDelivered = true) => {
    await objects.putObject(BUCKET, {
      key,
      body: Buffer.from('x'),
      lastModified: NOW - ageHours * HOUR_MS,
      ...(isDelivered ? { expires: true } : {}),
    });
    return key;
  };
  const logKey = (ageHours: number) =>
    formatLogKey({
      accountId: '111122223333',
      kind: 'CloudTrail-NetworkActivity',
      region: 'us-east-1',
      time: new Date(NOW - ageHours * HOUR_MS),
      suffix: 'AAAAAAAAAAAAAAAA',
    });
  const old = await put(logKey(80), 80);
  const young = await put(logKey(70), 70);
  const other = await put('notes/old.txt', 900, false);
  const copied = await put(logKey(90), 90, false);
  await expireLogFiles(world, NOW);
  expect(objects.listKeys(BUCKET)).toEqual([copied, young, other]);
  expect(objects.findObject(BUCKET, old)).toBeUndefined();

  const reopened = await openObjectStore(directory);
  expect(reopened.listKeys(BUCKET)).toEqual([copied, young, other]);
});
