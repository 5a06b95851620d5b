import { fail, ok, type Result } from '../../result.ts';
import type { AwsError } from '../http/aws-error.ts';
import type { XmlValue } from '../http/xml.ts';
import type { StoredObject } from './object-store.ts';
import { ownerOf } from './owner.ts';
import { invalidArgument } from './s3-error.ts';

const MAX_PAGE = 1000;

/** What both versions of ListObjects ask alike. */
export interface ListQuery {
  readonly prefix: string;
  readonly delimiter: string;
  /** As asked for; pages hold at most `limit`. */
  readonly maxKeys: number;
  readonly limit: number;
  readonly encoding: 'url' | undefined;
  encode(text: string): string;
}

export function readListQuery(query: URLSearchParams): Result<ListQuery, AwsError> {
  const encoding = query.get('encoding-type') ?? undefined;
  if (encoding !== undefined && encoding !== 'url') {
    return fail(invalidArgument('Invalid Encoding Method specified in Request', 'encoding-type', encoding));
  }
  const maxKeys = query.get('max-keys') || String(MAX_PAGE);
  if (!/^\d{1,10}$/.test(maxKeys) || Number(maxKeys) > 2_147_483_647) {
    return fail(
      invalidArgument('Provided max-keys not an integer or within integer range', 'max-keys', maxKeys),
    );
  }
  return ok({
    prefix: query.get('prefix') ?? '',
    delimiter: query.get('delimiter') ?? '',
    maxKeys: Number(maxKeys),
    limit: Math.min(Number(maxKeys), MAX_PAGE),
    encoding,
    encode: encoding === 'url' ? encodeKey : (text) => text,
  });
}

export function formatEntry(
  object: StoredObject,
  { encode }: ListQuery,
  ownerId: string | undefined,
): Readonly<Record<string, XmlValue>> {
  const [algorithm] = Object.keys(object.checksums ?? {});
  return {
    Key: encode(object.key),
    LastModified: new Date(object.lastModified).toISOString(),
    ETag: `"${object.etag}"`,
    ...(algorithm === undefined
      ? {}
      : { ChecksumAlgorithm: algorithm.toUpperCase(), ChecksumType: 'FULL_OBJECT' }),
    Size: object.size,
    ...(ownerId === undefined ? {} : { Owner: ownerOf(ownerId) }),
    StorageClass: object.headers?.['x-amz-storage-class'] ?? 'STANDARD',
  };
}

/** As S3 does it: everything but unreserved characters and the slash. */
function encodeKey(text: string): string {
  return encodeURIComponent(text.toWellFormed())
    .replace(/[!'()]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)
    .replaceAll('%2F', '/')
    .replaceAll('%20', '+');
}
