import { fail, ok } from '../../result.ts';
import { formatChecksums, verifyChecksums } from './checksum.ts';
import { formatEncryption } from './object-headers.ts';
import { readObjectInput } from './object-input.ts';
import type { S3Operation } from './s3-operation.ts';
import { checkWriteConditions } from './write-conditions.ts';

/** Amazon S3 API Reference, "PutObject". */
export const putObject: S3Operation = async ({ world, request, bucket, key }) => {
  const input = readObjectInput(request, bucket, key);
  if (!input.ok) return input;
  const checksums = verifyChecksums(request);
  if (!checksums.ok) return checksums;
  const condition = checkWriteConditions(request, key, world.objects.findObject(bucket.name, key));
  if (!condition.ok) return fail(condition.error);
  const stored = await world.objects.putObject(bucket.name, {
    ...input.value,
    key,
    body: request.body,
    lastModified: world.now().getTime(),
    checksums: checksums.value,
  });
  return ok({
    status: 200,
    headers: {
      etag: `"${stored.etag}"`,
      ...formatEncryption(stored),
      ...formatChecksums(stored.checksums),
    },
  });
};
