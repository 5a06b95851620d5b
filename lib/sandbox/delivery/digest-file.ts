import { createHash, createPrivateKey, sign } from 'node:crypto';
import { formatLogFolder } from '../../cloudtrail/log-key.ts';
import type { DigestChainState, SigningKeyState } from '../world/state.ts';
import type { LogFileHash } from './digest-ledger.ts';

/** One digest file before it is written (User Guide, cloudtrail-log-file-validation-digest-file-structure). */
export interface Digest {
  readonly accountId: string;
  readonly bucket: string;
  readonly key: string;
  /** Epoch milliseconds: the digest lists what was delivered from the one to the other. */
  readonly startTime: number;
  readonly endTime: number;
  readonly logFiles: readonly LogFileHash[];
  readonly previous: DigestChainState['previous'];
}

export interface SignedDigest {
  /** Not yet compressed: hash and signature are of this text. */
  readonly text: string;
  /** Hex. */
  readonly hash: string;
  /** Hex. */
  readonly signature: string;
}

export const SIGNATURE_ALGORITHM = 'SHA256withRSA';
const HASH_ALGORITHM = 'SHA-256';

export interface DigestName {
  readonly prefix?: string;
  readonly organizationId?: string;
  readonly accountId: string;
  readonly region: string;
  readonly trailName: string;
  readonly homeRegion: string;
  readonly endTime: number;
}

export function formatDigestKey(name: DigestName): string {
  const { accountId, region, trailName, homeRegion, endTime } = name;
  const folder = formatLogFolder({ ...name, kind: 'CloudTrail-Digest', time: new Date(endTime) });
  const compact = formatTime(endTime).replaceAll(/[-:]/g, '');
  return `${folder}${accountId}_CloudTrail-Digest_${region}_${trailName}_${homeRegion}_${compact}.json.gz`;
}

/** Members in the order of the User Guide's sample; those about the previous digest are null at the start of a chain. */
export function signDigest(digest: Digest, key: SigningKeyState): SignedDigest {
  const { previous, logFiles } = digest;
  const text = JSON.stringify({
    awsAccountId: digest.accountId,
    digestStartTime: formatTime(digest.startTime),
    digestEndTime: formatTime(digest.endTime),
    digestS3Bucket: digest.bucket,
    digestS3Object: digest.key,
    digestPublicKeyFingerprint: key.fingerprint,
    digestSignatureAlgorithm: SIGNATURE_ALGORITHM,
    newestEventTime: latest(logFiles.map(({ newestEventTime }) => newestEventTime)),
    oldestEventTime: earliest(logFiles.map(({ oldestEventTime }) => oldestEventTime)),
    previousDigestS3Bucket: previous?.bucket ?? null,
    previousDigestS3Object: previous?.key ?? null,
    previousDigestHashValue: previous?.hash ?? null,
    previousDigestHashAlgorithm: previous === undefined ? null : HASH_ALGORITHM,
    previousDigestSignature: previous?.signature ?? null,
    logFiles: logFiles.map(({ bucket, key: s3Object, hash, newestEventTime, oldestEventTime }) => ({
      s3Bucket: bucket,
      s3Object,
      hashValue: hash,
      hashAlgorithm: HASH_ALGORITHM,
      newestEventTime,
      oldestEventTime,
    })),
  });
  const hash = createHash('sha256').update(text).digest('hex');
  // cloudtrail-log-file-custom-validation, "Contents of the data signing string".
  const toSign = [
    formatTime(digest.endTime),
    `${digest.bucket}/${digest.key}`,
    hash,
    previous?.signature ?? 'null',
  ].join('\n');
  const privateKey = createPrivateKey({
    key: Buffer.from(key.privateKey, 'base64'),
    format: 'der',
    type: 'pkcs8',
  });
  return { text, hash, signature: sign('sha256', Buffer.from(toSign), privateKey).toString('hex') };
}

/** ISO 8601 texts in UTC and whole seconds sort by time. */
function latest(times: readonly string[]): string | null {
  return times.reduce<string | null>((found, time) => (found === null || time > found ? time : found), null);
}

function earliest(times: readonly string[]): string | null {
  return times.reduce<string | null>((found, time) => (found === null || time < found ? time : found), null);
}

export function formatTime(timeMs: number): string {
  return new Date(timeMs).toISOString().replace(/\.\d{3}Z$/, 'Z');
}
