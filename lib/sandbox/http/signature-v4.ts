import { createHash, createHmac } from 'node:crypto';
import { decodeBytes, encodeBytes } from './percent-encoding.ts';

/*
 * Signature Version 4 as documented ("Create a signed AWS API request", IAM User Guide; "Authenticating Requests",
 * Amazon S3 API Reference). Texts that came over the wire hold a byte in each character.
 */

export const ALGORITHM = 'AWS4-HMAC-SHA256';

/** What a signature is bound to. */
export interface SigningScope {
  /** `20150830` */
  readonly date: string;
  readonly region: string;
  readonly service: string;
}

export interface CanonicalParts {
  readonly method: string;
  /** As sent. */
  readonly path: string;
  /** As sent, without `?`. */
  readonly rawQuery: string;
  /** Names in lower case; the values of a repeated header in the order in which they came. */
  readonly headers: Readonly<Record<string, readonly string[] | undefined>>;
  readonly signedHeaders: readonly string[];
  /** Hex, or one of S3's words such as `UNSIGNED-PAYLOAD`. */
  readonly payloadHash: string;
}

/** S3 encodes the path once and leaves its segments alone: a key may hold `//` and `..` (Amazon S3 API Reference). */
export type PathRule = 's3' | 'other-services';

export function toCanonicalRequest(parts: CanonicalParts, rule: PathRule): string {
  const names = [...parts.signedHeaders].sort();
  return [
    parts.method,
    rule === 's3' ? encodePath(parts.path) : encodePathTwice(parts.path),
    toCanonicalQuery(parts.rawQuery),
    ...names.map((name) => `${name}:${(parts.headers[name] ?? []).map(trimAll).join(',')}`),
    '',
    names.join(';'),
    parts.payloadHash,
  ].join('\n');
}

export function toStringToSign(timestamp: string, scope: SigningScope, canonicalRequest: string): string {
  return [ALGORITHM, timestamp, formatScope(scope), sha256Hex(canonicalRequest)].join('\n');
}

export function formatScope({ date, region, service }: SigningScope): string {
  return `${date}/${region}/${service}/aws4_request`;
}

export function deriveSigningKey(secretAccessKey: string, { date, region, service }: SigningScope): Buffer {
  return [date, region, service, 'aws4_request'].reduce(
    (key, part) => createHmac('sha256', key).update(part).digest(),
    Buffer.from(`AWS4${secretAccessKey}`),
  );
}

export function sign(key: Buffer, stringToSign: string): string {
  return createHmac('sha256', key).update(stringToSign, 'latin1').digest('hex');
}

export function sha256Hex(data: string | Uint8Array): string {
  const hash = createHash('sha256');
  return (typeof data === 'string' ? hash.update(data, 'latin1') : hash.update(data)).digest('hex');
}

/** Each segment is read and written anew, so that it does not matter how freely the sender encoded. */
function encodePath(path: string): string {
  return path
    .split('/')
    .map((segment) => encodeBytes(decodeBytes(segment)))
    .join('/');
}

function encodePathTwice(path: string): string {
  return normalizePath(path)
    .split('/')
    .map((segment) => encodeBytes(encodeBytes(decodeBytes(segment))))
    .join('/');
}

/** RFC 3986, section 5.2.4, with empty segments left out as well. */
function normalizePath(path: string): string {
  const kept: string[] = [];
  const segments = path.split('/');
  for (const segment of segments) {
    if (segment === '..') kept.pop();
    else if (segment !== '' && segment !== '.') kept.push(segment);
  }
  const last = segments.at(-1);
  const isFolder = kept.length > 0 && (last === '' || last === '.' || last === '..');
  return `/${kept.join('/')}${isFolder ? '/' : ''}`;
}

function toCanonicalQuery(rawQuery: string): string {
  return rawQuery
    .split('&')
    .filter((pair) => pair !== '')
    .map((pair) => {
      const mark = pair.indexOf('=');
      return mark === -1
        ? { name: encodeQuery(pair), value: '' }
        : { name: encodeQuery(pair.slice(0, mark)), value: encodeQuery(pair.slice(mark + 1)) };
    })
    .filter(({ name }) => name !== 'X-Amz-Signature')
    .sort((a, b) => compare(a.name, b.name) || compare(a.value, b.value))
    .map(({ name, value }) => `${name}=${value}`)
    .join('&');
}

function encodeQuery(text: string): string {
  return encodeBytes(decodeBytes(text.replaceAll('+', ' ')));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function trimAll(value: string): string {
  return value.trim().replace(/ {2,}/g, ' ');
}
