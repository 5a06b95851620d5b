import { fail, ok } from '../../result.ts';
import { listPage, type Position } from './list-page.ts';
import { formatEntry, readListQuery } from './list-query.ts';
import { invalidArgument } from './s3-error.ts';
import { type S3Operation, xmlResponse } from './s3-operation.ts';

/** Amazon S3 API Reference, "ListObjectsV2". */
export const listObjectsV2: S3Operation = async ({ world, request: { query }, bucket }) => {
  if (query.get('list-type') !== '2') {
    return fail(invalidArgument('Invalid List Type', 'list-type', query.get('list-type') ?? ''));
  }
  const asked = readListQuery(query);
  if (!asked.ok) return asked;
  const { prefix, delimiter, maxKeys, limit, encoding, encode } = asked.value;
  const startAfter = query.get('start-after') ?? undefined;
  const token = query.get('continuation-token') ?? undefined;
  const resume = token === undefined ? undefined : parseToken(token);
  if (token !== undefined && resume === undefined) {
    return fail(invalidArgument('The continuation token provided is incorrect', 'continuation-token', token));
  }
  const after = startAfter === undefined ? undefined : ({ kind: 'key', text: startAfter } as const);
  const keys = world.objects.listKeys(bucket.name);
  const page = listPage(keys, { prefix, delimiter, maxKeys: limit, after: resume ?? after });
  const objects = page.keys.flatMap((key) => world.objects.findObject(bucket.name, key) ?? []);
  const ownerId = query.get('fetch-owner') === 'true' ? bucket.accountId : undefined;
  return ok(
    xmlResponse('ListBucketResult', {
      Name: bucket.name,
      Prefix: encode(prefix),
      ...(delimiter === '' ? {} : { Delimiter: encode(delimiter) }),
      ...(startAfter === undefined ? {} : { StartAfter: encode(startAfter) }),
      ...(token === undefined ? {} : { ContinuationToken: token }),
      MaxKeys: maxKeys,
      KeyCount: page.keys.length + page.commonPrefixes.length,
      IsTruncated: page.next !== undefined,
      NextContinuationToken: page.next === undefined ? undefined : formatToken(page.next),
      EncodingType: encoding,
      Contents: objects.map((object) => formatEntry(object, asked.value, ownerId)),
      CommonPrefixes: page.commonPrefixes.map((text) => ({ Prefix: encode(text) })),
    }),
  );
};

function formatToken({ kind, text }: Position): string {
  return `${kind === 'key' ? 1 : 2}${Buffer.from(text, 'utf8').toString('base64')}`;
}

function parseToken(token: string): Position | undefined {
  if (!/^[12][A-Za-z0-9+/]+={0,2}$/.test(token)) return undefined;
  const text = Buffer.from(token.slice(1), 'base64').toString('utf8');
  return { kind: token.startsWith('1') ? 'key' : 'common-prefix', text };
}
