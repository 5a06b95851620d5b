import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import { isTrailIn, isTrailOf } from '../cloudtrail/trail-visibility.ts';
import { findDeliveryRefusal } from '../s3/delivery-permission.ts';
import type { DigestChainState, TrailState } from '../world/state.ts';
import type { World } from '../world/world.ts';
import { formatDigestKey, SIGNATURE_ALGORITHM, signDigest } from './digest-file.ts';
import type { DigestLedger } from './digest-ledger.ts';
import { putTrailObject } from './put-trail-object.ts';
import { getSigningKey } from './signing-keys.ts';

const gzipAsync = promisify(gzip);

const HOUR_MS = 60 * 60 * 1000;
/**
 * After the sandbox slept, or its clock was moved far ahead, digests are caught up for this many hours; the first of
 * them spans what lies before. AWS never sleeps, and so has one for every hour.
 */
const MOST_CAUGHT_UP = 24;

/** One chain of digests. */
interface Link {
  readonly trail: TrailState;
  readonly accountId: string;
  readonly region: string;
  readonly chain: DigestChainState;
}

export function nameInLedger({ trailARN }: TrailState, accountId: string, region: string): string {
  return `${trailARN} ${accountId}/${region}`;
}

/** Begins a chain for each account and Region of every trail that validates its log files. True where one began. */
export function beginDigestChains(world: World, startTime: number): boolean {
  let hasBegun = false;
  for (const trail of world.state.trails.filter(isValidating)) {
    for (const place of listPlaces(world, trail)) {
      if (trail.digestChains[place] !== undefined) continue;
      trail.digestChains[place] = {
        startTime,
        loggingSince: trail.startLoggingTime ?? 0,
      };
      hasBegun = true;
    }
  }
  return hasBegun;
}

/**
 * For whoever switches validation off: even where it is on again a moment later, another chain begins ("restarted by
 * disabling and then reenabling", User Guide, digest file structure).
 */
export function endDigestChains({ digestChains }: TrailState): TrailState['digestChains'] {
  return Object.fromEntries(
    Object.entries(digestChains).map(([place, chain]) => [place, { ...chain, hasEnded: true as const }]),
  );
}

/**
 * Writes the digests whose hour is over, and the last one of every chain that ends: "if logging is stopped or the
 * trail is deleted, CloudTrail will deliver a final digest file" (User Guide, digest file structure). True where a
 * chain has changed.
 */
export async function deliverDigests(
  world: World,
  ledger: DigestLedger,
  /** With those that were deleted since the last time. */
  trails: readonly TrailState[],
  nowMs: number,
): Promise<boolean> {
  let hasChanged = false;
  for (const trail of trails) {
    for (const [place, chain] of Object.entries(trail.digestChains)) {
      const [accountId = '', region = ''] = place.split('/');
      const link = { trail, accountId, region, chain };
      for (let end = findEnd(chain, nowMs); end !== undefined; end = findEnd(chain, nowMs)) {
        if (!(await writeDigest(world, ledger, link, end, nowMs))) break;
        hasChanged = true;
      }
      if (!hasEnded(world, link, place)) continue;
      // With what was delivered just now.
      const endTime = nowMs + 1;
      await writeDigest(world, ledger, link, endTime, nowMs);
      delete trail.digestChains[place];
      ledger.drop(nameInLedger(trail, accountId, region), Number.POSITIVE_INFINITY);
      hasChanged = true;
    }
  }
  return hasChanged;
}

function isValidating({ isLogging, logFileValidationEnabled }: TrailState): boolean {
  return isLogging && logFileValidationEnabled;
}

/** `111122223333/us-east-1`, for each account and Region that the trail records. */
function listPlaces(world: World, trail: TrailState): readonly string[] {
  const { accounts, regions } = world.organization;
  return accounts
    .filter(({ accountId }) => isTrailOf(world, trail, accountId))
    .flatMap(({ accountId }) =>
      regions.filter((region) => isTrailIn(trail, region)).map((region) => `${accountId}/${region}`),
    );
}

/** A trail that was stopped and started between two looks begins a new chain, as one that was stopped for a year. */
function hasEnded(world: World, { trail, chain }: Link, place: string): boolean {
  return (
    !world.state.trails.includes(trail) ||
    chain.hasEnded === true ||
    !isValidating(trail) ||
    chain.loggingSince !== (trail.startLoggingTime ?? 0) ||
    !listPlaces(world, trail).includes(place)
  );
}

/** Where the next digest ends; undefined while its hour is not over. */
function findEnd({ startTime }: DigestChainState, nowMs: number): number | undefined {
  const hours = Math.floor((nowMs - startTime) / HOUR_MS);
  return hours < 1 ? undefined : startTime + Math.max(1, hours - MOST_CAUGHT_UP + 1) * HOUR_MS;
}

/** False where the bucket does not take it; the trail's status then says why. */
async function writeDigest(
  world: World,
  ledger: DigestLedger,
  { trail, accountId, region, chain }: Link,
  endTime: number,
  nowMs: number,
): Promise<boolean> {
  const bucket = trail.s3BucketName;
  const key = formatDigestKey({
    ...(trail.s3KeyPrefix === undefined ? {} : { prefix: trail.s3KeyPrefix }),
    ...(trail.isOrganizationTrail ? { organizationId: world.organization.organizationId } : {}),
    accountId,
    region,
    trailName: trail.name,
    homeRegion: trail.homeRegion,
    endTime,
  });
  const refusal = findDeliveryRefusal(world, trail, [key]);
  if (refusal !== undefined) {
    trail.latestDigestDeliveryError[region] = refusal;
    return false;
  }
  const name = nameInLedger(trail, accountId, region);
  const { startTime, previous } = chain;
  // Network activity files among them: the User Guide promises a hash for every log file and names no kind.
  const logFiles = ledger.list(name, startTime, endTime);
  const signed = signDigest(
    { accountId, bucket, key, startTime, endTime, logFiles, previous },
    await getSigningKey(world, region, endTime),
  );
  await putTrailObject(world, trail, {
    key,
    body: await gzipAsync(signed.text),
    timeMs: nowMs,
    metadata: { signature: signed.signature, 'signature-algorithm': SIGNATURE_ALGORITHM },
  });
  chain.startTime = endTime;
  chain.previous = { bucket, key, hash: signed.hash, signature: signed.signature };
  ledger.drop(name, endTime);
  trail.latestDigestDeliveryTime[region] = nowMs;
  delete trail.latestDigestDeliveryError[region];
  return true;
}
