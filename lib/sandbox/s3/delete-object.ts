import { ok } from '../../result.ts';
import { NO_CONTENT, type S3Operation } from './s3-operation.ts';

/** What is not there is deleted as well. */
export const deleteObject: S3Operation = async ({ world, bucket, key }) => {
  await world.objects.removeObjects(bucket.name, [key]);
  return ok(NO_CONTENT);
};
