import { fail, ok } from '../../result.ts';
import { checkConditions, formatObjectHeaders } from './object-headers.ts';
import type { S3Operation } from './operations.ts';
import { noSuchKey } from './s3-error.ts';

export const headObject: S3Operation = async ({ world, request, bucket, key }) => {
  const object = world.objects.findObject(bucket.name, key);
  if (object === undefined) return fail(noSuchKey(key));
  const condition = checkConditions(request, object);
  if (!condition.ok) return condition;
  return ok({
    status: condition.value === 'not-modified' ? 304 : 200,
    headers: { ...formatObjectHeaders(object), 'content-length': String(object.size) },
  });
};
