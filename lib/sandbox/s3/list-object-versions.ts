import { fail, ok } from '../../result.ts';
import { listPage, positionAfter } from './list-page.ts';
import { formatEntry, readListQuery } from './list-query.ts';
import { invalidArgument } from './s3-error.ts';
import { type S3Operation, xmlResponse } from './s3-operation.ts';

/**
 * Amazon S3 API Reference, "ListObjectVersions". Objects here have one version, the one without an ID, as they do in
 * S3 where a bucket was never versioned; clients that empty a bucket ask for them.
 */
export const listObjectVersions: S3Operation = async ({ world, request: { query }, bucket }) => {
  const asked = readListQuery(query);
  if (!asked.ok) return asked;
  const { prefix, delimiter, maxKeys, limit, encoding, encode } = asked.value;
  const keyMarker = query.get('key-marker') ?? '';
  const idMarker = query.get('version-id-marker') ?? '';
  if (idMarker !== '' && keyMarker === '') {
    return fail(
      invalidArgument(
        'A version-id marker cannot be specified without a key marker.',
        'version-id-marker',
        idMarker,
      ),
    );
  }
  const page = listPage(world.objects.listKeys(bucket.name), {
    prefix,
    delimiter,
    maxKeys: limit,
    after: positionAfter(keyMarker, delimiter, prefix),
  });
  const objects = page.keys.flatMap((key) => world.objects.findObject(bucket.name, key) ?? []);
  return ok(
    xmlResponse('ListVersionsResult', {
      Name: bucket.name,
      Prefix: encode(prefix),
      KeyMarker: encode(keyMarker),
      VersionIdMarker: idMarker,
      ...(page.next === undefined
        ? {}
        : { NextKeyMarker: encode(page.next.text), NextVersionIdMarker: 'null' }),
      MaxKeys: maxKeys,
      ...(delimiter === '' ? {} : { Delimiter: encode(delimiter) }),
      IsTruncated: page.next !== undefined,
      EncodingType: encoding,
      Version: objects.map((object) => ({
        ...formatEntry(object, asked.value, bucket.accountId),
        VersionId: 'null',
        IsLatest: true,
      })),
      CommonPrefixes: page.commonPrefixes.map((text) => ({ Prefix: encode(text) })),
    }),
  );
};
