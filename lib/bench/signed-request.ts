import { type Agent, request as send } from 'node:http';
import { formatTimestamp } from '../sandbox/http/authorization.ts';
import {
  ALGORITHM,
  deriveSigningKey,
  formatScope,
  sha256Hex,
  sign,
  toCanonicalRequest,
  toStringToSign,
} from '../sandbox/http/signature-v4.ts';
import type { StartedAccount } from '../sandbox/start-sandbox.ts';

export interface BenchRequest {
  readonly service: 'cloudtrail' | 's3';
  readonly region: string;
  readonly method: string;
  /** With the query, percent-encoded. */
  readonly target: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** Signs the request as a client would, sends it over the agent's connection, and gives the answer's body. */
export function sendSigned(
  endpoint: string,
  agent: Agent,
  account: StartedAccount,
  request: BenchRequest,
): Promise<string> {
  const headers = signHeaders(new URL(endpoint).host, account, request);
  return new Promise((resolve, reject) => {
    const sent = send(endpoint + request.target, { method: request.method, agent, headers }, (answer) => {
      let text = '';
      answer.setEncoding('utf8');
      answer.on('data', (chunk: string) => {
        text += chunk;
      });
      answer.on('end', () => {
        if (answer.statusCode === 200) resolve(text);
        else reject(new Error(`${request.method} ${request.target}: ${answer.statusCode} ${text}`));
      });
      answer.on('error', reject);
    });
    sent.on('error', reject);
    sent.end(request.body);
  });
}

function signHeaders(host: string, account: StartedAccount, request: BenchRequest): Record<string, string> {
  const { service, region, method, target, body = '' } = request;
  const [path = '/', rawQuery = ''] = target.split('?');
  const timestamp = formatTimestamp(new Date());
  const scope = { date: timestamp.slice(0, 8), region, service };
  const payloadHash = sha256Hex(Buffer.from(body));
  const headers: Record<string, string> = {
    ...request.headers,
    host,
    'x-amz-date': timestamp,
    'x-amz-content-sha256': payloadHash,
  };
  const signedHeaders = Object.keys(headers).sort();
  const canonical = toCanonicalRequest(
    {
      method,
      path,
      rawQuery,
      headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value]])),
      signedHeaders,
      payloadHash,
    },
    service === 's3' ? 's3' : 'other-services',
  );
  const key = deriveSigningKey(account.secretAccessKey, scope);
  const signature = sign(key, toStringToSign(timestamp, scope, canonical));
  return {
    ...headers,
    'content-length': String(Buffer.byteLength(body)),
    authorization: `${ALGORITHM} Credential=${account.accessKeyId}/${formatScope(scope)}, SignedHeaders=${signedHeaders.join(';')}, Signature=${signature}`,
  };
}
