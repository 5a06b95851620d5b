import { formatTimestamp } from './authorization.ts';
import {
  ALGORITHM,
  deriveSigningKey,
  formatScope,
  sha256Hex,
  sign,
  toCanonicalRequest,
  toStringToSign,
} from './signature-v4.ts';

export interface Keys {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

export interface RequestToSign {
  readonly keys: Keys;
  readonly service: string;
  readonly region?: string;
  readonly method?: string;
  /** With the query, percent-encoded. */
  readonly target?: string;
  /** Names in lower case; all of them are signed. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly time?: Date;
}

/** For tests: the headers of a request with a signature by hand, past every client's own checks. */
export function signHeaders(host: string, request: RequestToSign): Record<string, string> {
  const { keys, service, region = 'us-east-1', target = '/', body = '', time = new Date() } = request;
  const [path = '/', rawQuery = ''] = target.split('?');
  const timestamp = formatTimestamp(time);
  const scope = { date: timestamp.slice(0, 8), region, service };
  const headers: Record<string, string> = {
    host,
    'x-amz-date': timestamp,
    ...(service === 's3' ? { 'x-amz-content-sha256': sha256Hex(Buffer.from(body)) } : {}),
    ...(keys.sessionToken === undefined ? {} : { 'x-amz-security-token': keys.sessionToken }),
    ...request.headers,
  };
  const signedHeaders = Object.keys(headers).sort();
  const canonical = toCanonicalRequest(
    {
      method: request.method ?? 'POST',
      path,
      rawQuery,
      headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value]])),
      signedHeaders,
      payloadHash: headers['x-amz-content-sha256'] ?? sha256Hex(Buffer.from(body)),
    },
    service === 's3' ? 's3' : 'other-services',
  );
  const signature = sign(
    deriveSigningKey(keys.secretAccessKey, scope),
    toStringToSign(timestamp, scope, canonical),
  );
  const credential = `${keys.accessKeyId}/${formatScope(scope)}`;
  return {
    ...headers,
    authorization: `${ALGORITHM} Credential=${credential}, SignedHeaders=${signedHeaders.join(';')}, Signature=${signature}`,
  };
}

/** The request as bytes, with its signature; `extra` lines stay unsigned. */
export function formatSigned(host: string, request: RequestToSign, extra: readonly string[] = []): string {
  const headers = signHeaders(host, request);
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  return [
    `${request.method ?? 'POST'} ${request.target ?? '/'} HTTP/1.1`,
    ...lines,
    ...extra,
    'Connection: close',
    '',
    request.body ?? '',
  ].join('\r\n');
}
