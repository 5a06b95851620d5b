import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { beforeAll, expect, test } from 'vitest';
import { crashBatches } from './crash-samples.ts';
import type { EventIndex } from './event-index.ts';
import { ingestLogFiles } from './ingest.ts';
import { openSampleFolder } from './log-file-samples.ts';
import { readTotals } from './manifest.ts';
import { openEventIndex } from './open-event-index.ts';

const BATCHES = 8;
const TABLES = ['sources', 'files', 'file_sources', 'events', 'redeliveries', 'set_aside'];

/** Every row of every table, as text. */
async function dump(index: EventIndex): Promise<string[]> {
  const tables = await index.read((reader) =>
    Promise.all(TABLES.map((table) => reader.rows(`SELECT * FROM ${table} ORDER BY ALL`))),
  );
  return tables.flatMap((rows, table) => rows.map((row) => [TABLES[table], ...Object.values(row)].join(' ')));
}

let inPeace: string[];

beforeAll(async () => {
  const index = await openEventIndex(':memory:');
  for (const batch of crashBatches(BATCHES)) await ingestLogFiles(index, batch);
  expect(await readTotals(index)).toMatchObject({ files: BATCHES * 8 });
  inPeace = await dump(index);
  await index.close();
});

/** Starts the loader and kills it some time after it has said a line. Returns how many batches it had told as read. */
async function loadUntilKilled(file: string, line: string, afterMs: number): Promise<number> {
  const script = join(import.meta.dirname, 'ingest-until-killed.ts');
  const loader = spawn(process.execPath, ['--conditions=react-server', script, file, String(BATCHES)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(loader, 'exit');
  let told = 0;
  let reached = false;
  for await (const said of createInterface({ input: loader.stdout })) {
    if (said.startsWith('read ')) told += 1;
    if (said !== line) continue;
    reached = true;
    await delay(afterMs);
    loader.kill('SIGKILL');
  }
  await ended;
  expect(reached).toBe(true);
  return told;
}

test.each([
  ['ready', 0],
  ['ready', 9],
  ['read 0', 2],
  ['read 2', 5],
  ['read 4', 11],
  ['read 6', 17],
  ['read 7', 0],
  ['closed', 0],
])(
  'is after a kill at “%s” + %i ms and a second run the same as one loaded in peace',
  async (line, afterMs) => {
    using folder = openSampleFolder();
    const file = join(folder.path, 'events.duckdb');
    const told = await loadUntilKilled(file, line, afterMs);

    const index = await openEventIndex(file, { log: (said) => expect.fail(said) });
    const { files, read, kept, duplicates, setAside } = await readTotals(index);
    // Whole batches only, and none that was told as read is missing.
    expect(files % 8).toBe(0);
    expect(files).toBeGreaterThanOrEqual(told * 8);
    expect(read).toBe(kept + duplicates + setAside);

    for (const batch of crashBatches(BATCHES)) await ingestLogFiles(index, batch);
    expect(await dump(index)).toEqual(inPeace);
    await index.close();
  },
);
