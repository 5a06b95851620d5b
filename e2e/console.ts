import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { test as base } from '@playwright/test';
import { startConsole } from '../lib/launch/console-process.mjs';
import { consoleEnvironment } from '../lib/launch/environment.mjs';
import { findFreePort } from '../lib/launch/ports.mjs';
import { stopChild } from '../lib/launch/processes.mjs';
import { chooseNode } from '../lib/launch/runtime.mjs';
import { startSandbox } from '../lib/launch/sandbox-process.mjs';

const ROOT = dirname(import.meta.dirname);
const HOST = '127.0.0.1';

interface Account {
  readonly accountId: string;
  readonly name: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

/** A program of the rig that a test may end and start again; its port and its data stay the same. */
interface Program {
  start(): Promise<void>;
  /** As Ctrl+C does. */
  stop(): Promise<void>;
  /** As a crash does. */
  kill(): Promise<void>;
  lastOutput(): string;
}

export interface SandboxRig extends Program {
  readonly endpoint: string;
  readonly regions: readonly string[];
  readonly accounts: readonly Account[];
  /** Back to the seed. What the console has already indexed stays there. */
  reset(): Promise<void>;
}

export interface ConsoleRig extends Program {
  readonly url: string;
  readonly dataDir: string;
  readonly sandbox: SandboxRig;
}

interface Rig {
  readonly console: ConsoleRig;
  /** Further environment of the console, e.g. `{ TRAILPOINT_READ_ONLY: '1' }`. */
  readonly consoleEnv: Readonly<Record<string, string>>;
  /** Further options of the sandbox, e.g. `['--delivery-seconds', '1']`. */
  readonly sandboxArgs: readonly string[];
}

/**
 * For `sandboxArgs`: nobody calls anything, so that the events are the six hours before this clock and what the spec
 * itself brings. One value for all specs, since Playwright shares a worker's console among files that give the same.
 */
export const STILL_WORLD = [
  '--workload-seconds',
  '0',
  '--delivery-seconds',
  '1',
  '--clock',
  '2026-03-02T12:00:00Z',
];

/**
 * Playwright's `test`, with a console and a sandbox of this worker's own: free ports, an empty data directory, the
 * production build from outside the repository. `page.goto('/')` opens the console.
 */
export const test = base.extend<{ lastWords: undefined }, Rig>({
  consoleEnv: [{}, { scope: 'worker', option: true }],
  sandboxArgs: [['--delivery-seconds', '1'], { scope: 'worker', option: true }],
  console: [
    async ({ consoleEnv, sandboxArgs }, use) => {
      const dataDir = await mkdtemp(join(tmpdir(), 'trailpoint-e2e-'));
      const sandbox = await startSandboxRig(join(dataDir, 'sandbox'), sandboxArgs);
      const rig = await startConsoleRig(dataDir, sandbox, consoleEnv);
      await use(rig);
      await Promise.all([rig.stop(), sandbox.stop()]);
      await rm(dataDir, { recursive: true, force: true });
    },
    { scope: 'worker', timeout: 90_000 },
  ],
  baseURL: ({ console: { url } }, use) => use(url),
  lastWords: [
    async ({ console: { lastOutput, sandbox } }, use, testInfo) => {
      await use(undefined);
      if (testInfo.status === testInfo.expectedStatus) return;
      await testInfo.attach('console-output.txt', { body: lastOutput() });
      await testInfo.attach('sandbox-output.txt', { body: sandbox.lastOutput() });
    },
    { auto: true },
  ],
});

export { expect } from '@playwright/test';

async function startSandboxRig(
  dataDir: string,
  args: readonly string[],
): Promise<SandboxRig & { line: string }> {
  const wanted = {
    root: ROOT,
    node: chooseNode(ROOT),
    port: await findFreePort(),
    dataDir,
    env: process.env,
    args,
  };
  let { child, line, ready } = await startSandbox(wanted);
  return {
    ...ready,
    line,
    start: async () => {
      ({ child } = await startSandbox(wanted));
    },
    stop: () => stopChild(child),
    kill: () => stopChild(child, 0),
    lastOutput: () => child.lastOutput(),
    reset: async () => {
      const answer = await fetch(`${ready.endpoint}/_trailpoint/sandbox/reset`, { method: 'POST' });
      if (!answer.ok)
        throw new Error(`The sandbox answered a reset with ${answer.status}: ${await answer.text()}`);
    },
  };
}

async function startConsoleRig(
  dataDir: string,
  sandbox: SandboxRig & { line: string },
  further: Readonly<Record<string, string>>,
): Promise<ConsoleRig> {
  const standalone = process.env.TRAILPOINT_E2E_STANDALONE;
  if (standalone === undefined) throw new Error('The global setup has made no copy of the standalone build.');
  const port = await findFreePort();
  const url = `http://${HOST}:${port}`;
  const env = {
    ...consoleEnvironment({
      root: ROOT,
      env: process.env,
      sandboxLine: sandbox.line,
      host: HOST,
      port,
      dataDir,
    }),
    TZ: 'UTC',
    ...further,
  };
  const start = () => startConsole({ node: chooseNode(ROOT), standalone, env, url });
  let child = await start();
  return {
    url,
    dataDir,
    sandbox,
    start: async () => {
      child = await start();
    },
    stop: () => stopChild(child),
    kill: () => stopChild(child, 0),
    lastOutput: () => child.lastOutput(),
  };
}
