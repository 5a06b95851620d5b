import type { IncomingMessage } from 'node:http';
import { fail, ok, type Result } from '../../result.ts';

export type BodyFault = 'too-large' | 'cut-short' | 'malformed-chunks';

/** The body, up to a number of bytes; what exceeds it is not kept. */
export async function readBody(message: IncomingMessage, limit: number): Promise<Result<Buffer, BodyFault>> {
  const announced = Number(message.headers['content-length'] ?? 0);
  if (announced > limit) return fail('too-large');
  const parts: Buffer[] = [];
  let size = 0;
  try {
    for await (const part of message) {
      if (!(part instanceof Uint8Array)) continue;
      size += part.byteLength;
      if (size > limit) return fail('too-large');
      parts.push(Buffer.from(part));
    }
  } catch {
    return fail('cut-short'); // The client went away: there is nobody left to answer.
  }
  const body = Buffer.concat(parts);
  return isAwsChunked(message) ? decodeAwsChunks(body) : ok(body);
}

function isAwsChunked(message: IncomingMessage): boolean {
  return (
    (message.headers['content-encoding'] ?? '')
      .split(',')
      .some((coding) => coding.trim() === 'aws-chunked') ||
    String(message.headers['x-amz-content-sha256'] ?? '').startsWith('STREAMING-')
  );
}

/**
 * SDKs stream an object as chunks with a signature or a trailing checksum each (Amazon S3 API Reference,
 * "Signature calculations: transferring payload in multiple chunks"): `size[;extensions]\r\n bytes \r\n … 0\r\n trailers`.
 */
export function decodeAwsChunks(body: Buffer): Result<Buffer, BodyFault> {
  const parts: Buffer[] = [];
  let offset = 0;
  for (;;) {
    const lineEnd = body.indexOf('\r\n', offset);
    if (lineEnd === -1) return fail('malformed-chunks');
    const size = /^([0-9a-fA-F]{1,8})(?:;.*)?$/.exec(body.toString('latin1', offset, lineEnd))?.[1];
    if (size === undefined) return fail('malformed-chunks');
    const length = Number.parseInt(size, 16);
    if (length === 0) return ok(Buffer.concat(parts));
    const start = lineEnd + 2;
    if (start + length + 2 > body.length) return fail('malformed-chunks');
    parts.push(body.subarray(start, start + length));
    offset = start + length + 2;
  }
}
