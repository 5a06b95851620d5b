import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { formatLogKey, type LogKind } from '../../cloudtrail/log-key.ts';
import { matchesSelectorSet } from '../../cloudtrail/selector-match.ts';
import { isTrailIn, isTrailOf } from '../cloudtrail/trail-visibility.ts';
import { ALPHANUMERIC, createRandom } from '../workload/random.ts';
import type { SandboxRecord } from '../workload/records.ts';
import type { TrailState } from '../world/state.ts';
import type { World } from '../world/world.ts';
import { expireLogFiles } from './expiry.ts';

const gzipAsync = promisify(gzip);

/** One file's worth: a trail, an account, a Region and a kind of log. */
export interface LogBatch {
  readonly trailARN: string;
  readonly accountId: string;
  readonly region: string;
  readonly kind: LogKind;
  readonly records: SandboxRecord[];
}

export interface Delivery {
  /** Hands the record to every trail that selects it as its selectors stand now. */
  collect(record: SandboxRecord): void;
  /** Writes what was collected into the trails' buckets. */
  deliver(): Promise<void>;
  /** Drops what was collected. */
  forget(): void;
  totals(): { readonly files: number; readonly delivered: number };
}

const EXPIRY_MS = 120_000;

export function createDelivery(world: World): Delivery {
  let pending = new Map<string, LogBatch>();
  let files = 0;
  let delivered = 0;
  let expiredAt = world.now().getTime();

  return {
    collect(record) {
      for (const trail of listRecordingTrails(world, record)) addToBatch(pending, trail, record);
    },

    async deliver() {
      const batches = pending;
      pending = new Map();
      const now = world.now().getTime();
      // Files do not wait for each other, and one that cannot be written does not keep the others back.
      const outcomes = await Promise.allSettled(
        [...batches.values()].map(async (batch) => {
          if (!(await writeLogFile(world, batch, now))) return;
          files += 1;
          delivered += batch.records.length;
        }),
      );
      if (now - expiredAt >= EXPIRY_MS) {
        expiredAt = now;
        await expireLogFiles(world, now);
      }
      const failed = outcomes.find(({ status }) => status === 'rejected');
      if (failed?.status === 'rejected') throw failed.reason;
    },

    forget() {
      pending = new Map();
    },
    totals: () => ({ files, delivered }),
  };
}

export function listRecordingTrails(world: World, record: SandboxRecord): readonly TrailState[] {
  return world.state.trails.filter(
    (trail) =>
      trail.isLogging &&
      isTrailIn(trail, record.awsRegion) &&
      isTrailOf(world, trail, record.recipientAccountId) &&
      matchesSelectorSet(trail.selectors, record),
  );
}

export function addToBatch(
  batches: Map<string, LogBatch>,
  trail: TrailState,
  record: SandboxRecord,
  window = '',
): void {
  const kind = record.eventCategory === 'NetworkActivity' ? 'CloudTrail-NetworkActivity' : 'CloudTrail';
  const name = [trail.trailARN, record.recipientAccountId, record.awsRegion, kind, window].join(' ');
  const batch = batches.get(name);
  if (batch !== undefined) {
    batch.records.push(record);
    return;
  }
  batches.set(name, {
    trailARN: trail.trailARN,
    accountId: record.recipientAccountId,
    region: record.awsRegion,
    kind,
    records: [record],
  });
}

/** False where the trail is gone or its bucket does not take the file; the trail's status then says why. */
export async function writeLogFile(world: World, batch: LogBatch, timeMs: number): Promise<boolean> {
  const trail = world.state.trails.find(({ trailARN }) => trailARN === batch.trailARN);
  if (trail === undefined) return false;
  if (!world.state.buckets.some(({ name }) => name === trail.s3BucketName)) {
    trail.latestDeliveryError[batch.region] = 'NoSuchBucket';
    return false;
  }
  const { accountId, region, kind, records } = batch;
  const key = formatLogKey({
    ...(trail.s3KeyPrefix === undefined ? {} : { prefix: trail.s3KeyPrefix }),
    ...(trail.isOrganizationTrail ? { organizationId: world.organization.organizationId } : {}),
    accountId,
    kind,
    region,
    time: new Date(timeMs),
    suffix: createRandom(`${trail.trailARN}/${records[0]?.eventID}/${timeMs}`).text(ALPHANUMERIC, 16),
  });
  await world.objects.putObject(trail.s3BucketName, {
    key,
    body: await gzipAsync(JSON.stringify({ Records: records })),
    lastModified: timeMs,
    contentType: 'application/json',
    contentEncoding: 'gzip',
  });
  trail.latestDeliveryTime[region] = Math.max(timeMs, trail.latestDeliveryTime[region] ?? 0);
  delete trail.latestDeliveryError[region];
  return true;
}
