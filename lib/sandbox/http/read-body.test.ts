import { describe, expect, it } from 'vitest';
import { decodeAwsChunks } from './read-body.ts';

describe('decodeAwsChunks', () => {
  it('joins chunks and leaves signatures and trailers out', () => {
    const body = '3;chunk-signature=ab\r\nabc\r\nA\r\n0123456789\r\n0\r\nx-amz-checksum-crc32:AAAA==\r\n\r\n';
    expect(decodeAwsChunks(Buffer.from(body))).toEqual({ ok: true, value: Buffer.from('abc0123456789') });
  });

  it('keeps line ends that belong to the object', () => {
    expect(decodeAwsChunks(Buffer.from('4\r\n\r\n\r\n\r\n0\r\n\r\n'))).toEqual({
      ok: true,
      value: Buffer.from('\r\n\r\n'),
    });
  });

  it.each(['', 'abc', '5\r\nabc\r\n0\r\n\r\n', 'ZZ\r\nab\r\n', 'FFFFFFFFF\r\n', '3\r\nabc\r\n'])(
    'refuses %j',
    (body) => {
      expect(decodeAwsChunks(Buffer.from(body))).toEqual({ ok: false, error: 'malformed-chunks' });
    },
  );
});
