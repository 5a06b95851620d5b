import { ok } from '../../result.ts';
import { listPage, positionAfter } from './list-page.ts';
import { formatEntry, readListQuery } from './list-query.ts';
import { type S3Operation, xmlResponse } from './s3-operation.ts';

/** Amazon S3 API Reference, "ListObjects", the first version: it goes on behind a marker that the client names. */
export const listObjects: S3Operation = async ({ world, request: { query }, bucket }) => {
  const asked = readListQuery(query);
  if (!asked.ok) return asked;
  const { prefix, delimiter, maxKeys, limit, encoding, encode } = asked.value;
  const marker = query.get('marker') ?? '';
  const keys = world.objects.listKeys(bucket.name);
  const page = listPage(keys, {
    prefix,
    delimiter,
    maxKeys: limit,
    after: positionAfter(marker, delimiter, prefix),
  });
  const objects = page.keys.flatMap((key) => world.objects.findObject(bucket.name, key) ?? []);
  return ok(
    xmlResponse('ListBucketResult', {
      Name: bucket.name,
      Prefix: encode(prefix),
      Marker: encode(marker),
      // Without a delimiter the last key says it all.
      ...(page.next === undefined || delimiter === '' ? {} : { NextMarker: encode(page.next.text) }),
      MaxKeys: maxKeys,
      ...(delimiter === '' ? {} : { Delimiter: encode(delimiter) }),
      IsTruncated: page.next !== undefined,
      EncodingType: encoding,
      Contents: objects.map((object) => formatEntry(object, asked.value, bucket.accountId)),
      CommonPrefixes: page.commonPrefixes.map((text) => ({ Prefix: encode(text) })),
    }),
  );
};
