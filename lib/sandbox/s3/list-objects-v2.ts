import { fail, ok } from '../../result.ts';
import { formatXml } from '../http/xml.ts';
import { lowerBound, prefixEnd, upperBound } from './key-order.ts';
import type { StoredObject } from './object-store.ts';
import type { S3Operation } from './operations.ts';
import { invalidArgument } from './s3-error.ts';
import { S3_NAMESPACE } from './s3-namespace.ts';

const MAX_PAGE = 1000;

/** Amazon S3 API Reference, "ListObjectsV2". */
export const listObjectsV2: S3Operation = async ({ world, request, bucket }) => {
  const { query } = request;
  if (query.get('list-type') !== '2') {
    return fail(invalidArgument('Invalid List Type', 'list-type', query.get('list-type') ?? ''));
  }
  const encoding = query.get('encoding-type') ?? undefined;
  if (encoding !== undefined && encoding !== 'url') {
    return fail(invalidArgument('Invalid Encoding Method specified in Request', 'encoding-type', encoding));
  }
  const maxKeysText = query.get('max-keys') ?? String(MAX_PAGE);
  if (!/^\d{1,10}$/.test(maxKeysText)) {
    return fail(
      invalidArgument('Provided max-keys not an integer or within integer range', 'max-keys', maxKeysText),
    );
  }
  const maxKeys = Math.min(Number(maxKeysText), MAX_PAGE);
  const prefix = query.get('prefix') ?? '';
  const delimiter = query.get('delimiter') ?? '';
  const startAfter = query.get('start-after') ?? undefined;
  const token = query.get('continuation-token') ?? undefined;
  const resume = token === undefined ? undefined : parseToken(token);
  if (token !== undefined && resume === undefined) {
    return fail(invalidArgument('The continuation token provided is incorrect', 'continuation-token', token));
  }

  const keys = world.objects.listKeys(bucket.name);
  const after = startAfter === undefined ? undefined : ({ kind: 'key', text: startAfter } as const);
  const page = listPage(keys, { prefix, delimiter, maxKeys, after: resume ?? after });
  const encode = encoding === 'url' ? encodeKey : (text: string) => text;
  const objects = page.keys.flatMap((key) => world.objects.findObject(bucket.name, key) ?? []);
  return ok({
    status: 200,
    headers: { 'content-type': 'application/xml' },
    body: formatXml('ListBucketResult', S3_NAMESPACE, {
      Name: bucket.name,
      Prefix: encode(prefix),
      ...(delimiter === '' ? {} : { Delimiter: encode(delimiter) }),
      ...(startAfter === undefined ? {} : { StartAfter: encode(startAfter) }),
      ...(token === undefined ? {} : { ContinuationToken: token }),
      MaxKeys: Number(maxKeysText),
      KeyCount: page.keys.length + page.commonPrefixes.length,
      IsTruncated: page.next !== undefined,
      NextContinuationToken: page.next === undefined ? undefined : formatToken(page.next),
      EncodingType: encoding,
      Contents: objects.map((object) => formatEntry(object, encode)),
      CommonPrefixes: page.commonPrefixes.map((text) => ({ Prefix: encode(text) })),
    }),
  });
};

interface Listing {
  readonly prefix: string;
  readonly delimiter: string;
  readonly maxKeys: number;
  readonly after: Position | undefined;
}

/** The last thing told: a key, or a common prefix, of which everything is then behind us. */
interface Position {
  readonly kind: 'key' | 'common-prefix';
  readonly text: string;
}

interface Page {
  readonly keys: readonly string[];
  readonly commonPrefixes: readonly string[];
  /** Where the next page begins, where there is one. */
  readonly next: Position | undefined;
}

/** One page; a common prefix is told once and its keys are leapt over, not walked. */
export function listPage(keys: readonly string[], { prefix, delimiter, maxKeys, after }: Listing): Page {
  const found: string[] = [];
  const commonPrefixes: string[] = [];
  let index = lowerBound(keys, prefix);
  if (after !== undefined) {
    const behind = after.kind === 'key' ? upperBound : prefixEnd;
    index = Math.max(index, behind(keys, after.text));
  }
  let last: Position | undefined;
  for (;;) {
    const key = keys[index];
    if (key === undefined || !key.startsWith(prefix) || maxKeys === 0) {
      return { keys: found, commonPrefixes, next: undefined };
    }
    if (found.length + commonPrefixes.length === maxKeys) {
      return { keys: found, commonPrefixes, next: last };
    }
    const cut = delimiter === '' ? -1 : key.indexOf(delimiter, prefix.length);
    if (cut === -1) {
      found.push(key);
      last = { kind: 'key', text: key };
      index += 1;
    } else {
      const common = key.slice(0, cut + delimiter.length);
      commonPrefixes.push(common);
      last = { kind: 'common-prefix', text: common };
      index = prefixEnd(keys, common);
    }
  }
}

function formatEntry(object: StoredObject, encode: (text: string) => string) {
  return {
    Key: encode(object.key),
    LastModified: new Date(object.lastModified).toISOString(),
    ETag: `"${object.etag}"`,
    Size: object.size,
    StorageClass: 'STANDARD',
  };
}

/** As S3 does it: everything but unreserved characters and the slash. */
function encodeKey(text: string): string {
  return encodeURIComponent(text.toWellFormed())
    .replace(/[!'()]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`)
    .replaceAll('%2F', '/')
    .replaceAll('%20', '+');
}

function formatToken({ kind, text }: Position): string {
  return `${kind === 'key' ? 1 : 2}${Buffer.from(text, 'utf8').toString('base64')}`;
}

function parseToken(token: string): Position | undefined {
  if (!/^[12][A-Za-z0-9+/]+={0,2}$/.test(token)) return undefined;
  const text = Buffer.from(token.slice(1), 'base64').toString('utf8');
  return { kind: token.startsWith('1') ? 'key' : 'common-prefix', text };
}
