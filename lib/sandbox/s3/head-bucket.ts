import { ok } from '../../result.ts';
import type { S3Operation } from './operations.ts';

export const headBucket: S3Operation = async ({ bucket }) =>
  ok({ status: 200, headers: { 'x-amz-bucket-region': bucket.region } });
