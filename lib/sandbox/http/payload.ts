import { timingSafeEqual } from 'node:crypto';
import { fail, ok, type Result } from '../../result.ts';
import type { Authorization } from './authorization.ts';
import type { AwsChunks } from './aws-chunks.ts';
import { getHeader, type SandboxRequest } from './sandbox-request.ts';
import { formatScope, sha256Hex, sign } from './signature-v4.ts';

export type PayloadFault =
  | { readonly kind: 'content-hash-missing' }
  | { readonly kind: 'content-hash-invalid'; readonly value: string }
  | { readonly kind: 'content-mismatch'; readonly claimed: string; readonly computed: string }
  | { readonly kind: 'chunk-mismatch' };

const UNSIGNED = 'UNSIGNED-PAYLOAD';
const SIGNED_CHUNKS = 'STREAMING-AWS4-HMAC-SHA256-PAYLOAD';
const SIGNED_TRAILER = `${SIGNED_CHUNKS}-TRAILER`;
const WORDS = [UNSIGNED, 'STREAMING-UNSIGNED-PAYLOAD-TRAILER', SIGNED_CHUNKS, SIGNED_TRAILER];
const EMPTY_HASH = sha256Hex('');

/** What stands for the payload in an S3 request's signature: a hash, or a word that says how the payload comes. */
export function findS3PayloadHash(
  request: SandboxRequest,
  authorization: Authorization,
): Result<string, PayloadFault> {
  const isPresigned = authorization.expires !== undefined;
  const claimed =
    getHeader(request, 'x-amz-content-sha256') ??
    (isPresigned ? (request.query.get('X-Amz-Content-Sha256') ?? UNSIGNED) : undefined);
  if (claimed === undefined) return fail({ kind: 'content-hash-missing' });
  return WORDS.includes(claimed) || /^[0-9a-f]{64}$/.test(claimed)
    ? ok(claimed)
    : fail({ kind: 'content-hash-invalid', value: claimed });
}

/** Whether the payload is what the signature promised. The signature itself holds. */
export function checkS3Payload(
  request: SandboxRequest,
  authorization: Authorization,
  payloadHash: string,
  signingKey: Buffer,
): PayloadFault | undefined {
  if (payloadHash === SIGNED_CHUNKS || payloadHash === SIGNED_TRAILER) {
    const holds =
      request.chunked !== undefined &&
      areChunksSigned(request.chunked, authorization, signingKey, payloadHash === SIGNED_TRAILER);
    return holds ? undefined : { kind: 'chunk-mismatch' };
  }
  if (WORDS.includes(payloadHash)) return undefined;
  const computed = sha256Hex(request.body);
  return computed === payloadHash ? undefined : { kind: 'content-mismatch', claimed: payloadHash, computed };
}

/** Each signature covers the one before it, so that no chunk can be moved, dropped or put in. */
function areChunksSigned(
  { chunks, trailers }: AwsChunks,
  { timestamp, scope, signature }: Authorization,
  key: Buffer,
  hasTrailer: boolean,
): boolean {
  let previous = signature;
  for (const chunk of chunks) {
    const expected = sign(
      key,
      [
        'AWS4-HMAC-SHA256-PAYLOAD',
        timestamp,
        formatScope(scope),
        previous,
        EMPTY_HASH,
        sha256Hex(chunk.bytes),
      ].join('\n'),
    );
    if (!isSameSignature(expected, chunk.signature ?? '')) return false;
    previous = expected;
  }
  if (!hasTrailer) return true;
  const covered = trailers.filter(([name]) => name !== 'x-amz-trailer-signature');
  const expected = sign(
    key,
    [
      'AWS4-HMAC-SHA256-TRAILER',
      timestamp,
      formatScope(scope),
      previous,
      sha256Hex(covered.map(([name, value]) => `${name}:${value}\n`).join('')),
    ].join('\n'),
  );
  const given = trailers.find(([name]) => name === 'x-amz-trailer-signature')?.[1];
  return isSameSignature(expected, given ?? '');
}

/** In a time that does not tell how much of it was right. */
export function isSameSignature(expected: string, given: string): boolean {
  const [a, b] = [Buffer.from(expected, 'latin1'), Buffer.from(given, 'latin1')];
  return a.length === b.length && timingSafeEqual(a, b);
}
