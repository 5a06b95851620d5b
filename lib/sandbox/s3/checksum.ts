import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { fail, ok, type Result } from '../../result.ts';
import type { AwsError } from '../http/aws-error.ts';
import { getHeader, type SandboxRequest } from '../http/sandbox-request.ts';
import { crc32c, crc64nvme } from './crc.ts';
import { invalidRequest } from './s3-error.ts';

/** Base64 by algorithm, as headers spell it. */
export type Checksums = Readonly<Record<string, string>>;

/** S3 User Guide, "Checking object integrity". */
const ALGORITHMS: Readonly<Record<string, (body: Uint8Array) => Buffer>> = {
  crc32: (body) => {
    const bytes = Buffer.alloc(4);
    bytes.writeUInt32BE(crc32(body));
    return bytes;
  },
  crc32c,
  crc64nvme,
  sha1: (body) => createHash('sha1').update(body).digest(),
  sha256: (body) => createHash('sha256').update(body).digest(),
  sha512: (body) => createHash('sha512').update(body).digest(),
  md5: (body) => createHash('md5').update(body).digest(),
};

/** Says what is asked for rather than what the checksum is of. */
const NOT_ALGORITHMS = ['algorithm', 'mode', 'type'];

export const BAD_DIGEST: AwsError = {
  code: 'BadDigest',
  message: 'The Content-MD5 you specified did not match what we received.',
  status: 400,
};

/**
 * What SDKs send along to prove that a body came whole: Content-MD5, or one checksum in a header or behind the body.
 * Where none comes, S3 reckons CRC-64/NVME, and keeps it with the object as it keeps the sender's.
 */
export function verifyChecksums(request: SandboxRequest): Result<Checksums, AwsError> {
  const { body } = request;
  const md5 = getHeader(request, 'content-md5');
  if (md5 !== undefined) {
    if (!/^[A-Za-z0-9+/]{22}==$/.test(md5)) {
      return fail({
        code: 'InvalidDigest',
        message: 'The Content-MD5 you specified was invalid.',
        status: 400,
        details: { 'Content-MD5': md5 },
      });
    }
    if (md5 !== createHash('md5').update(body).digest('base64')) return fail(BAD_DIGEST);
  }
  const given = listGiven(request);
  if (given.length > 1) {
    return fail(
      invalidRequest('Expecting a single x-amz-checksum- header. Multiple checksum Types are not allowed.'),
    );
  }
  const [algorithm = 'crc64nvme', expected] = given[0] ?? [];
  const compute = Object.hasOwn(ALGORITHMS, algorithm) ? ALGORITHMS[algorithm] : undefined;
  if (compute === undefined)
    return fail(invalidRequest('The algorithm type you specified in x-amz-checksum- header is invalid.'));
  const actual = compute(body).toString('base64');
  if (expected !== undefined && expected !== actual) {
    if (
      Buffer.from(expected, 'base64').toString('base64') !== expected ||
      expected.length !== actual.length
    ) {
      return fail(invalidRequest(`Value for x-amz-checksum-${algorithm} header is invalid.`));
    }
    return fail({
      code: 'BadDigest',
      message: `The ${algorithm.toUpperCase()} you specified did not match the calculated checksum.`,
      status: 400,
    });
  }
  return ok({ [algorithm]: actual });
}

/** Of a body that nobody sent a checksum for: one that was put together from parts, or copied. */
export function computeChecksum(body: Uint8Array): Checksums {
  return { crc64nvme: crc64nvme(body).toString('base64') };
}

export function formatChecksums(checksums: Checksums | undefined): Record<string, string> {
  const entries = Object.entries(checksums ?? {});
  if (entries.length === 0) return {};
  return Object.fromEntries([
    ...entries.map(([algorithm, value]) => [`x-amz-checksum-${algorithm}`, value]),
    ['x-amz-checksum-type', 'FULL_OBJECT'],
  ]);
}

function listGiven(request: SandboxRequest): readonly (readonly [algorithm: string, value: string])[] {
  const headers = Object.keys(request.headers).map((name) => [name, getHeader(request, name) ?? ''] as const);
  return [...headers, ...(request.chunked?.trailers ?? [])].flatMap(([name, value]) => {
    const algorithm = /^x-amz-checksum-(.+)$/.exec(name)?.[1];
    return algorithm === undefined || NOT_ALGORITHMS.includes(algorithm) ? [] : [[algorithm, value] as const];
  });
}
