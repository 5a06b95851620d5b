import { fail, ok } from '../../result.ts';
import { ownerOf } from './owner.ts';
import { invalidArgument } from './s3-error.ts';
import { type S3Operation, xmlResponse } from './s3-operation.ts';
import { findPart, findUpload, listPartKeys } from './upload.ts';

const MAX_PAGE = 1000;

/** Amazon S3 API Reference, "ListParts". */
export const listParts: S3Operation = async (call) => {
  const { world, request, bucket, key } = call;
  const upload = findUpload(call);
  if (!upload.ok) return upload;
  const { uploadId, state } = upload.value;
  const maxText = request.query.get('max-parts') ?? String(MAX_PAGE);
  const markerText = request.query.get('part-number-marker') ?? '0';
  if (!/^\d{1,10}$/.test(maxText)) {
    return fail(
      invalidArgument('Provided max-parts not an integer or within integer range', 'max-parts', maxText),
    );
  }
  if (!/^\d{1,10}$/.test(markerText)) {
    return fail(
      invalidArgument(
        'Provided part-number-marker not an integer or within integer range',
        'part-number-marker',
        markerText,
      ),
    );
  }
  const limit = Math.min(Number(maxText), MAX_PAGE);
  const numbers = listPartKeys(world, uploadId)
    .map(Number)
    .filter((partNumber) => partNumber > Number(markerText));
  const page = numbers.slice(0, limit);
  const owner = ownerOf(bucket.accountId);
  return ok(
    xmlResponse('ListPartsResult', {
      Bucket: bucket.name,
      Key: key,
      UploadId: uploadId,
      Initiator: owner,
      Owner: owner,
      StorageClass: state.properties.headers?.['x-amz-storage-class'] ?? 'STANDARD',
      PartNumberMarker: Number(markerText),
      NextPartNumberMarker: page.at(-1) ?? 0,
      MaxParts: limit,
      IsTruncated: numbers.length > page.length,
      Part: page.flatMap((partNumber) => {
        const part = findPart(world, uploadId, partNumber);
        if (part === undefined) return [];
        return [
          {
            PartNumber: partNumber,
            LastModified: new Date(part.lastModified).toISOString(),
            ETag: `"${part.etag}"`,
            Size: part.size,
          },
        ];
      }),
    }),
  );
};
