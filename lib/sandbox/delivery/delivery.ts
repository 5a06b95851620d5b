import { join } from 'node:path';
import type { RecordOrigin } from '../event-history/event-history.ts';
import type { SandboxRecord } from '../workload/records.ts';
import type { TrailState } from '../world/state.ts';
import type { World } from '../world/world.ts';
import { createBacklog } from './backlog.ts';
import { beginDigestChains, deliverDigests, nameInLedger } from './deliver-digests.ts';
import { openDigestLedger } from './digest-ledger.ts';
import { expireLogFiles } from './expiry.ts';
import { decideFate, type Fate } from './fate.ts';
import { addToFile, type PendingFile } from './pending-file.ts';
import { isOwnDelivery, listRecordingTrails } from './recording-trails.ts';
import { writeLogFile } from './write-log-file.ts';

export interface Delivery {
  /** Hands the record to every trail that selects it as its selectors stand now. */
  collect(record: SandboxRecord, origin: RecordOrigin): void;
  /** Writes what was collected, and the digests that are due, into the trails' buckets. */
  deliver(): Promise<void>;
  /** The last delivery of this process: what was to come late comes now. */
  finish(): Promise<void>;
  /** Drops what was collected. */
  forget(): Promise<void>;
  totals(): { readonly files: number; readonly delivered: number };
}

const EXPIRY_MS = 120_000;
/**
 * Each delivery into a bucket that a trail watches is an event, whose delivery is one again. At AWS, which writes a
 * file about every five minutes, that makes a file every five minutes; so it does here, however often files are
 * written, since one that holds nothing else waits so long.
 */
const OWN_DELIVERIES_WAIT_MS = 5 * 60 * 1000;
const AS_IT_SHOULD: Fate = { lateMs: 0, isTwice: false };

export async function openDelivery(world: World, dataDir: string): Promise<Delivery> {
  const ledger = await openDigestLedger(join(dataDir, 'digest-ledger.ndjson'));
  const backlog = createBacklog();
  let pending = new Map<string, PendingFile>();
  let trails: readonly TrailState[] = [];
  let files = 0;
  let delivered = 0;
  let expiredAt = world.now().getTime();
  let lastTime = expiredAt;

  function takePending(nowMs: number): readonly PendingFile[] {
    const taken: PendingFile[] = [];
    const waiting = new Map<string, PendingFile>();
    for (const [name, file] of pending) {
      if (isToWait(file, nowMs)) waiting.set(name, file);
      else taken.push(file);
    }
    pending = waiting;
    return taken;
  }

  async function write(file: PendingFile, nowMs: number, fate: Fate): Promise<void> {
    const trail = world.state.trails.find(({ trailARN }) => trailARN === file.trail.trailARN);
    try {
      const written = await writeLogFile(world, { ...file, trail: trail ?? file.trail }, nowMs, fate);
      if (!written.ok) {
        // A trail that was deleted has nobody left to mend its bucket for.
        if (trail !== undefined) backlog.retry(file, nowMs);
        return;
      }
      files += written.value.length;
      delivered += file.records.length;
      if (trail?.digestChains[`${file.accountId}/${file.region}`] === undefined) return;
      const name = nameInLedger(trail, file.accountId, file.region);
      for (const entry of written.value) ledger.add(name, entry);
    } catch (error) {
      backlog.retry(file, nowMs);
      throw error;
    }
  }

  async function run(isLast: boolean): Promise<void> {
    const nowMs = world.now().getTime();
    // Whatever asked for a chain did so since the last time; nothing was delivered in between.
    const hasBegun = beginDigestChains(world, lastTime);
    lastTime = nowMs;
    const writing = backlog
      .takeDue(isLast ? undefined : nowMs)
      .map((file) => write(file, nowMs, AS_IT_SHOULD));
    for (const file of takePending(nowMs)) {
      const fate = decideFate(world, file);
      if (fate.lateMs > 0 && !isLast) backlog.hold(file, nowMs + fate.lateMs);
      else writing.push(write(file, nowMs, fate));
    }
    // Files do not wait for each other, and one that cannot be written does not keep the others back.
    const outcomes = await Promise.allSettled(writing);
    const known = new Set([...trails, ...world.state.trails]);
    const hasChanged = await deliverDigests(world, ledger, [...known], nowMs);
    trails = [...world.state.trails];
    await ledger.settle();
    if (hasBegun || hasChanged) await world.save();
    if (nowMs - expiredAt >= EXPIRY_MS) {
      expiredAt = nowMs;
      await expireLogFiles(world, nowMs);
    }
    const failed = outcomes.find(({ status }) => status === 'rejected');
    if (failed?.status === 'rejected') throw failed.reason;
  }

  return {
    collect(record, origin) {
      const isApiCall = origin === 'api';
      for (const trail of listRecordingTrails(world, record))
        addToFile(pending, trail, record, { isApiCall });
    },
    deliver: () => run(false),
    finish: () => run(true),
    async forget() {
      pending = new Map();
      trails = [];
      lastTime = world.now().getTime();
      backlog.clear();
      ledger.clear();
      await ledger.settle();
    },
    totals: () => ({ files, delivered }),
  };
}

function isToWait({ records }: PendingFile, nowMs: number): boolean {
  const [first] = records;
  return (
    first !== undefined &&
    nowMs - Date.parse(first.eventTime) < OWN_DELIVERIES_WAIT_MS &&
    records.every(isOwnDelivery)
  );
}
