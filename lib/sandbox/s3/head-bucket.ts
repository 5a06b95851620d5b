import { ok } from '../../result.ts';
import type { S3Operation } from './s3-operation.ts';

export const headBucket: S3Operation = async ({ bucket }) =>
  ok({
    status: 200,
    headers: { 'x-amz-bucket-region': bucket.region, 'x-amz-access-point-alias': 'false' },
  });
