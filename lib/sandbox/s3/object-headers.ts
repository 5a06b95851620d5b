import { fail, ok, type Result } from '../../result.ts';
import type { AwsError } from '../http/aws-error.ts';
import { getHeader, type SandboxRequest } from '../http/sandbox-request.ts';
import { formatChecksums } from './checksum.ts';
import type { StoredObject } from './object-store.ts';
import { preconditionFailed } from './s3-error.ts';

/** `response-content-type` and its kin in the query of a signed request change what comes back. */
const OVERRIDABLE = [
  'cache-control',
  'content-disposition',
  'content-encoding',
  'content-language',
  'content-type',
  'expires',
];

export function formatObjectHeaders(request: SandboxRequest, object: StoredObject): Record<string, string> {
  const headers: Record<string, string> = {
    etag: `"${object.etag}"`,
    'last-modified': new Date(object.lastModified).toUTCString(),
    'accept-ranges': 'bytes',
    'content-type': object.contentType ?? 'binary/octet-stream',
    ...(object.contentEncoding === undefined ? {} : { 'content-encoding': object.contentEncoding }),
    ...object.headers,
    ...formatEncryption(object),
  };
  for (const [name, value] of Object.entries(object.metadata ?? {})) headers[`x-amz-meta-${name}`] = value;
  for (const name of OVERRIDABLE) {
    const value = request.query.get(`response-${name}`);
    if (value !== null && isHeaderValue(value)) headers[name] = value;
  }
  // A checksum is of the whole object, and would not be that of a part.
  const isWhole = getHeader(request, 'range') === undefined;
  if (isWhole && getHeader(request, 'x-amz-checksum-mode')?.toUpperCase() === 'ENABLED') {
    Object.assign(headers, formatChecksums(object.checksums));
  }
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

/** The conditions of RFC 9110 on reads, where tags of an object speak before its time. */
export function checkConditions(
  request: SandboxRequest,
  object: StoredObject,
): Result<'read' | 'not-modified', AwsError> {
  const ifMatch = getHeader(request, 'if-match');
  if (ifMatch !== undefined) {
    if (!namesEtag(ifMatch, object)) return fail(preconditionFailed('If-Match'));
  } else {
    const limit = readTime(request, 'if-unmodified-since');
    if (limit !== undefined && wholeSeconds(object) > limit) {
      return fail(preconditionFailed('If-Unmodified-Since'));
    }
  }
  const ifNoneMatch = getHeader(request, 'if-none-match');
  if (ifNoneMatch !== undefined) return ok(namesEtag(ifNoneMatch, object) ? 'not-modified' : 'read');
  const since = readTime(request, 'if-modified-since');
  return ok(since !== undefined && wholeSeconds(object) <= since ? 'not-modified' : 'read');
}

function namesEtag(header: string, { etag }: StoredObject): boolean {
  return header.split(',').some((item) => {
    const tag = item.trim().replace(/^W\//, '');
    return tag === '*' || tag === `"${etag}"` || tag === etag;
  });
}

/** Headers have whole seconds. */
function wholeSeconds({ lastModified }: StoredObject): number {
  return Math.floor(lastModified / 1000) * 1000;
}

function readTime(request: SandboxRequest, name: string): number | undefined {
  const time = Date.parse(getHeader(request, name) ?? '');
  return Number.isNaN(time) ? undefined : time;
}

/** Node refuses other characters in a header, and would drop the answer. */
function isHeaderValue(text: string): boolean {
  return /^[\t\x20-\x7e\x80-\xff]*$/.test(text);
}
