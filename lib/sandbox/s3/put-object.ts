import { createHash } from 'node:crypto';
import { fail, ok } from '../../result.ts';
import { getHeader } from '../http/sandbox-request.ts';
import type { S3Operation } from './operations.ts';

/** Amazon S3 User Guide, "Creating object key names": 1,024 bytes of UTF-8. */
const MAX_KEY_BYTES = 1024;

export const putObject: S3Operation = async ({ world, request, bucket, key }) => {
  if (Buffer.byteLength(key) > MAX_KEY_BYTES) {
    return fail({
      code: 'KeyTooLongError',
      message: 'Your key is too long',
      status: 400,
      details: { Size: String(Buffer.byteLength(key)), MaxSizeAllowed: String(MAX_KEY_BYTES) },
    });
  }
  const md5 = getHeader(request, 'content-md5');
  if (md5 !== undefined && md5 !== createHash('md5').update(request.body).digest('base64')) {
    return fail({
      code: 'BadDigest',
      message: 'The Content-MD5 you specified did not match what we received.',
      status: 400,
    });
  }
  const contentType = getHeader(request, 'content-type');
  const contentEncoding = (getHeader(request, 'content-encoding') ?? '')
    .split(',')
    .map((coding) => coding.trim())
    .filter((coding) => coding !== '' && coding !== 'aws-chunked')
    .join(',');
  const metadata = Object.fromEntries(
    Object.entries(request.headers).flatMap(([name, value]) =>
      name.startsWith('x-amz-meta-') && typeof value === 'string' ? [[name.slice(11), value]] : [],
    ),
  );
  const stored = await world.objects.putObject(bucket.name, {
    key,
    body: request.body,
    lastModified: world.now().getTime(),
    ...(contentType === undefined ? {} : { contentType }),
    ...(contentEncoding === '' ? {} : { contentEncoding }),
    ...(Object.keys(metadata).length === 0 ? {} : { metadata }),
  });
  return ok({ status: 200, headers: { etag: `"${stored.etag}"` } });
};
