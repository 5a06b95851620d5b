import { fail, ok, type Result } from '../../result.ts';
import { getHeader, type SandboxRequest } from './sandbox-request.ts';
import { ALGORITHM, type SigningScope } from './signature-v4.ts';

/** What a signed request says of its own signature; nothing of it is believed yet. */
export interface Authorization {
  readonly accessKeyId: string;
  readonly scope: SigningScope;
  /** Lower case. */
  readonly signedHeaders: readonly string[];
  readonly signature: string;
  /** `20150830T123600Z` */
  readonly timestamp: string;
  readonly sessionToken?: string;
  /** Seconds; absent where the signature is in a header. */
  readonly expires?: number;
}

/** Why it could not be read. Every service has its own words for these. */
export type AuthorizationFault =
  | { readonly kind: 'missing' }
  /** Signature Version 2, or something else than a signature. */
  | { readonly kind: 'unsupported-mechanism' }
  | { readonly kind: 'two-mechanisms' }
  | { readonly kind: 'components-missing'; readonly missing: readonly string[] }
  | { readonly kind: 'credential-malformed'; readonly credential: string }
  | { readonly kind: 'wrong-terminator'; readonly terminator: string }
  | { readonly kind: 'wrong-date'; readonly date: string; readonly timestamp: string }
  | { readonly kind: 'query-parameters'; readonly message: string };

/** AWS's own sentence asks for six; a session token makes seven. */
const QUERY_PARAMETERS = ['Algorithm', 'Credential', 'Signature', 'Date', 'SignedHeaders', 'Expires'];
/** S3: seven days. */
const LONGEST_SECONDS = 604_800;

export function readAuthorization(request: SandboxRequest): Result<Authorization, AuthorizationFault> {
  const header = getHeader(request, 'authorization');
  const isInQuery = request.query.has('X-Amz-Algorithm') || request.query.has('X-Amz-Credential');
  if (header !== undefined) {
    return isInQuery ? fail({ kind: 'two-mechanisms' }) : readHeader(request, header);
  }
  if (isInQuery) return readQuery(request.query);
  return fail({ kind: request.query.has('AWSAccessKeyId') ? 'unsupported-mechanism' : 'missing' });
}

/** The service that a credential is scoped to, before anything else about the request is known. */
export function findSignedService(request: SandboxRequest): string | undefined {
  const credential =
    /[\s,]Credential=([^\s,]+)/.exec(getHeader(request, 'authorization') ?? '')?.[1] ??
    request.query.get('X-Amz-Credential');
  const parts = credential?.split('/') ?? [];
  return parts.length === 5 ? parts[3] : undefined;
}

function readHeader(request: SandboxRequest, header: string): Result<Authorization, AuthorizationFault> {
  const [algorithm, ...rest] = header.split(/[\s,]+/);
  if (algorithm !== ALGORITHM) return fail({ kind: 'unsupported-mechanism' });
  const components = new Map(
    rest
      .filter((part) => part.includes('='))
      .map((part) => [part.slice(0, part.indexOf('=')), part.slice(part.indexOf('=') + 1)]),
  );
  const [credential, signedHeaders, signature] = ['Credential', 'SignedHeaders', 'Signature'].map(
    (name) => components.get(name) ?? '',
  );
  const timestamp = readTimestamp(request);
  if (!credential || !signedHeaders || !signature || timestamp === undefined) {
    const named = { Credential: credential, Signature: signature, SignedHeaders: signedHeaders };
    const missing = Object.entries(named).flatMap(([name, value]) =>
      value ? [] : [`Authorization header requires '${name}' parameter.`],
    );
    if (timestamp === undefined) {
      missing.push("Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header.");
    }
    return fail({ kind: 'components-missing', missing });
  }
  const sessionToken = getHeader(request, 'x-amz-security-token');
  return toAuthorization(credential, {
    signedHeaders: splitNames(signedHeaders),
    signature,
    timestamp,
    ...(sessionToken === undefined ? {} : { sessionToken }),
  });
}

function readQuery(query: URLSearchParams): Result<Authorization, AuthorizationFault> {
  const [algorithm, credential, signature, timestamp, signedHeaders, expiresText] = QUERY_PARAMETERS.map(
    (name) => query.get(`X-Amz-${name}`) ?? '',
  );
  if (!algorithm || !credential || !signature || !timestamp || !signedHeaders || !expiresText) {
    return fail({
      kind: 'query-parameters',
      message: `Query-string authentication version 4 requires the ${QUERY_PARAMETERS.slice(0, -1)
        .map((name) => `X-Amz-${name}`)
        .join(', ')}, and X-Amz-Expires parameters.`,
    });
  }
  if (algorithm !== ALGORITHM) {
    return fail({ kind: 'query-parameters', message: `X-Amz-Algorithm only supports "${ALGORITHM}"` });
  }
  if (!isTimestamp(timestamp)) {
    return fail({
      kind: 'query-parameters',
      message: "X-Amz-Date must be in the ISO8601 Long Format \"yyyyMMdd'T'HHmmss'Z'\"",
    });
  }
  const expires = readExpires(expiresText);
  if (!expires.ok) return fail({ kind: 'query-parameters', message: expires.error });
  const sessionToken = query.get('X-Amz-Security-Token');
  return toAuthorization(credential, {
    signedHeaders: splitNames(signedHeaders),
    signature,
    timestamp,
    expires: expires.value,
    ...(sessionToken === null ? {} : { sessionToken }),
  });
}

function readExpires(text: string): Result<number, string> {
  if (!/^-?\d{1,10}$/.test(text)) return fail('X-Amz-Expires should be a number');
  const expires = Number(text);
  if (expires < 0) return fail('X-Amz-Expires must be non-negative');
  return expires <= LONGEST_SECONDS
    ? ok(expires)
    : fail(
        `X-Amz-Expires must be less than a week (in seconds); that is, the given X-Amz-Expires must be less than ${LONGEST_SECONDS} seconds`,
      );
}

function toAuthorization(
  credential: string,
  rest: Omit<Authorization, 'accessKeyId' | 'scope'>,
): Result<Authorization, AuthorizationFault> {
  const [accessKeyId, date, region, service, terminator, ...more] = credential.split('/');
  if (!accessKeyId || !date || !region || !service || !terminator || more.length > 0) {
    return fail({ kind: 'credential-malformed', credential });
  }
  if (terminator !== 'aws4_request') return fail({ kind: 'wrong-terminator', terminator });
  if (date !== rest.timestamp.slice(0, 8)) {
    return fail({ kind: 'wrong-date', date, timestamp: rest.timestamp });
  }
  return ok({ accessKeyId, scope: { date, region, service }, ...rest });
}

/** `X-Amz-Date` goes before `Date`, which may have HTTP's own form. */
function readTimestamp(request: SandboxRequest): string | undefined {
  const amzDate = getHeader(request, 'x-amz-date');
  if (amzDate !== undefined) return isTimestamp(amzDate) ? amzDate : undefined;
  const date = getHeader(request, 'date');
  if (date === undefined || isTimestamp(date)) return date;
  const time = new Date(date);
  return Number.isNaN(time.getTime()) ? undefined : formatTimestamp(time);
}

function isTimestamp(text: string): boolean {
  return /^\d{8}T\d{6}Z$/.test(text) && !Number.isNaN(parseTimestamp(text));
}

/** Epoch milliseconds. */
export function parseTimestamp(timestamp: string): number {
  return Date.parse(
    timestamp.replace(/^(\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})Z$/, '$1-$2-$3T$4:$5:$6Z'),
  );
}

export function formatTimestamp(time: Date): string {
  return time.toISOString().replace(/[-:]|\.\d{3}/g, '');
}

function splitNames(names: string): readonly string[] {
  return names.toLowerCase().split(';');
}
