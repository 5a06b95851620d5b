import { fail, ok } from '../../result.ts';
import { getHeader } from '../http/sandbox-request.ts';
import { computeChecksum, formatChecksums } from './checksum.ts';
import { readCopySource } from './copy-source.ts';
import { formatEncryption } from './object-headers.ts';
import { readObjectInput } from './object-input.ts';
import { invalidArgument, invalidRequest } from './s3-error.ts';
import { type S3Operation, xmlResponse } from './s3-operation.ts';

/** Amazon S3 API Reference, "CopyObject". */
export const copyObject: S3Operation = async (call) => {
  const { world, request, bucket, key } = call;
  const source = await readCopySource(call);
  if (!source.ok) return source;
  const { object, body } = source.value;
  const input = readObjectInput(request, bucket, key);
  if (!input.ok) return input;
  const directive = getHeader(request, 'x-amz-metadata-directive') ?? 'COPY';
  if (directive !== 'COPY' && directive !== 'REPLACE') {
    return fail(invalidArgument('Unknown metadata directive.', 'x-amz-metadata-directive', directive));
  }
  const isItself = source.value.bucketName === bucket.name && object.key === key;
  const isSame = directive === 'COPY' && getHeader(request, 'x-amz-server-side-encryption') === undefined;
  if (isItself && isSame && getHeader(request, 'x-amz-storage-class') === undefined) {
    return fail(
      invalidRequest(
        "This copy request is illegal because it is trying to copy an object to itself without changing the object's metadata, storage class, website redirect location or encryption attributes.",
      ),
    );
  }
  const { contentType, contentEncoding, headers, metadata } = object;
  const { kmsKeyId } = input.value;
  const properties =
    directive === 'REPLACE'
      ? input.value
      : {
          ...(contentType === undefined ? {} : { contentType }),
          ...(contentEncoding === undefined ? {} : { contentEncoding }),
          ...(headers === undefined ? {} : { headers }),
          ...(metadata === undefined ? {} : { metadata }),
          ...(kmsKeyId === undefined ? {} : { kmsKeyId }),
        };
  const stored = await world.objects.putObject(bucket.name, {
    ...properties,
    key,
    body,
    lastModified: world.now().getTime(),
    checksums: object.checksums ?? computeChecksum(body),
  });
  const response = xmlResponse('CopyObjectResult', {
    LastModified: new Date(stored.lastModified).toISOString(),
    ETag: `"${stored.etag}"`,
  });
  return ok({
    ...response,
    headers: { ...response.headers, ...formatEncryption(stored), ...formatChecksums(stored.checksums) },
  });
};
