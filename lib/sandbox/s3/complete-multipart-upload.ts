import { createHash } from 'node:crypto';
import { fail, ok, type Result } from '../../result.ts';
import type { AwsError } from '../http/aws-error.ts';
import type { World } from '../world/world.ts';
import { computeChecksum } from './checksum.ts';
import { formatEncryption } from './object-headers.ts';
import type { StoredObject } from './object-store.ts';
import { findText, parseXml } from './parse-xml.ts';
import { MALFORMED_XML } from './s3-error.ts';
import { type S3Call, type S3Operation, xmlResponse } from './s3-operation.ts';
import { findPart, findUpload, removeUpload } from './upload.ts';
import { checkWriteConditions } from './write-conditions.ts';

const LEAST_PART_BYTES = 5 * 1024 * 1024;
/** AWS takes terabytes; here the object is put together in memory. */
const MOST_BYTES = 512 * 1024 * 1024;

/** Amazon S3 API Reference, "CompleteMultipartUpload". */
export const completeMultipartUpload: S3Operation = async (call) => {
  const { world, request, bucket, key } = call;
  const upload = findUpload(call);
  if (!upload.ok) return upload;
  const { uploadId, state } = upload.value;
  const parts = readParts(world, uploadId, request.body.toString('utf8'));
  if (!parts.ok) return parts;
  const condition = checkWriteConditions(request, key, world.objects.findObject(bucket.name, key));
  if (!condition.ok) return condition;
  const bodies = await Promise.all(parts.value.map((part) => world.objects.readBody(part)));
  const body = Buffer.concat(bodies.filter((part) => part !== undefined));
  const hashes = Buffer.from(parts.value.map(({ etag }) => etag).join(''), 'hex');
  const stored = await world.objects.putObject(bucket.name, {
    ...state.properties,
    key,
    body,
    etag: `${createHash('md5').update(hashes).digest('hex')}-${parts.value.length}`,
    lastModified: world.now().getTime(),
    checksums: computeChecksum(body),
  });
  await removeUpload(call, uploadId);
  return ok(answer(call, stored));
};

function answer({ bucket, key }: S3Call, stored: StoredObject) {
  const response = xmlResponse('CompleteMultipartUploadResult', {
    Location: `https://${bucket.name}.s3.${bucket.region}.amazonaws.com/${encodeURIComponent(key.toWellFormed())}`,
    Bucket: bucket.name,
    Key: key,
    ETag: `"${stored.etag}"`,
    ChecksumCRC64NVME: stored.checksums?.crc64nvme,
    ChecksumType: 'FULL_OBJECT',
  });
  return { ...response, headers: { ...response.headers, ...formatEncryption(stored) } };
}

function readParts(world: World, uploadId: string, text: string): Result<readonly StoredObject[], AwsError> {
  const root = parseXml(text);
  const listed = root?.children.filter(({ name }) => name === 'Part') ?? [];
  if (root?.name !== 'CompleteMultipartUpload' || listed.length === 0) return fail(MALFORMED_XML);
  const parts: StoredObject[] = [];
  let last = 0;
  for (const element of listed) {
    const partNumber = Number(findText(element, 'PartNumber'));
    if (!Number.isInteger(partNumber)) return fail(MALFORMED_XML);
    if (partNumber <= last) {
      return fail({
        code: 'InvalidPartOrder',
        message: 'The list of parts was not in ascending order. Parts must be ordered by part number.',
        status: 400,
        details: { UploadId: uploadId },
      });
    }
    last = partNumber;
    const part = findPart(world, uploadId, partNumber);
    const etag = (findText(element, 'ETag') ?? '').replaceAll('"', '');
    if (part === undefined || part.etag !== etag) return fail(invalidPart(uploadId, partNumber, etag));
    parts.push(part);
  }
  const small = parts.slice(0, -1).find(({ size }) => size < LEAST_PART_BYTES);
  if (small !== undefined) {
    return fail({
      code: 'EntityTooSmall',
      message: 'Your proposed upload is smaller than the minimum allowed size',
      status: 400,
      details: { ProposedSize: String(small.size), MinSizeAllowed: String(LEAST_PART_BYTES) },
    });
  }
  const size = parts.reduce((sum, part) => sum + part.size, 0);
  if (size > MOST_BYTES) {
    return fail({
      code: 'EntityTooLarge',
      message: 'Your proposed upload exceeds the maximum allowed size',
      status: 400,
      details: { ProposedSize: String(size), MaxSizeAllowed: String(MOST_BYTES) },
    });
  }
  return ok(parts);
}

function invalidPart(uploadId: string, partNumber: number, etag: string): AwsError {
  return {
    code: 'InvalidPart',
    message:
      "One or more of the specified parts could not be found.  The part may not have been uploaded, or the specified entity tag may not match the part's entity tag.",
    status: 400,
    details: { UploadId: uploadId, PartNumber: String(partNumber), ETag: etag },
  };
}
