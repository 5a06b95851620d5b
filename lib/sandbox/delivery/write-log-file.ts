import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { formatLogKey } from '../../cloudtrail/log-key.ts';
import { fail, ok, type Result } from '../../result.ts';
import { type DeliveryRefusal, findDeliveryRefusal } from '../s3/delivery-permission.ts';
import { ALPHANUMERIC, createRandom } from '../workload/random.ts';
import type { SandboxRecord } from '../workload/records.ts';
import type { World } from '../world/world.ts';
import type { LogFileHash } from './digest-ledger.ts';
import type { Fate } from './fate.ts';
import { cutIntoTexts, type PendingFile } from './pending-file.ts';
import { putTrailObject } from './put-trail-object.ts';

const gzipAsync = promisify(gzip);

/**
 * Writes the file, or the files that it is too large for, under the minute in which it is delivered. The hash is that
 * of the file as it was meant: damage on the way is for whoever validates to find.
 */
export async function writeLogFile(
  world: World,
  file: PendingFile,
  timeMs: number,
  { isTwice, damage }: Pick<Fate, 'isTwice' | 'damage'>,
): Promise<Result<readonly LogFileHash[], DeliveryRefusal>> {
  // The keys of one file differ in their last 16 characters alone, so one of them speaks for all.
  const refusal = findDeliveryRefusal(world, file.trail, [formatKey(world, file, file.records, timeMs, '')]);
  if (refusal !== undefined) {
    file.trail.latestDeliveryError[file.region] = refusal;
    return fail(refusal);
  }
  const written: LogFileHash[] = [];
  for (const { text, records } of cutIntoTexts(file.records)) {
    const body = await gzipAsync(text);
    for (const copy of isTwice ? ['', '/again'] : ['']) {
      const key = formatKey(world, file, records, timeMs, copy);
      await putTrailObject(world, file.trail, {
        key,
        body: damageBody(body, written.length === 0 ? damage : undefined),
        timeMs,
      });
      written.push({ ...toHash(text, records), bucket: file.trail.s3BucketName, key, deliveredTime: timeMs });
    }
  }
  const { latestDeliveryTime, latestDeliveryError } = file.trail;
  latestDeliveryTime[file.region] = Math.max(timeMs, latestDeliveryTime[file.region] ?? 0);
  delete latestDeliveryError[file.region];
  return ok(written);
}

function formatKey(
  world: World,
  { trail, accountId, region, kind }: PendingFile,
  records: readonly SandboxRecord[],
  timeMs: number,
  copy: string,
): string {
  return formatLogKey({
    ...(trail.s3KeyPrefix === undefined ? {} : { prefix: trail.s3KeyPrefix }),
    ...(trail.isOrganizationTrail ? { organizationId: world.organization.organizationId } : {}),
    accountId,
    kind,
    region,
    time: new Date(timeMs),
    suffix: createRandom(`${trail.trailARN}/${records[0]?.eventID}/${timeMs}${copy}`).text(ALPHANUMERIC, 16),
  });
}

function toHash(text: string, records: readonly SandboxRecord[]) {
  // ISO 8601 texts in UTC sort by time.
  const times = records.map(({ eventTime }) => eventTime).sort();
  return {
    hash: createHash('sha256').update(text).digest('hex'),
    newestEventTime: times.at(-1) ?? '',
    oldestEventTime: times[0] ?? '',
  };
}

/** Bytes that changed in the middle, where gzip's checksum finds them, or an end that never came. */
function damageBody(body: Buffer, damage: Fate['damage']): Buffer {
  if (damage === 'truncate') return body.subarray(0, Math.floor(body.length / 2));
  if (damage === 'corrupt') {
    const middle = Math.floor(body.length / 2);
    const damaged = Buffer.from(body);
    for (let index = middle; index < Math.min(middle + 8, damaged.length); index++) {
      damaged[index] = (damaged[index] ?? 0) ^ 0xff;
    }
    return damaged;
  }
  return body;
}
