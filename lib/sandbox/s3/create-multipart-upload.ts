import { randomBytes } from 'node:crypto';
import { ok } from '../../result.ts';
import { formatEncryption } from './object-headers.ts';
import { readObjectInput } from './object-input.ts';
import { type S3Operation, xmlResponse } from './s3-operation.ts';

/** Amazon S3 API Reference, "CreateMultipartUpload". */
export const createMultipartUpload: S3Operation = async ({ world, request, bucket, key }) => {
  const properties = readObjectInput(request, bucket, key);
  if (!properties.ok) return properties;
  const uploadId = randomBytes(48).toString('base64url');
  bucket.uploads = {
    ...bucket.uploads,
    [uploadId]: { key, initiatedTime: world.now().getTime(), properties: properties.value },
  };
  await world.save();
  const response = xmlResponse('InitiateMultipartUploadResult', {
    Bucket: bucket.name,
    Key: key,
    UploadId: uploadId,
  });
  return ok({ ...response, headers: { ...response.headers, ...formatEncryption(properties.value) } });
};
