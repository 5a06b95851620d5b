import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { test as base, expect } from '@playwright/test';
import { findFreePort } from '../lib/launch/ports.mjs';
import { type Child, startChild, stopChild } from '../lib/launch/processes.mjs';

const ROOT = dirname(import.meta.dirname);
const READY = /Trailpoint is ready/;

interface Start {
  readonly child: Child;
  readonly url: string;
  /** Resolves when the output has this text; fails when the command ends before. */
  says(text: RegExp): Promise<void>;
}

/** `npm start`, each test with a data directory and a port of its own. */
const test = base.extend<{
  dataDir: string;
  port: number;
  start: (env?: Record<string, string>, args?: string[]) => Start;
}>({
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from this pattern.
  dataDir: async ({}, use) => {
    const parent = await mkdtemp(join(tmpdir(), 'trailpoint-start-'));
    await use(join(parent, 'data'));
    await rm(parent, { recursive: true, force: true });
  },
  // biome-ignore lint/correctness/noEmptyPattern: see above.
  port: async ({}, use) => use(await findFreePort()),
  start: async ({ dataDir, port }, use) => {
    const started: Child[] = [];
    await use((further = {}, args = []) => {
      const env = { ...process.env, PORT: String(port), TRAILPOINT_DATA_DIR: dataDir, ...further };
      const child = startChild('node', [join(ROOT, 'lib/launch/start.mjs'), ...args], { cwd: ROOT, env });
      started.push(child);
      return { child, url: `http://127.0.0.1:${port}`, says: (text) => waitFor(child, text) };
    });
    await Promise.all(started.map((child) => stopChild(child)));
  },
});

async function waitFor(child: Child, text: RegExp): Promise<void> {
  let ended = false;
  child.ended.then(() => {
    ended = true;
  });
  await expect
    .poll(() => (text.test(child.lastOutput()) ? 'said' : ended ? child.lastOutput() : 'waiting'), {
      timeout: 30_000,
    })
    .toBe('said');
}

interface ProcessRow {
  readonly pid: number;
  readonly command: string;
}

/** Every process below this one, by what the operating system says. */
function descendantsOf(ancestor: number): ProcessRow[] {
  const rows = execFileSync('ps', ['-e', '-o', 'pid=,ppid=,args='], { encoding: 'utf8' })
    .trim()
    .split('\n')
    .map((row) => /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(row) ?? [])
    .map(([, pid, parent, command]) => ({
      pid: Number(pid),
      parent: Number(parent),
      command: command ?? '',
    }));
  const below = (pid: number): ProcessRow[] =>
    rows.filter(({ parent }) => parent === pid).flatMap((row) => [row, ...below(row.pid)]);
  return below(ancestor);
}

function isAlive({ pid }: ProcessRow): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

function findSandbox(start: Start): ProcessRow {
  const found = descendantsOf(start.child.pid).find(({ command }) => command.includes('lib/sandbox/main.ts'));
  if (found === undefined) throw new Error('No sandbox runs below this start.');
  return found;
}

function findConsole(start: Start): ProcessRow {
  const found = descendantsOf(start.child.pid).find(
    ({ command }) => !command.includes('lib/sandbox/main.ts'),
  );
  if (found === undefined) throw new Error('No console runs below this start.');
  return found;
}

test('answers within three seconds when nothing is stale, on the port and the data directory asked for', async ({
  start,
  dataDir,
}) => {
  const begun = performance.now();
  const run = start();
  await expect
    .poll(
      () =>
        fetch(`${run.url}/api/health`).then(
          (answer) => answer.status,
          () => 0,
        ),
      { intervals: [50] },
    )
    .toBe(200);
  const tookMs = performance.now() - begun;
  test.info().annotations.push({ type: 'first answer', description: `${Math.round(tookMs)} ms` });
  // Other workers share the machine with this one; alone it takes about half.
  expect(tookMs).toBeLessThan(6000);
  await run.says(READY);
  expect((await stat(dataDir)).mode & 0o777).toBe(0o700);
  expect(await readdir(dataDir)).toContain('sandbox');
});

test('Ctrl+C ends every process and leaves no half-written file', async ({ start, dataDir }) => {
  const run = start();
  await run.says(READY);
  // A page that listens for progress holds its connection for ever; it must not hold up the end.
  const open = await fetch(`${run.url}/api/jobs`);
  const children = descendantsOf(run.child.pid);
  expect(children.length).toBeGreaterThanOrEqual(2);

  process.kill(run.child.pid, 'SIGINT');
  expect(await run.child.ended).toEqual({ code: 0, signal: null });
  await open.body?.cancel().catch(() => undefined);

  expect(children.filter(isAlive)).toEqual([]);
  const files = await readdir(dataDir, { recursive: true });
  expect(files.filter((file) => /\.(?:draft|tmp|partial|lock)$/.test(file))).toEqual([]);
  for (const file of files.filter((name) => name.endsWith('.json'))) {
    expect(() => JSON.parse(readFileSync(join(dataDir, file), 'utf8')), file).not.toThrow();
  }
});

test('nothing outlives a start that was killed, and the next one takes over', async ({ start }) => {
  const run = start();
  await run.says(READY);
  const children = descendantsOf(run.child.pid);
  process.kill(run.child.pid, 'SIGKILL');
  await expect.poll(() => children.filter(isAlive)).toEqual([]);
  await start().says(READY);
});

test('a port in use is told at once, with what to do', async ({ start, port, dataDir }) => {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(port, '127.0.0.1', resolve));
  const { child } = start();
  expect(await child.ended).toEqual({ code: 1, signal: null });
  expect(child.lastOutput()).toContain(
    `Port ${port} is in use. Choose another with PORT=${port + 1} npm start.`,
  );
  expect(await readdir(dataDir)).toEqual([]);
  await new Promise((resolve) => other.close(resolve));
});

for (const port of ['http', '0', '65536', '3000 ', '-1']) {
  test(`PORT=${JSON.stringify(port)} is refused`, async ({ start }) => {
    const { child } = start({ PORT: port });
    expect(await child.ended).toEqual({ code: 1, signal: null });
    expect(child.lastOutput()).toContain('PORT must be a number from 1 to 65535');
  });
}

test('a second console on the same data directory is refused, and told where the first one is', async ({
  start,
}) => {
  const first = start();
  await first.says(READY);
  const { child } = start({ PORT: String(await findFreePort()) });
  expect(await child.ended).toEqual({ code: 1, signal: null });
  expect(child.lastOutput()).toContain(`already runs on the data directory`);
  expect(child.lastOutput()).toContain(first.url);
});

test('a sandbox that dies is told and started again at the same address', async ({ start }) => {
  const run = start();
  await run.says(READY);
  const endpoint = /Sandbox\s+(http:\S+)/.exec(run.child.lastOutput())?.[1];
  process.kill(findSandbox(run).pid, 'SIGKILL');
  await run.says(/The sandbox has ended \(SIGKILL\)/);
  await run.says(new RegExp(`The sandbox is back at ${endpoint}`));
});

test('a console that dies ends the command with a failure, and the sandbox with it', async ({ start }) => {
  const run = start();
  await run.says(READY);
  const children = descendantsOf(run.child.pid);
  process.kill(findConsole(run).pid, 'SIGKILL');
  expect(await run.child.ended).toEqual({ code: 1, signal: null });
  expect(run.child.lastOutput()).toContain('The console has ended (SIGKILL)');
  expect(children.filter(isAlive)).toEqual([]);
});

test('--aws starts no sandbox', async ({ start }) => {
  const run = start({ AWS_PROFILE: 'nobody' }, ['--aws']);
  await run.says(READY);
  expect(run.child.lastOutput()).toContain('profile nobody');
  expect(descendantsOf(run.child.pid).filter(({ command }) => command.includes('lib/sandbox'))).toEqual([]);
});
