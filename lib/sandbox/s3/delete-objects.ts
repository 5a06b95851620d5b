import { fail, ok } from '../../result.ts';
import { verifyChecksums } from './checksum.ts';
import { findText, parseXml } from './parse-xml.ts';
import { MALFORMED_XML } from './s3-error.ts';
import { type S3Operation, xmlResponse } from './s3-operation.ts';

const MOST_KEYS = 1000;

/** Amazon S3 API Reference, "DeleteObjects": each key is decided and told for itself. */
export const deleteObjects: S3Operation = async ({ world, request, bucket, authorize }) => {
  const checksums = verifyChecksums(request);
  if (!checksums.ok) return checksums;
  const root = parseXml(request.body.toString('utf8'));
  const keys = root?.children.flatMap((child) => (child.name === 'Object' ? [findText(child, 'Key')] : []));
  if (root?.name !== 'Delete' || keys === undefined || keys.length === 0 || keys.length > MOST_KEYS) {
    return fail(MALFORMED_XML);
  }
  if (keys.some((key) => key === undefined || key === '')) return fail(MALFORMED_XML);
  const isQuiet = findText(root, 'Quiet')?.trim() === 'true';
  const allowed: string[] = [];
  const errors: { readonly Key: string; readonly Code: string; readonly Message: string }[] = [];
  for (const key of keys.filter((item) => item !== undefined)) {
    const access = authorize('s3:DeleteObject', { bucket, key });
    if (access.ok) allowed.push(key);
    else errors.push({ Key: key, Code: access.error.code, Message: access.error.message });
  }
  await world.objects.removeObjects(bucket.name, allowed);
  return ok(
    xmlResponse('DeleteResult', {
      Deleted: isQuiet ? [] : allowed.map((Key) => ({ Key })),
      Error: errors,
    }),
  );
};
