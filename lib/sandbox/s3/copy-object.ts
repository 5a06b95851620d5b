import { fail, ok, type Result } from '../../result.ts';
import type { AwsError } from '../http/aws-error.ts';
import { getHeader, type SandboxRequest } from '../http/sandbox-request.ts';
import { computeChecksum, formatChecksums } from './checksum.ts';
import { checkConditions, formatEncryption } from './object-headers.ts';
import { readObjectInput } from './object-input.ts';
import type { StoredObject } from './object-store.ts';
import {
  invalidArgument,
  invalidRequest,
  NOT_IMPLEMENTED,
  noSuchBucket,
  noSuchKey,
  preconditionFailed,
} from './s3-error.ts';
import { type S3Operation, xmlResponse } from './s3-operation.ts';

/** Amazon S3 API Reference, "CopyObject". */
export const copyObject: S3Operation = async ({ world, request, bucket, key, authorize }) => {
  const source = parseCopySource(getHeader(request, 'x-amz-copy-source') ?? '');
  if (!source.ok) return source;
  const from = world.state.buckets.find(({ name }) => name === source.value.bucket);
  if (from === undefined) return fail(noSuchBucket(source.value.bucket));
  const access = authorize('s3:GetObject', { bucket: from, key: source.value.key });
  if (!access.ok) return access;
  const object = world.objects.findObject(from.name, source.value.key);
  if (object === undefined) return fail(noSuchKey(source.value.key));
  const conditions = checkSourceConditions(request, object);
  if (!conditions.ok) return conditions;

  const input = readObjectInput(request, bucket, key);
  if (!input.ok) return input;
  const directive = getHeader(request, 'x-amz-metadata-directive') ?? 'COPY';
  if (directive !== 'COPY' && directive !== 'REPLACE') {
    return fail(invalidArgument('Unknown metadata directive.', 'x-amz-metadata-directive', directive));
  }
  const isItself = from.name === bucket.name && source.value.key === key;
  const isSame = directive === 'COPY' && getHeader(request, 'x-amz-server-side-encryption') === undefined;
  if (isItself && isSame && getHeader(request, 'x-amz-storage-class') === undefined) {
    return fail(
      invalidRequest(
        "This copy request is illegal because it is trying to copy an object to itself without changing the object's metadata, storage class, website redirect location or encryption attributes.",
      ),
    );
  }
  const body = await world.objects.readBody(object);
  if (body === undefined) return fail(noSuchKey(source.value.key));
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

/** `bucket/key` or `/bucket/key`, percent-encoded. */
function parseCopySource(
  header: string,
): Result<{ readonly bucket: string; readonly key: string }, AwsError> {
  if (header.includes('?versionId='))
    return fail({ ...NOT_IMPLEMENTED, details: { Header: 'x-amz-copy-source' } });
  const [, bucket = '', encoded = ''] = /^\/?([^/]+)\/(.+)$/s.exec(header) ?? [];
  try {
    const key = decodeURIComponent(encoded.replaceAll('+', ' '));
    if (bucket !== '' && key !== '') return ok({ bucket: decodeURIComponent(bucket), key });
  } catch {
    // Falls through: broken percent-encoding names nothing.
  }
  return fail(
    invalidArgument(
      'Copy Source must mention the source bucket and key: sourcebucket/sourcekey',
      'x-amz-copy-source',
      header,
    ),
  );
}

/** The conditions of reads, under other names; what is not modified is a failure here. */
function checkSourceConditions(request: SandboxRequest, object: StoredObject): Result<undefined, AwsError> {
  const names = ['if-match', 'if-none-match', 'if-modified-since', 'if-unmodified-since'];
  const headers = Object.fromEntries(
    names.map((name) => [name, getHeader(request, `x-amz-copy-source-${name}`)]),
  );
  const outcome = checkConditions({ ...request, headers }, object);
  if (!outcome.ok) return outcome;
  return outcome.value === 'read'
    ? ok(undefined)
    : fail(preconditionFailed('x-amz-copy-source-If-None-Match'));
}
