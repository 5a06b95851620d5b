import { ok } from '../../result.ts';
import { formatXml } from '../http/xml.ts';
import type { S3Operation } from './operations.ts';
import { S3_NAMESPACE } from './s3-namespace.ts';

/** us-east-1 is told by an empty element, as it was before Regions had names. */
export const getBucketLocation: S3Operation = async ({ bucket }) =>
  ok({
    status: 200,
    headers: { 'content-type': 'application/xml' },
    body: formatXml(
      'LocationConstraint',
      S3_NAMESPACE,
      bucket.region === 'us-east-1' ? undefined : bucket.region,
    ),
  });
