import { mkdir } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';
import type { SandboxOptions } from './arguments.ts';
import { createLake } from './cloudtrail/lake/lake.ts';
import { createRateLimiter, type RateLimiter } from './cloudtrail/rate-limit.ts';
import { openDelivery } from './delivery/delivery.ts';
import { deliverHistory } from './delivery/history.ts';
import { openEventHistory } from './event-history/event-history.ts';
import { openHistoryFile } from './event-history/history-file.ts';
import { createFaults } from './faults/faults.ts';
import type { Control } from './http/control.ts';
import { createSandboxServer } from './http/server.ts';
import { openObjectStore } from './s3/object-store.ts';
import type { Organization } from './seed/organization.ts';
import { createSeedState, findSeed, getFirstAccountId } from './seed/seed.ts';
import { createWorkloads } from './workload/workloads.ts';
import { findEarlierState } from './world/earlier-state.ts';
import { openStateFile } from './world/state-file.ts';
import type { World } from './world/world.ts';

export interface Sandbox {
  readonly endpoint: string;
  readonly organization: Organization;
  /** Delivers what is pending, makes the state durable and lets go of the port. */
  close(): Promise<void>;
}

/** How often the workloads' progress is written down; what an operation changes is written at once. */
const PROGRESS_MS = 10_000;

/** A day holds about two hundred thousand calls of the default workloads. */
const MOST_FORWARD_SECONDS = 24 * 60 * 60;

/** Rejects with the error of `listen` where the port cannot be had. */
export async function openSandbox(
  options: SandboxOptions,
  rates: RateLimiter = createRateLimiter(),
): Promise<Sandbox> {
  const dataDir = resolve(options.dataDir);
  const seed = findSeed(options.seed, options.accountId);
  const earlier = await findEarlierState(dataDir, {
    seed: options.seed,
    firstAccountId: getFirstAccountId(seed),
  });
  await mkdir(join(dataDir, 's3'), { recursive: true });
  const objects = await openObjectStore(join(dataDir, 's3'));
  const clockOffsetMs = options.clock === undefined ? 0 : options.clock.getTime() - Date.now();

  const { accounts, regions } = seed.organization;
  const eventHistory = await openEventHistory(
    openHistoryFile(join(dataDir, 'event-history.ndjson')),
    accounts.length * regions.length,
  );

  const lake = createLake(seed.organization, () => world.state.eventDataStores);
  const world: World = {
    organization: seed.organization,
    habits: seed.habits,
    state: earlier ?? createSeedState(seed, options.seed, clockOffsetMs, Date.now() + clockOffsetMs),
    objects,
    rates,
    faults: createFaults(),
    eventHistory,
    lake,
    record(record, origin = 'workload') {
      delivery.collect(record, origin);
      eventHistory.add(record, origin);
      lake.ingest(record);
    },
    now: () => new Date(Date.now() + world.state.clockOffsetMs),
    save: () => stateFile.save(),
  };
  const stateFile = openStateFile(dataDir, () => world.state);
  if (earlier !== undefined && options.clock !== undefined) {
    // Never backwards: an instant played twice would make the same events twice.
    world.state.clockOffsetMs = Math.max(options.clock.getTime(), world.state.playedUntilMs) - Date.now();
  }

  const delivery = await openDelivery(world, dataDir);
  const workloads = createWorkloads(world, delivery, options);

  async function plant(): Promise<void> {
    await objects.clear();
    // What was done to another state, or to this one before it began anew, belongs to nobody here.
    await eventHistory.clear();
    lake.clear();
    await deliverHistory(world);
    world.state.isPlanted = true;
    await world.save();
  }

  if (!world.state.isPlanted) await plant();

  async function reset(): Promise<void> {
    await workloads.pause();
    try {
      const offset = world.state.clockOffsetMs;
      world.state = createSeedState(seed, options.seed, offset, Date.now() + offset);
      world.faults.clear();
      await delivery.forget();
      await world.save();
      await plant();
    } finally {
      workloads.start();
    }
  }

  let resetting: Promise<void> | undefined;
  let turn: Promise<unknown> = Promise.resolve();
  /** What stops the workloads and starts them again must not meet its like. */
  function inTurn<T>(act: () => Promise<T>): Promise<T> {
    const next = turn.catch(() => undefined).then(act);
    turn = next;
    return next;
  }

  const control: Control = {
    organization: seed.organization,
    faults: world.faults,
    // Two people who press the button at once get one reset.
    reset: () => {
      resetting ??= inTurn(reset).finally(() => {
        resetting = undefined;
      });
      return resetting;
    },
    mostForwardSeconds: MOST_FORWARD_SECONDS,
    forward: (seconds) =>
      inTurn(async () => {
        await workloads.forward(seconds * 1000);
        return world.now();
      }),
    health: () => ({
      status: 'ok',
      seed: world.state.seed,
      clock: world.now().toISOString(),
      trails: world.state.trails.length,
      faults: world.faults.list().length,
      ...workloads.totals(),
      ...delivery.totals(),
    }),
  };
  const server = createSandboxServer(world, control, options.latencyMs);
  await new Promise<void>((done, failed) => {
    server.once('error', failed);
    server.listen(options.port, '127.0.0.1', () => {
      server.off('error', failed);
      done();
    });
  });
  workloads.start();
  const progress = setInterval(() => {
    if (workloads.takeUnsaved()) saveProgress(world);
  }, PROGRESS_MS);

  return {
    organization: seed.organization,
    endpoint: `http://127.0.0.1:${getPort(server.address())}`,
    async close() {
      clearInterval(progress);
      const closed = new Promise((done) => server.close(done));
      server.closeIdleConnections();
      await turn.catch(() => undefined);
      await workloads.pause();
      await delivery.finish();
      await eventHistory.settle();
      await world.save();
      server.closeAllConnections();
      await closed;
    },
  };
}

function saveProgress(world: World): void {
  world.save().catch((error: unknown) => {
    process.stderr.write(`sandbox: the state could not be written: ${error}\n`);
  });
}

function getPort(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string') throw new Error('The server is not on a port.');
  return address.port;
}
