import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { makeTree } from './made-up-tree.rig.ts';
import { findHolder, startOf, takeLock } from './pid-lock.mjs';

function lockFile(text?: string): string {
  const file = join(makeTree({}), 'test.lock');
  if (text !== undefined) writeFileSync(file, text);
  return file;
}

it('is held by one, who is named to the others, and is free after its release', () => {
  const file = lockFile();
  const first = takeLock(file, 'http://127.0.0.1:3000');
  expect(takeLock(file)).toMatchObject({ holder: { pid: process.pid, note: 'http://127.0.0.1:3000' } });
  if (!('release' in first)) throw new Error('The lock was free.');
  first.release();
  expect(takeLock(file)).toHaveProperty('release');
});

it('is taken over from a process that is gone', async () => {
  const child = spawn(process.execPath, ['-e', '']);
  await once(child, 'exit');
  const file = lockFile(JSON.stringify({ pid: child.pid, started: 'then' }));
  expect(takeLock(file)).toHaveProperty('release');
  expect(readdirSync(dirname(file))).toEqual(['test.lock']);
});

it('is taken over when its process id belongs to another process by now', () => {
  const file = lockFile(JSON.stringify({ pid: process.pid, started: 'before the machine was started' }));
  expect(takeLock(file)).toHaveProperty('release');
});

it('waits for a lock that is being written, and not for one that never will be', () => {
  const file = lockFile('');
  expect(takeLock(file)).toHaveProperty('holder');
  utimesSync(file, 1, 1);
  expect(takeLock(file)).toHaveProperty('release');
});

it('is taken by exactly one of many that find it stale together', async () => {
  const file = lockFile(JSON.stringify({ pid: process.pid, started: 'long ago' }));
  const program = `
    import { takeLock } from ${JSON.stringify(new URL('./pid-lock.mjs', import.meta.url).href)};
    process.stdout.write('release' in takeLock(${JSON.stringify(file)}) ? 'taken' : 'held');
    process.stdin.resume();
  `;
  const children = Array.from({ length: 8 }, () =>
    spawn(process.execPath, ['--input-type=module', '-e', program]),
  );
  onTestFinished(() => {
    for (const child of children) child.kill('SIGKILL');
  });
  const answers = await Promise.all(
    children.map(async (child) => String((await once(child.stdout, 'data'))[0])),
  );
  expect(answers.sort()).toEqual([...Array.from({ length: 7 }, () => 'held'), 'taken']);
  expect(JSON.parse(readFileSync(file, 'utf8')).pid).toBe(findHolder(file)?.pid);
});

it('knows no start of a process that does not exist', () => {
  expect(startOf(2 ** 30)).toBeUndefined();
  expect(startOf(process.pid)).toBe(startOf(process.pid));
});
