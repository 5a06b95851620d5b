import { ok } from '../../result.ts';
import { formatChecksums, verifyChecksums } from './checksum.ts';
import { formatEncryption } from './object-headers.ts';
import type { S3Operation } from './s3-operation.ts';
import { findUpload, partsOf, readPartNumber, toPartKey } from './upload.ts';

/** Amazon S3 API Reference, "UploadPart": a part that comes twice replaces the first. */
export const uploadPart: S3Operation = async (call) => {
  const { world, request } = call;
  const upload = findUpload(call);
  if (!upload.ok) return upload;
  const partNumber = readPartNumber(call);
  if (!partNumber.ok) return partNumber;
  const checksums = verifyChecksums(request);
  if (!checksums.ok) return checksums;
  const { uploadId, state } = upload.value;
  const { etag } = await world.objects.putObject(partsOf(uploadId), {
    key: toPartKey(partNumber.value),
    body: request.body,
    lastModified: world.now().getTime(),
  });
  const { 'x-amz-checksum-type': _type, ...headers } = formatChecksums(checksums.value);
  return ok({
    status: 200,
    headers: { etag: `"${etag}"`, ...headers, ...formatEncryption(state.properties) },
  });
};
