import { fail, ok } from '../../result.ts';
import { getHeader } from '../http/sandbox-request.ts';
import { parseByteRange } from './byte-range.ts';
import { readCopySource } from './copy-source.ts';
import { formatEncryption } from './object-headers.ts';
import { invalidArgument } from './s3-error.ts';
import { type S3Operation, xmlResponse } from './s3-operation.ts';
import { findUpload, partsOf, readPartNumber, toPartKey } from './upload.ts';

/** Amazon S3 API Reference, "UploadPartCopy": a part that is a piece of another object. */
export const uploadPartCopy: S3Operation = async (call) => {
  const { world, request } = call;
  const upload = findUpload(call);
  if (!upload.ok) return upload;
  const partNumber = readPartNumber(call);
  if (!partNumber.ok) return partNumber;
  const source = await readCopySource(call);
  if (!source.ok) return source;
  const { object, body } = source.value;
  const header = getHeader(request, 'x-amz-copy-source-range');
  const range = parseByteRange(header, object.size);
  const isWhole = header === undefined;
  if (!isWhole && (range === undefined || range === 'unsatisfiable' || !header.endsWith(`-${range.last}`))) {
    return fail(
      invalidArgument(
        'The x-amz-copy-source-range value must be of the form bytes=first-last where first and last are the zero-based offsets of the first and last bytes to copy',
        'x-amz-copy-source-range',
        header,
      ),
    );
  }
  const piece = typeof range === 'object' ? body.subarray(range.first, range.last + 1) : body;
  const part = await world.objects.putObject(partsOf(upload.value.uploadId), {
    key: toPartKey(partNumber.value),
    body: piece,
    lastModified: world.now().getTime(),
  });
  const response = xmlResponse('CopyPartResult', {
    LastModified: new Date(part.lastModified).toISOString(),
    ETag: `"${part.etag}"`,
  });
  const encryption = formatEncryption(upload.value.state.properties);
  return ok({ ...response, headers: { ...response.headers, ...encryption } });
};
