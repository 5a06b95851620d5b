import { fail, ok, type Result } from '../../result.ts';
import type { AwsError } from '../http/aws-error.ts';
import type { StoredObject } from './object-store.ts';
import { ACCESS_DENIED, noSuchKey } from './s3-error.ts';
import type { S3Call } from './s3-operation.ts';

/** Whoever may not list a bucket does not learn either that a key is not there. */
export function findObject({ world, bucket, key, authorize }: S3Call): Result<StoredObject, AwsError> {
  const object = world.objects.findObject(bucket.name, key);
  if (object !== undefined) return ok(object);
  return fail(authorize('s3:ListBucket', { bucket }).ok ? noSuchKey(key) : ACCESS_DENIED);
}
