import { fail, ok, type Result } from '../../result.ts';
import type { AwsError } from '../http/aws-error.ts';
import { getHeader, type SandboxRequest } from '../http/sandbox-request.ts';
import { checkConditions } from './object-headers.ts';
import type { StoredObject } from './object-store.ts';
import { invalidArgument, NOT_IMPLEMENTED, noSuchBucket, noSuchKey, preconditionFailed } from './s3-error.ts';
import type { S3Call } from './s3-operation.ts';

export interface CopySource {
  readonly bucketName: string;
  readonly object: StoredObject;
  readonly body: Buffer;
}

/** The object that a request copies from, where the caller may read it and the conditions hold. */
export async function readCopySource({
  world,
  request,
  authorize,
}: S3Call): Promise<Result<CopySource, AwsError>> {
  const source = parseCopySource(getHeader(request, 'x-amz-copy-source') ?? '');
  if (!source.ok) return source;
  const { bucket, key } = source.value;
  const from = world.state.buckets.find(({ name }) => name === bucket);
  if (from === undefined) return fail(noSuchBucket(bucket));
  const access = authorize('s3:GetObject', { bucket: from, key });
  if (!access.ok) return access;
  const object = world.objects.findObject(from.name, key);
  if (object === undefined) return fail(noSuchKey(key));
  const conditions = checkSourceConditions(request, object);
  if (!conditions.ok) return conditions;
  const body = await world.objects.readBody(object);
  return body === undefined ? fail(noSuchKey(key)) : ok({ bucketName: from.name, object, body });
}

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
