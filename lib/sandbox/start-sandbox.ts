import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

export interface StartOptions {
  /** Without it a new directory that goes with `stop()`. */
  readonly dataDir?: string;
  readonly port?: number;
  readonly seed?: string;
  /** Of the first account. */
  readonly accountId?: string;
  readonly latencyMs?: number;
  readonly deliverySeconds?: number;
  readonly workloadSeconds?: number;
  /** ISO 8601. */
  readonly clock?: string;
}

export interface StartedAccount {
  readonly accountId: string;
  readonly name: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
}

/** A user who has fewer rights than the account's administrator. */
export interface StartedPrincipal extends StartedAccount {
  readonly description: string;
}

interface ReadyLine {
  readonly endpoint: string;
  readonly accounts: readonly StartedAccount[];
  readonly principals: readonly StartedPrincipal[];
  readonly regions: readonly string[];
}

export interface StartedSandbox extends ReadyLine {
  readonly dataDir: string;
  /** Ends it as Ctrl+C would; gives the exit code. */
  stop(): Promise<number | null>;
  /** Ends it as a power cut would; the data directory stays. */
  kill(): Promise<void>;
}

/** A sandbox in its own process, on a free port: the rig of every test that needs one. */
export async function startSandbox(options: StartOptions = {}): Promise<StartedSandbox> {
  const dataDir = options.dataDir ?? (await mkdtemp(join(tmpdir(), 'trailpoint-sandbox-')));
  const flags = [
    ['--port', options.port ?? 0],
    ['--data', dataDir],
    ['--seed', options.seed],
    ['--account', options.accountId],
    ['--latency', options.latencyMs],
    ['--delivery-seconds', options.deliverySeconds],
    ['--workload-seconds', options.workloadSeconds],
    ['--clock', options.clock],
  ].flatMap(([name, value]) => (value === undefined ? [] : [String(name), String(value)]));
  const main = fileURLToPath(new URL('./main.ts', import.meta.url));
  const child = spawn(process.execPath, [main, ...flags], { stdio: ['ignore', 'pipe', 'pipe'] });
  const exited = once(child, 'exit');
  // A test run that ends without `stop()` leaves nothing behind.
  const killChild = () => child.kill('SIGKILL');
  process.once('exit', killChild);
  child.once('exit', () => process.off('exit', killChild));

  let log = '';
  let isReady = false;
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    // Before it is ready the log belongs to the error below; afterwards, to whoever reads the test's output.
    if (isReady) process.stderr.write(text);
    else log += text;
  });
  const line = await Promise.race([
    once(createInterface({ input: child.stdout }), 'line').then(([text]) => String(text)),
    exited.then(() => undefined),
  ]);
  if (line === undefined) throw new Error(`The sandbox did not start:\n${log}`);
  isReady = true;
  const { endpoint, accounts, principals, regions } = parseLine(line);

  async function end(signal: NodeJS.Signals): Promise<number | null> {
    if (child.exitCode === null && child.signalCode === null) {
      child.kill(signal);
      await exited;
    }
    return child.exitCode;
  }

  return {
    endpoint,
    accounts,
    principals,
    regions,
    dataDir,
    async stop() {
      const code = await end('SIGTERM');
      if (options.dataDir === undefined) await rm(dataDir, { recursive: true, force: true });
      return code;
    },
    async kill() {
      await end('SIGKILL');
    },
  };
}

function parseLine(line: string): ReadyLine {
  const value: unknown = JSON.parse(line);
  if (!isReadyLine(value)) throw new Error(`The sandbox said something else: ${line}`);
  return value;
}

function isReadyLine(value: unknown): value is ReadyLine {
  return (
    typeof value === 'object' &&
    value !== null &&
    'endpoint' in value &&
    typeof value.endpoint === 'string' &&
    'accounts' in value &&
    Array.isArray(value.accounts) &&
    'principals' in value &&
    Array.isArray(value.principals) &&
    'regions' in value &&
    Array.isArray(value.regions)
  );
}
