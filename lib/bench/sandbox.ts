import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { Agent } from 'node:http';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { generateLogFiles } from '../sandbox/generate/generate-log-files.ts';
import { ORGANIZATION } from '../sandbox/seed/organization.ts';
import { type StartedAccount, startSandbox } from '../sandbox/start-sandbox.ts';
import { type BenchRow, toRateRow, toRow } from './bench-row.ts';
import { type BenchRequest, sendSigned } from './signed-request.ts';

const CONCURRENCY = 8;
const MEASURED_MS = 2000;
const LISTED_KEYS = 10_000;
const BUCKET = 'payments-audit-trail-111122223333';

const GET_EVENT_SELECTORS: BenchRequest = {
  service: 'cloudtrail',
  region: 'us-east-1',
  method: 'POST',
  target: '/',
  headers: {
    'content-type': 'application/x-amz-json-1.1',
    'x-amz-target': 'CloudTrail_20131101.GetEventSelectors',
  },
  body: JSON.stringify({ TrailName: 'payments-audit' }),
};

/** How fast the sandbox starts, answers, generates and delivers. */
export async function benchSandbox(): Promise<BenchRow[]> {
  return [
    ...(await benchStart()),
    ...(await benchRequests()),
    ...(await benchGenerator()),
    ...(await benchDelivery()),
  ];
}

async function benchStart(): Promise<BenchRow[]> {
  const rows: BenchRow[] = [];
  for (const [seed, reach] of [
    ['default', 2000],
    ['empty', 1000],
    ['large', 3000],
  ] as const) {
    const times: number[] = [];
    for (let n = 0; n < 3; n++) {
      const started = performance.now();
      const sandbox = await startSandbox({ seed, workloadSeconds: 0 });
      const agent = new Agent({ keepAlive: true });
      const list = { ...GET_EVENT_SELECTORS.headers, 'x-amz-target': 'CloudTrail_20131101.ListTrails' };
      const request = { ...GET_EVENT_SELECTORS, headers: list, body: '{}' };
      await sendSigned(sandbox.endpoint, agent, getAccount(sandbox.accounts), request);
      times.push(performance.now() - started);
      agent.destroy();
      await sandbox.stop();
    }
    const median = times.sort((a, b) => a - b)[1] ?? 0;
    rows.push(toRow(`start to first answer, ${seed} seed`, median, 'ms', reach));
  }
  return rows;
}

async function benchRequests(): Promise<BenchRow[]> {
  const dataDir = await mkdtemp(join(tmpdir(), 'trailpoint-bench-'));
  const worker = new Worker(new URL('./sandbox-worker.ts', import.meta.url), { workerData: dataDir });
  const agent = new Agent({ keepAlive: true, maxSockets: CONCURRENCY });
  try {
    const [endpoint] = await once(worker, 'message');
    const account = getAccount(ORGANIZATION.accounts);
    const call = (request: BenchRequest) => sendSigned(String(endpoint), agent, account, request);
    const s3 = { service: 's3', region: 'us-east-1' } as const;

    const selectors = await countPerSecond(() => call(GET_EVENT_SELECTORS));
    let keys = 0;
    const put = () => {
      keys += 1;
      const target = `/${BUCKET}/bench/${String(keys).padStart(7, '0')}`;
      return call({ ...s3, method: 'PUT', target, body: 'x'.repeat(1024) });
    };
    const puts = await countPerSecond(put);
    while (keys < LISTED_KEYS) {
      await Promise.all(Array.from({ length: Math.min(CONCURRENCY, LISTED_KEYS - keys) }, put));
    }
    const started = performance.now();
    let token: string | undefined;
    let listed = 0;
    do {
      // The query's names in the order in which they are signed.
      const after = token === undefined ? '' : `continuation-token=${encodeURIComponent(token)}&`;
      const page = await call({
        ...s3,
        method: 'GET',
        target: `/${BUCKET}?${after}list-type=2&prefix=bench%2F`,
      });
      listed += page.split('<Key>').length - 1;
      token = /<NextContinuationToken>([^<]+)</.exec(page)?.[1];
    } while (token !== undefined && listed < LISTED_KEYS);
    const listingMs = performance.now() - started;

    return [
      toRateRow('GetEventSelectors, signed, 8 at a time', selectors, 'a second', 1000),
      toRateRow('PutObject of 1 KB, signed, 8 at a time', puts, 'a second', 300),
      toRow(`ListObjectsV2 of ${LISTED_KEYS} keys in pages of 1000`, listingMs, 'ms', 500),
    ];
  } finally {
    agent.destroy();
    worker.postMessage('close');
    await once(worker, 'message');
    await worker.terminate();
    await rm(dataDir, { recursive: true, force: true });
  }
}

/** Files are made and counted, not kept: a disk would be all one measures. */
async function benchGenerator(): Promise<BenchRow[]> {
  const rows: BenchRow[] = [];
  for (const [eventsPerFile, reach] of [
    [25, 100_000],
    [5000, 150_000],
  ] as const) {
    const plan = {
      seed: 'bench',
      events: 500_000,
      eventsPerFile,
      fromMs: Date.parse('2026-11-01T00:00:00Z'),
      days: 30,
      accountIds: ORGANIZATION.accounts.map(({ accountId }) => accountId),
      regions: ORGANIZATION.regions,
      duplicates: 0.01,
      late: 0.01,
      level: 1,
    };
    const started = performance.now();
    const { events } = await generateLogFiles(
      plan,
      { put: async () => undefined },
      { workers: availableParallelism() },
    );
    const seconds = (performance.now() - started) / 1000;
    rows.push(toRateRow(`events generated, ${eventsPerFile} in a file`, events / seconds, 'a second', reach));
  }
  return rows;
}

/** An hour of the default seed's workloads: played, matched with every trail's selectors, compressed, written. */
async function benchDelivery(): Promise<BenchRow[]> {
  const sandbox = await startSandbox({ clock: '2026-11-20T09:00:00Z' });
  try {
    const route = `${sandbox.endpoint}/_trailpoint/sandbox/`;
    const count = async () => {
      const health = await (await fetch(`${route}health`)).json();
      return Number(Object(health).delivered);
    };
    const before = await count();
    const started = performance.now();
    await fetch(`${route}clock`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ forwardSeconds: 3600 }),
    });
    const seconds = (performance.now() - started) / 1000;
    return [
      toRateRow('events delivered, default seed', ((await count()) - before) / seconds, 'a second', 2000),
    ];
  } finally {
    await sandbox.stop();
  }
}

/** So many at a time, each beginning where one before it ended. */
async function countPerSecond(act: () => Promise<unknown>): Promise<number> {
  await Promise.all(Array.from({ length: CONCURRENCY }, act));
  const started = performance.now();
  let done = 0;
  await Promise.all(
    Array.from({ length: CONCURRENCY }, async () => {
      while (performance.now() - started < MEASURED_MS) {
        await act();
        done += 1;
      }
    }),
  );
  return done / ((performance.now() - started) / 1000);
}

function getAccount(accounts: readonly StartedAccount[]): StartedAccount {
  const [account] = accounts;
  if (account === undefined) throw new Error('The sandbox has an account.');
  return account;
}
