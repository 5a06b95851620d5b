import { parseArgs } from 'node:util';
import { fail, ok, type Result } from '../result.ts';
import { findSeed, SEED_NAMES, type SeedName } from './seed/seed.ts';

export interface SandboxOptions {
  /** 0 takes any free port. */
  readonly port: number;
  readonly dataDir: string;
  readonly seed: SeedName;
  /** Of the first account, instead of the seed's. */
  readonly accountId?: string;
  /** Seconds between two log files of one trail. */
  readonly deliverySeconds: number;
  /** Seconds between two rounds of the workloads; 0 keeps them still. */
  readonly workloadSeconds: number;
  /** Milliseconds, more or less, that every answer waits. */
  readonly latencyMs: number;
  /** Where the sandbox's clock begins; without it the machine's clock. */
  readonly clock?: Date;
}

export const USAGE = `Usage: npm run sandbox -- [options]
  --port N                port on 127.0.0.1; 0, the default, takes a free one
  --data DIR              where state and objects are kept (default .trailpoint/sandbox)
  --seed NAME             what it starts with and what a reset brings back: ${SEED_NAMES.join(', ')}
  --account ID            the first account's ID, instead of the seed's
  --latency MS            milliseconds that every answer waits (default 0)
  --delivery-seconds N    seconds between two log files of a trail (default 3)
  --workload-seconds N    seconds between two rounds of the workloads, 0 for none (default 1)
  --clock ISO             where the sandbox's clock begins, e.g. 2026-11-23T09:00:00Z
  --help

With --events N it is no server: it writes log files for whoever measures; --events 1 --help tells how.

While it runs, under http://127.0.0.1:PORT/_trailpoint/sandbox/:
  GET health              what it has and how much was delivered
  POST reset              brings the seed back; clears faults, sessions and history
  POST clock              {"forwardSeconds": 3600} lets an hour pass, with all that happens in it
  GET, POST, DELETE faults, DELETE faults/ID
                          {"kind": "throttle", "service": "cloudtrail", "count": 3}; other kinds: error, delay, cut,
                          deny, expire-session, corrupt, truncate, deliver-twice, deliver-late`;

/** The error is a sentence for the person at the keyboard. */
export function parseArguments(argv: readonly string[]): Result<SandboxOptions | 'help', string> {
  const values = readValues(argv);
  if (!values.ok) return values;
  const { port, data, seed, clock, account, help } = values.value;
  if (help === true) return ok('help');

  const portNumber = Number(port ?? '0');
  if (!Number.isInteger(portNumber) || portNumber < 0 || portNumber > 65535 || port?.trim() === '') {
    return fail(`--port must be a whole number from 0 to 65535, not "${port}".`);
  }
  const seedName = SEED_NAMES.find((name) => name === (seed ?? 'default'));
  if (seedName === undefined) return fail(`--seed must be one of ${SEED_NAMES.join(', ')}, not "${seed}".`);
  const deliverySeconds = readSeconds('delivery-seconds', values.value['delivery-seconds'] ?? '3', 0.1);
  if (!deliverySeconds.ok) return deliverySeconds;
  const workloadSeconds = readSeconds('workload-seconds', values.value['workload-seconds'] ?? '1', 0);
  if (!workloadSeconds.ok) return workloadSeconds;
  const latencyMs = readLatency(values.value.latency ?? '0');
  if (!latencyMs.ok) return latencyMs;
  const accountFault = account === undefined ? undefined : findAccountFault(seedName, account);
  if (accountFault !== undefined) return fail(accountFault);
  const start = clock === undefined ? undefined : new Date(clock);
  if (clock !== undefined && !isInstant(clock)) {
    return fail(`--clock must be an ISO 8601 instant such as 2026-11-23T09:00:00Z, not "${clock}".`);
  }
  if (data === '') return fail('--data must name a directory.');
  return ok({
    port: portNumber,
    dataDir: data ?? '.trailpoint/sandbox',
    seed: seedName,
    ...(account === undefined ? {} : { accountId: account }),
    latencyMs: latencyMs.value,
    deliverySeconds: deliverySeconds.value,
    workloadSeconds: workloadSeconds.value,
    ...(start === undefined ? {} : { clock: start }),
  });
}

function readValues(argv: readonly string[]) {
  try {
    const { values } = parseArgs({
      args: [...argv],
      options: {
        port: { type: 'string' },
        data: { type: 'string' },
        seed: { type: 'string' },
        account: { type: 'string' },
        latency: { type: 'string' },
        'delivery-seconds': { type: 'string' },
        'workload-seconds': { type: 'string' },
        clock: { type: 'string' },
        help: { type: 'boolean', short: 'h' },
      },
    });
    return ok(values);
  } catch (error) {
    return fail(error instanceof Error ? error.message : String(error));
  }
}

/** `new Date` takes the 30th of February for the 1st or 2nd of March. */
function isInstant(text: string): boolean {
  const day = /^(\d{4}-\d{2}-\d{2})T/.exec(text)?.[1];
  const midnight = new Date(`${day}T00:00:00Z`);
  return (
    !Number.isNaN(midnight.getTime()) &&
    midnight.toISOString().startsWith(`${day}T`) &&
    !Number.isNaN(new Date(text).getTime())
  );
}

/** The account takes the place of the seed's first one, so it must not be another of them. */
function findAccountFault(seedName: SeedName, account: string): string | undefined {
  if (!/^\d{12}$/.test(account)) return `--account must be an account ID of 12 digits, not "${account}".`;
  const [, ...others] = findSeed(seedName).organization.accounts;
  return others.some(({ accountId }) => accountId === account)
    ? `--account ${account} is another account of the seed "${seedName}" already.`
    : undefined;
}

function readLatency(text: string): Result<number, string> {
  const ms = Number(text);
  return text.trim() !== '' && Number.isInteger(ms) && ms >= 0 && ms <= 60_000
    ? ok(ms)
    : fail(`--latency must be a whole number of milliseconds from 0 to 60000, not "${text}".`);
}

function readSeconds(name: string, text: string, least: number): Result<number, string> {
  const seconds = Number(text);
  // Below a hundredth of a second the timers would do nothing but run.
  const tooSmall = seconds < least || (seconds > 0 && seconds < 0.01);
  if (text.trim() === '' || !Number.isFinite(seconds) || tooSmall || seconds > 86_400) {
    return fail(`--${name} must be a number of seconds from ${least} to 86400, not "${text}".`);
  }
  return ok(seconds);
}
