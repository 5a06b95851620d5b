import { fail, ok, type Result } from '../../result.ts';

/** A body that came in chunks, each with a signature where the sender signs as it streams. */
export interface AwsChunks {
  readonly chunks: readonly AwsChunk[];
  /** Trailing headers in the order in which they came, names in lower case; checksums and their signature. */
  readonly trailers: readonly (readonly [name: string, value: string])[];
}

export interface AwsChunk {
  readonly bytes: Buffer;
  readonly signature?: string;
}

/**
 * SDKs stream an object as chunks with a signature or a trailing checksum each (Amazon S3 API Reference,
 * "Signature calculations: transferring payload in multiple chunks"): `size[;extensions]\r\n bytes \r\n … 0\r\n trailers`.
 */
export function decodeAwsChunks(body: Buffer): Result<AwsChunks, 'malformed-chunks'> {
  const chunks: AwsChunk[] = [];
  let offset = 0;
  for (;;) {
    const lineEnd = body.indexOf('\r\n', offset);
    if (lineEnd === -1) return fail('malformed-chunks');
    const [, size, signature] =
      /^([0-9a-fA-F]{1,8})(?:;chunk-signature=([0-9a-f]+)|;.*)?$/.exec(
        body.toString('latin1', offset, lineEnd),
      ) ?? [];
    if (size === undefined) return fail('malformed-chunks');
    const length = Number.parseInt(size, 16);
    const start = lineEnd + 2;
    if (length > 0 && start + length + 2 > body.length) return fail('malformed-chunks');
    chunks.push({
      bytes: body.subarray(start, start + length),
      ...(signature === undefined ? {} : { signature }),
    });
    if (length === 0) return ok({ chunks, trailers: readTrailers(body.toString('latin1', start)) });
    offset = start + length + 2;
  }
}

function readTrailers(text: string): AwsChunks['trailers'] {
  return text.split(/\r?\n/).flatMap((line) => {
    const colon = line.indexOf(':');
    return colon === -1 ? [] : [[line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim()]];
  });
}
