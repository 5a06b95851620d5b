import type { IncomingHttpHeaders } from 'node:http';
import type { AwsChunks } from './aws-chunks.ts';

/** One HTTP request with its body read, before any service has looked at it. */
export interface SandboxRequest {
  readonly method: string;
  /** Percent-encoded, as sent. */
  readonly path: string;
  readonly query: URLSearchParams;
  /** As sent, without `?`. */
  readonly rawQuery: string;
  readonly headers: IncomingHttpHeaders;
  /** Every value of every header: signatures cover repeated ones too, which `headers` joins or leaves out. */
  readonly headerValues: Readonly<Record<string, readonly string[] | undefined>>;
  readonly body: Buffer;
  /** How the body came, where it came in chunks of AWS's own kind. `body` is what they carried. */
  readonly chunked?: AwsChunks;
  readonly requestId: string;
}

export interface SandboxResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
  /** What CloudTrail records of the answer, of calls that change something. Not sent. */
  readonly responseElements?: Readonly<Record<string, unknown>> | null;
  /** Where the connection ends instead of carrying the whole answer. */
  readonly cut?: 'start' | 'body';
}

/** The first value of a header, which Node gives as a list where it was repeated. */
export function getHeader(request: SandboxRequest, name: string): string | undefined {
  const value = request.headers[name];
  return Array.isArray(value) ? value[0] : value;
}
