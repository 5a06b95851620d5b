import { ok } from '../../result.ts';
import { compareKeys } from './key-order.ts';
import { ownerOf } from './owner.ts';
import { type S3Operation, xmlResponse } from './s3-operation.ts';

const MAX_PAGE = 1000;

/** Amazon S3 API Reference, "ListMultipartUploads": by key, the earliest first. */
export const listMultipartUploads: S3Operation = async ({ request: { query }, bucket }) => {
  const prefix = query.get('prefix') ?? '';
  const keyMarker = query.get('key-marker') ?? '';
  const idMarker = query.get('upload-id-marker') ?? '';
  const found = Object.entries(bucket.uploads ?? {})
    .filter(([, { key }]) => key.startsWith(prefix))
    .sort(([, a], [, b]) => compareKeys(a.key, b.key) || a.initiatedTime - b.initiatedTime);
  const behind = found.findIndex(
    ([uploadId, { key }]) =>
      compareKeys(key, keyMarker) > 0 || (key === keyMarker && idMarker !== '' && uploadId === idMarker),
  );
  const start = keyMarker === '' ? 0 : behind === -1 ? found.length : behind;
  // The upload that the marker names was told already.
  const rest = found.slice(found[start]?.[0] === idMarker ? start + 1 : start);
  const page = rest.slice(0, MAX_PAGE);
  const owner = ownerOf(bucket.accountId);
  const last = page.at(-1);
  return ok(
    xmlResponse('ListMultipartUploadsResult', {
      Bucket: bucket.name,
      KeyMarker: keyMarker,
      UploadIdMarker: idMarker,
      ...(rest.length > page.length && last !== undefined
        ? { NextKeyMarker: last[1].key, NextUploadIdMarker: last[0] }
        : {}),
      ...(prefix === '' ? {} : { Prefix: prefix }),
      MaxUploads: MAX_PAGE,
      IsTruncated: rest.length > page.length,
      Upload: page.map(([uploadId, { key, initiatedTime, properties }]) => ({
        Key: key,
        UploadId: uploadId,
        Initiator: owner,
        Owner: owner,
        StorageClass: properties.headers?.['x-amz-storage-class'] ?? 'STANDARD',
        Initiated: new Date(initiatedTime).toISOString(),
      })),
    }),
  );
};
