import { describe, expect, it } from 'vitest';
import type { Authorization } from './authorization.ts';
import { decodeAwsChunks } from './aws-chunks.ts';
import { checkS3Payload } from './payload.ts';
import type { SandboxRequest } from './sandbox-request.ts';
import { deriveSigningKey, sign, toCanonicalRequest, toStringToSign } from './signature-v4.ts';

/*
 * The two examples of the Amazon S3 API Reference, "Signature calculations: transferring payload in multiple chunks"
 * and "… including trailing headers": 66,560 times `a`, in chunks of 64 KiB.
 */
const SCOPE = { date: '20130524', region: 'us-east-1', service: 's3' };
const TIMESTAMP = '20130524T000000Z';
const KEY = deriveSigningKey('wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY', SCOPE);

const SIGNED = {
  payloadHash: 'STREAMING-AWS4-HMAC-SHA256-PAYLOAD',
  signature: '4f232c4386841ef735655705268965c44a0e4690baa4adea153f7db9fa80a0a9',
  headers: { 'content-encoding': ['aws-chunked'], 'content-length': ['66824'] },
  chunks: [
    'ad80c730a21e5b8d04586a2213dd63b9a0e99e0e2307b0ade35a65485a288648',
    '0055627c9e194cb4542bae2aa5492e3c1575bbb81b612b7d234b86a503ef5497',
    'b6c6ea8a5354eaf15b3cb7646744f4275b71ea724fed81ceb9323e279d449df9',
  ],
  trailer: '',
};

const WITH_TRAILER = {
  payloadHash: 'STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER',
  signature: '106e2a8a18243abcf37539882f36619c00e2dfc72633413f02d3b74544bfeb8e',
  headers: { 'content-encoding': ['aws-chunked'], 'x-amz-trailer': ['x-amz-checksum-crc32c'] },
  chunks: [
    'b474d8862b1487a5145d686f57f013e54db672cee1c953b3010fb58501ef5aa2',
    '1c1344b170168f8e65b41376b44b20fe354e373826ccbbe2c1d40a8cae51e5c7',
    '2ca2aba2005185cf7159c6277faf83795951dd77a3a99e6e65d5c9f85863f992',
  ],
  trailer:
    'x-amz-checksum-crc32c:sOO8/Q==\r\nx-amz-trailer-signature:d81f82fc3505edab99d459891051a732e8730629a2e4a59689829ca17fe2e435\r\n',
};

type Example = typeof SIGNED;

function seedSignatureOf({ payloadHash, headers }: Example | typeof WITH_TRAILER): string {
  const all = {
    host: ['s3.amazonaws.com'],
    ...headers,
    'x-amz-content-sha256': [payloadHash],
    'x-amz-date': [TIMESTAMP],
    'x-amz-decoded-content-length': ['66560'],
    'x-amz-storage-class': ['REDUCED_REDUNDANCY'],
  };
  const canonical = toCanonicalRequest(
    {
      method: 'PUT',
      path: '/examplebucket/chunkObject.txt',
      rawQuery: '',
      headers: all,
      signedHeaders: Object.keys(all),
      payloadHash,
    },
    's3',
  );
  return sign(KEY, toStringToSign(TIMESTAMP, SCOPE, canonical));
}

function bodyOf({ chunks, trailer }: Pick<Example, 'chunks' | 'trailer'>, letter = 'a'): string {
  const sizes = [65_536, 1024, 0];
  const parts = sizes.map((size, n) => {
    const line = `${size.toString(16)};chunk-signature=${chunks[n]}\r\n`;
    return size === 0 ? line : `${line}${letter.repeat(size)}\r\n`;
  });
  return `${parts.join('')}${trailer}\r\n`;
}

function check(example: Example | typeof WITH_TRAILER, body = bodyOf(example)) {
  const chunked = decodeAwsChunks(Buffer.from(body));
  if (!chunked.ok) throw new Error('The chunks could not be told apart.');
  const request: SandboxRequest = {
    method: 'PUT',
    path: '/examplebucket/chunkObject.txt',
    query: new URLSearchParams(),
    rawQuery: '',
    headers: {},
    headerValues: {},
    body: Buffer.alloc(0),
    chunked: chunked.value,
    requestId: '',
  };
  const authorization: Authorization = {
    accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
    scope: SCOPE,
    signedHeaders: [],
    signature: example.signature,
    timestamp: TIMESTAMP,
  };
  return checkS3Payload(request, authorization, example.payloadHash, KEY);
}

describe.each([
  ['signed chunks', SIGNED],
  ['signed chunks with a trailer', WITH_TRAILER],
])('%s', (_name, example) => {
  it('begin with the signature that S3 publishes', () => {
    expect(seedSignatureOf(example)).toBe(example.signature);
  });

  it('are taken as S3 publishes them', () => {
    expect(check(example)).toBeUndefined();
  });

  it('are refused where a byte, a signature or their order is another', () => {
    const fault = { kind: 'chunk-mismatch' };
    expect(check(example, bodyOf(example, 'b'))).toEqual(fault);
    const [first = '', second = '', last = ''] = example.chunks;
    expect(check(example, bodyOf({ ...example, chunks: [second, first, last] }))).toEqual(fault);
    expect(check(example, bodyOf({ ...example, chunks: [first, second, first] }))).toEqual(fault);
  });
});

it('refuses a trailer that was changed, or is not there', () => {
  const fault = { kind: 'chunk-mismatch' };
  const changed = WITH_TRAILER.trailer.replace('sOO8', 'sOO9');
  expect(check(WITH_TRAILER, bodyOf({ ...WITH_TRAILER, trailer: changed }))).toEqual(fault);
  expect(check(WITH_TRAILER, bodyOf({ ...WITH_TRAILER, trailer: '' }))).toEqual(fault);
});
