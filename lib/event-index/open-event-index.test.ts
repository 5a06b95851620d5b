import { execFile } from 'node:child_process';
import { existsSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { ingestLogFile } from './ingest.ts';
import { openSampleFolder, sampleFile, sampleRecords, toBody } from './log-file-samples.ts';
import { readTotals } from './manifest.ts';
import { openEventIndex, reopenEventIndex } from './open-event-index.ts';

const count = async (index: Awaited<ReturnType<typeof openEventIndex>>) => (await readTotals(index)).kept;

test('keeps what it read when it is closed and opened again', async () => {
  using folder = openSampleFolder();
  const file = join(folder.path, 'events.duckdb');
  const index = await openEventIndex(file);
  await ingestLogFile(index, sampleFile('a.json.gz', toBody(sampleRecords(0, 5))));
  await index.close();
  const again = await openEventIndex(file);
  expect(await count(again)).toBe(5);
  await again.close();
  await expect(count(again)).rejects.toThrow('closed');
});

test.each<[string, (file: string) => void]>([
  ['of another version', () => undefined],
  ['that is no database', (file) => writeFileSync(file, 'hello')],
  ['that is empty', (file) => writeFileSync(file, '')],
  ['that is cut off', (file) => truncateSync(file, 9000)],
  [
    'with a damaged header',
    (file) => writeFileSync(file, Buffer.from(readFileSync(file)).fill(1, 5000, 8000)),
  ],
])('sets an index %s aside, says so, and starts an empty one', async (kind, harm) => {
  using folder = openSampleFolder();
  const file = join(folder.path, 'events.duckdb');
  const index = await openEventIndex(file);
  await ingestLogFile(index, sampleFile('a.json.gz', toBody(sampleRecords(0, 5))));
  if (kind === 'of another version')
    await index.write((writer) => writer.run('UPDATE schema_version SET version = 999'));
  await index.close();
  harm(file);
  const lines: string[] = [];
  const rebuilt = await openEventIndex(file, { log: (line) => lines.push(line) });
  expect(await count(rebuilt)).toBe(0);
  await rebuilt.close();
  expect(lines).toHaveLength(1);
  expect(lines[0]).toContain('rebuilt');
  expect(existsSync(`${file}.set-aside`)).toBe(true);
});

test('notices damage that shows only while reading, and rebuilds the index when it is opened anew', async () => {
  using folder = openSampleFolder();
  const file = join(folder.path, 'events.duckdb');
  const index = await openEventIndex(file);
  await ingestLogFile(index, sampleFile('a.json.gz', toBody(sampleRecords(0, 40_000))));
  await index.close();
  const bytes = readFileSync(file);
  writeFileSync(file, bytes.fill(0x55, bytes.length / 2, bytes.length / 2 + 100));

  const damaged = await openEventIndex(file, { log: (line) => expect.fail(line) });
  const readAll = damaged.read((reader) => reader.rows('SELECT count(hash(events)) FROM events'));
  await expect(readAll).rejects.toThrow('Corrupt');
  expect(damaged.fault).toBe('damaged');
  const lines: string[] = [];
  const rebuilt = await reopenEventIndex(damaged, { log: (line) => lines.push(line) });
  expect([await count(rebuilt), lines.length]).toEqual([0, 1]);
  await rebuilt.close();
});

test('leaves alone an index that another process holds', async () => {
  using folder = openSampleFolder();
  const file = join(folder.path, 'events.duckdb');
  const index = await openEventIndex(file);
  const script = `import { openEventIndex } from ${JSON.stringify(join(import.meta.dirname, 'open-event-index.ts'))};
    await openEventIndex(${JSON.stringify(file)}).then(() => console.log('opened'), (error) => console.log(error.message));`;
  const { stdout } = await promisify(execFile)(process.execPath, [
    '--conditions=react-server',
    '--input-type=module',
    '-e',
    script,
  ]);
  expect(stdout).toContain('Could not set lock');
  expect(existsSync(`${file}.set-aside`)).toBe(false);
  await index.close();
});

test.each([
  "SELECT * FROM read_text('/etc/hostname')",
  "COPY (SELECT 1) TO '/tmp/trailpoint-never'",
  "ATTACH '/tmp/trailpoint-never.duckdb'",
  'INSTALL httpfs',
  'SET enable_external_access = true',
])('refuses to leave the database: %s', async (sql) => {
  const index = await openEventIndex(':memory:');
  await expect(index.read((reader) => reader.rows(sql))).rejects.toThrow(
    /Permission|configuration|read-only|Cannot/,
  );
  await index.close();
});

test('undoes everything of a write that throws', async () => {
  const index = await openEventIndex(':memory:');
  const failing = index.write(async (writer) => {
    await writer.run("INSERT INTO sources VALUES (1, 'a', 'b')");
    throw new Error('stop');
  });
  await expect(failing).rejects.toThrow('stop');
  expect(await index.read((reader) => reader.rows('SELECT * FROM sources'))).toEqual([]);
  await index.close();
});

const ENDLESS = 'SELECT count(*) AS n FROM range(100000000000) a WHERE a.range % 7 = ?';

test('interrupts a running read when its signal aborts, and throws the signal’s reason', async () => {
  const index = await openEventIndex(':memory:');
  const cancel = new AbortController();
  const started = Promise.withResolvers<void>();
  const read = index.read(async (reader) => {
    started.resolve();
    return reader.rows(ENDLESS, [3]);
  }, cancel.signal);
  await started.promise;
  cancel.abort();
  await expect(read).rejects.toHaveProperty('name', 'AbortError');
  await index.close();
});

test('cancels a read that waits for its turn, and gives its turn to the next', async () => {
  const index = await openEventIndex(':memory:');
  const cancel = new AbortController();
  const endless = Array.from({ length: 5 }, () =>
    index.read((reader) => reader.rows(ENDLESS, [3]), cancel.signal),
  );
  const quick = index.read((reader) => reader.rows('SELECT 1 AS one'));
  cancel.abort();
  const ends = await Promise.allSettled(endless);
  expect(ends.map((end) => end.status === 'rejected' && end.reason.name)).toEqual(
    endless.map(() => 'AbortError'),
  );
  expect(await quick).toEqual([{ one: 1 }]);
  await index.close();
});
