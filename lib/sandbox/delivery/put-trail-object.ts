import type { TrailState } from '../world/state.ts';
import type { World } from '../world/world.ts';
import { toOwnDeliveryRecord } from './own-delivery.ts';

interface TrailObject {
  readonly key: string;
  /** Compressed. */
  readonly body: Buffer;
  /** Epoch milliseconds. */
  readonly timeMs: number;
  readonly metadata?: Readonly<Record<string, string>>;
}

/** CloudTrail's own PutObject, which is a data event like any other. The bucket is there and takes the object. */
export async function putTrailObject(
  world: World,
  { s3BucketName, kmsKeyId }: TrailState,
  { key, body, timeMs, metadata }: TrailObject,
): Promise<void> {
  await world.objects.putObject(s3BucketName, {
    key,
    body,
    lastModified: timeMs,
    contentType: 'application/json',
    contentEncoding: 'gzip',
    // Digests too: "Digests are SSE-KMS as well" since May 2025 (User Guide, document history).
    ...(kmsKeyId === undefined ? {} : { kmsKeyId }),
    expires: true,
    ...(metadata === undefined ? {} : { metadata }),
  });
  const bucket = world.state.buckets.find(({ name }) => name === s3BucketName);
  if (bucket !== undefined) world.record(toOwnDeliveryRecord(bucket, key, timeMs));
}
