import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createSeedState, findSeed } from '../seed/seed.ts';
import { openStateFile, readState } from './state-file.ts';

const NOW = new Date('2026-11-23T09:00:00Z');

let directory: string;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'trailpoint-state-'));
});
afterAll(() => rm(directory, { recursive: true, force: true }));

async function readSaved() {
  const read = await readState(directory);
  return read.ok ? read.value : undefined;
}

it('has on disk what was there when a save was asked for, however many are under way', async () => {
  const state = createSeedState(findSeed('default'), 'default', 0, NOW.getTime());
  const file = openStateFile(directory, () => state);
  const saves = Array.from({ length: 200 }, async (_, n) => {
    // Some callers come while a write is under way, some just as one ends.
    for (let turns = n % 7; turns > 0; turns--) await new Promise(setImmediate);
    state.playedUntilMs = Math.max(state.playedUntilMs, NOW.getTime() + n);
    const asked = state.playedUntilMs;
    await file.save();
    expect((await readSaved())?.playedUntilMs).toBeGreaterThanOrEqual(asked);
  });
  await Promise.all(saves);
  expect(await readSaved()).toEqual(state);
});
