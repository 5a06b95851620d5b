import { ok } from '../../result.ts';
import { type S3Operation, xmlResponse } from './s3-operation.ts';

/** us-east-1 is told by an empty element, as it was before Regions had names. */
export const getBucketLocation: S3Operation = async ({ bucket }) =>
  ok(xmlResponse('LocationConstraint', bucket.region === 'us-east-1' ? undefined : bucket.region));
