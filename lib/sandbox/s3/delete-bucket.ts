import { fail, ok } from '../../result.ts';
import { NO_CONTENT, type S3Operation } from './s3-operation.ts';
import { listPartKeys, partsOf } from './upload.ts';

export const deleteBucket: S3Operation = async ({ world, bucket }) => {
  if (world.objects.listKeys(bucket.name).length > 0) {
    return fail({
      code: 'BucketNotEmpty',
      message: 'The bucket you tried to delete is not empty',
      status: 409,
      details: { BucketName: bucket.name },
    });
  }
  for (const uploadId of Object.keys(bucket.uploads ?? {})) {
    await world.objects.removeObjects(partsOf(uploadId), listPartKeys(world, uploadId));
  }
  world.state.buckets = world.state.buckets.filter(({ name }) => name !== bucket.name);
  await world.save();
  return ok(NO_CONTENT);
};
