import { describe, expect, it } from 'vitest';
import { decodeAwsChunks } from './aws-chunks.ts';

function join(body: string) {
  const decoded = decodeAwsChunks(Buffer.from(body));
  return decoded.ok ? Buffer.concat(decoded.value.chunks.map(({ bytes }) => bytes)).toString() : decoded;
}

describe('decodeAwsChunks', () => {
  it('joins chunks, and tells signatures and trailers', () => {
    const body =
      '3;chunk-signature=ab\r\nabc\r\nA\r\n0123456789\r\n0\r\nx-amz-checksum-crc32: AAAA==\r\n\r\n';
    expect(join(body)).toBe('abc0123456789');
    expect(decodeAwsChunks(Buffer.from(body))).toMatchObject({
      value: {
        chunks: [{ signature: 'ab' }, {}, {}],
        trailers: [['x-amz-checksum-crc32', 'AAAA==']],
      },
    });
  });

  it('keeps line ends that belong to the object', () => {
    expect(join('4\r\n\r\n\r\n\r\n0\r\n\r\n')).toBe('\r\n\r\n');
  });

  it.each(['', 'abc', '5\r\nabc\r\n0\r\n\r\n', 'ZZ\r\nab\r\n', 'FFFFFFFFF\r\n', '3\r\nabc\r\n'])(
    'refuses %j',
    (body) => {
      expect(decodeAwsChunks(Buffer.from(body))).toEqual({ ok: false, error: 'malformed-chunks' });
    },
  );
});
