import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openObjectJournal } from './s3/object-journal.ts';

let directory: string;
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'append-whole-'));
});
afterAll(() => rm(directory, { recursive: true, force: true }));

/** Runs a module in a process that may write files of 16 blocks only, which is what a full disk is to it. */
async function runWithoutRoom(source: string): Promise<string> {
  const { stdout } = await promisify(execFile)(
    'sh',
    ['-c', 'ulimit -f 16 && exec "$0" --input-type=module-typescript -e "$1"', process.execPath, source],
    { cwd: import.meta.dirname },
  );
  return stdout;
}

describe('a disk that is full', () => {
  it('keeps no half of what it refused, and all of what it takes afterwards', async () => {
    const file = join(directory, 'lines.ndjson');
    const stdout = await runWithoutRoom(`
      import { appendWhole } from './append-whole.ts';
      const append = (line) => appendWhole(${JSON.stringify(file)}, line + '\\n').then(() => 'kept', (error) => error.code);
      for (const line of ['first', 'x'.repeat(100_000), 'last']) console.log(await append(line));
    `);
    expect(stdout).toBe('kept\nEFBIG\nkept\n');
    expect(await readFile(file, 'utf8')).toBe('first\nlast\n');
  });

  it('loses no object that was acknowledged before or after it was full', async () => {
    const file = join(directory, 'objects.ndjson');
    const stdout = await runWithoutRoom(`
      import { openObjectJournal } from './s3/object-journal.ts';
      const journal = await openObjectJournal(${JSON.stringify(file)});
      for (const key of ['first', 'x'.repeat(100_000), 'last']) {
        const entry = { bucket: 'b', object: { key, size: 0, etag: '', file: '' } };
        console.log(await journal.append([entry]).then(() => 'kept', (error) => error.code));
      }
    `);
    expect(stdout).toBe('kept\nEFBIG\nkept\n');
    const { entries } = await openObjectJournal(file);
    expect(entries.map(({ object }) => object.key)).toEqual(['first', 'last']);
  });
});
