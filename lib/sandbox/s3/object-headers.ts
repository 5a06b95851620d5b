import { fail, ok, type Result } from '../../result.ts';
import type { AwsError } from '../http/aws-error.ts';
import { getHeader, type SandboxRequest } from '../http/sandbox-request.ts';
import type { StoredObject } from './object-store.ts';

export function formatObjectHeaders(object: StoredObject): Record<string, string> {
  const headers: Record<string, string> = {
    etag: `"${object.etag}"`,
    'last-modified': new Date(object.lastModified).toUTCString(),
    'accept-ranges': 'bytes',
    'content-type': object.contentType ?? 'binary/octet-stream',
  };
  if (object.contentEncoding !== undefined) headers['content-encoding'] = object.contentEncoding;
  Object.assign(headers, formatEncryption(object), object.headers);
  for (const [name, value] of Object.entries(object.metadata ?? {})) headers[`x-amz-meta-${name}`] = value;
  return headers;
}

/** Every object is encrypted, with keys of S3 where nobody named another. */
export function formatEncryption({ kmsKeyId }: Pick<StoredObject, 'kmsKeyId'>): Record<string, string> {
  return kmsKeyId === undefined
    ? { 'x-amz-server-side-encryption': 'AES256' }
    : {
        'x-amz-server-side-encryption': 'aws:kms',
        'x-amz-server-side-encryption-aws-kms-key-id': kmsKeyId,
      };
}

/** The conditions of RFC 9110 that S3 honours on reads. */
export function checkConditions(
  request: SandboxRequest,
  object: StoredObject,
): Result<'read' | 'not-modified', AwsError> {
  const etag = `"${object.etag}"`;
  const ifMatch = getHeader(request, 'if-match');
  if (ifMatch !== undefined && ifMatch !== '*' && ifMatch !== etag && ifMatch !== object.etag) {
    return fail({
      code: 'PreconditionFailed',
      message: 'At least one of the pre-conditions you specified did not hold',
      status: 412,
      details: { Condition: 'If-Match' },
    });
  }
  const ifNoneMatch = getHeader(request, 'if-none-match');
  const unchanged = ifNoneMatch === '*' || ifNoneMatch === etag || ifNoneMatch === object.etag;
  return ok(ifNoneMatch !== undefined && unchanged ? 'not-modified' : 'read');
}
