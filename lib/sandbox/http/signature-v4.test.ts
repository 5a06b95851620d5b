import { describe, expect, it } from 'vitest';
import {
  type CanonicalParts,
  deriveSigningKey,
  type PathRule,
  sha256Hex,
  sign,
  toCanonicalRequest,
  toStringToSign,
} from './signature-v4.ts';

const EMPTY = sha256Hex('');

/** Of AWS's published test suite for Signature Version 4. */
const SUITE = {
  secret: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY',
  timestamp: '20150830T123600Z',
  scope: { date: '20150830', region: 'us-east-1', service: 'service' },
};

/** Of the examples in the Amazon S3 API Reference. */
const S3 = {
  secret: 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY',
  timestamp: '20130524T000000Z',
  scope: { date: '20130524', region: 'us-east-1', service: 's3' },
};

function signatureOf(from: typeof SUITE, parts: Partial<CanonicalParts>, rule: PathRule): string {
  const canonical = toCanonicalRequest(
    {
      method: 'GET',
      path: '/',
      rawQuery: '',
      headers: {},
      signedHeaders: Object.keys(parts.headers ?? {}),
      payloadHash: EMPTY,
      ...parts,
    },
    rule,
  );
  return sign(
    deriveSigningKey(from.secret, from.scope),
    toStringToSign(from.timestamp, from.scope, canonical),
  );
}

/** As the bytes come over the wire. */
function wire(text: string): string {
  return Buffer.from(text).toString('latin1');
}

describe('a request signed in its headers', () => {
  const headers = { host: ['example.amazonaws.com'], 'x-amz-date': [SUITE.timestamp] };

  it.each<[string, Partial<CanonicalParts>, string]>([
    ['get-vanilla', {}, '5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31'],
    [
      'get-header-key-duplicate',
      { headers: { ...headers, 'my-header1': ['value2', 'value2', 'value1'] } },
      'c9d5ea9f3f72853aea855b47ea873832890dbdd183b4468f858259531a5138ea',
    ],
    [
      'get-header-value-order',
      { headers: { ...headers, 'my-header1': ['value4', 'value1', 'value3', 'value2'] } },
      '08c7e5a9acfcfeb3ab6b2185e75ce8b1deb5e634ec47601a50643f830c755c01',
    ],
    [
      'get-header-value-trim',
      { headers: { ...headers, 'my-header1': [' value1'], 'my-header2': [' "a   b   c"'] } },
      'acc3ed3afb60bb290fc8d2dd0098b9911fcaa05412b367055dee359757a9c736',
    ],
    [
      'get-relative-relative-normalized',
      { path: '/example1/example2/../..' },
      '5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31',
    ],
    [
      'get-slashes-normalized',
      { path: '//example//' },
      '9a624bd73a37c9a373b5312afbebe7a714a789de108f0bdfe846570885f57e84',
    ],
    [
      'get-unreserved',
      { path: '/-._~0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz' },
      '07ef7494c76fa4850883e2b006601f940f8a34d404d0cfa977f52a65bbf5f24f',
    ],
    [
      'get-vanilla-query-order-key-case',
      { rawQuery: 'Param2=value2&Param1=value1' },
      'b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500',
    ],
    [
      'get-vanilla-query-order-encoded',
      { rawQuery: 'Param-3=Value3&Param=Value2&%E1%88%B4=Value1' },
      '371d3713e185cc334048618a97f809c9ffe339c62934c032af5a0e595648fcac',
    ],
    [
      'get-vanilla-utf8-query',
      { rawQuery: wire('ሴ=bar') },
      '2cdec8eed098649ff3a119c94853b13c643bcf08f8b0a1d91e12c9027818dd04',
    ],
    [
      'get-vanilla-with-session-token',
      {
        headers: {
          ...headers,
          'x-amz-security-token': ['6e86291e8372ff2a2260956d9b8aae1d763fbf315fa00fa31553b73ebf194267'],
        },
      },
      '07ec1639c89043aa0e3e2de82b96708f198cceab042d4a97044c66dd9f74e7f8',
    ],
    [
      'post-x-www-form-urlencoded',
      {
        method: 'POST',
        headers: {
          ...headers,
          'content-length': ['13'],
          'content-type': ['application/x-www-form-urlencoded'],
          'x-amz-content-sha256': ['9095672bbd1f56dfc5b65f3e153adc8731a4a654192329106275f4c7b24d0b6e'],
        },
        payloadHash: sha256Hex('Param1=value1'),
      },
      'd3875051da38690788ef43de4db0d8f280229d82040bfac253562e56c3f20e0b',
    ],
  ])('has the signature of %s', (_name, parts, signature) => {
    expect(signatureOf(SUITE, { headers, ...parts }, 'other-services')).toBe(signature);
  });

  // The suite's cases with a path that needs encoding are signed with one encoding, and without normalizing: as S3 does.
  it.each<[string, string, string]>([
    [
      'get-space-unnormalized',
      '/example space/',
      '652487583200325589f1fba4c7e578f72c47cb61beeca81406b39ddec1366741',
    ],
    ['get-utf8', wire('/ሴ'), '8318018e0b0f223aa2bbf98705b62bb787dc9c0e678f255a891fd03141be5d85'],
    [
      'get-relative-relative-unnormalized',
      '/example1/example2/../..',
      'dc33e0856fd4baca4d7aa2146c38958283844764f38c74252a333df5e613003b',
    ],
    [
      'get-slashes-unnormalized',
      '//example//',
      '87cca117541a147f6df867677d98a7d80dff226d2bfca9e4ffa899665623c7e5',
    ],
  ])('leaves the path of S3 as it is: %s', (_name, path, signature) => {
    expect(signatureOf(SUITE, { headers, path }, 's3')).toBe(signature);
  });

  it('does not depend on how freely the sender encoded', () => {
    const one = signatureOf(SUITE, { headers, path: '/a%28b%29', rawQuery: 'k=%7e%20' }, 's3');
    expect(signatureOf(SUITE, { headers, path: '/a(b)', rawQuery: 'k=~+' }, 's3')).toBe(one);
  });
});

describe('S3’s examples', () => {
  const headers = {
    host: ['examplebucket.s3.amazonaws.com'],
    'x-amz-content-sha256': [EMPTY],
    'x-amz-date': [S3.timestamp],
  };

  it.each<[string, Partial<CanonicalParts>, string]>([
    [
      'GET Object',
      { path: '/test.txt', headers: { ...headers, range: ['bytes=0-9'] } },
      'f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41',
    ],
    [
      'GET Bucket lifecycle',
      { rawQuery: 'lifecycle', headers },
      'fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543',
    ],
    [
      'GET Bucket',
      { rawQuery: 'max-keys=2&prefix=J', headers },
      '34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7',
    ],
    [
      'a presigned URL',
      {
        path: '/test.txt',
        rawQuery:
          'X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=AKIAIOSFODNN7EXAMPLE%2F20130524%2Fus-east-1%2Fs3%2Faws4_request&X-Amz-Date=20130524T000000Z&X-Amz-Expires=86400&X-Amz-SignedHeaders=host&X-Amz-Signature=aeeed9bb',
        headers: { host: headers.host },
        payloadHash: 'UNSIGNED-PAYLOAD',
      },
      'aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404',
    ],
  ])('%s has its signature', (_name, parts, signature) => {
    expect(signatureOf(S3, parts, 's3')).toBe(signature);
  });
});
