import { fail, ok, type Result } from '../../result.ts';
import { hasExpired } from '../sts/session.ts';
import type { World } from '../world/world.ts';
import {
  type Authorization,
  type AuthorizationFault,
  parseTimestamp,
  readAuthorization,
} from './authorization.ts';
import type { Caller } from './caller.ts';
import { findCredentials } from './find-credentials.ts';
import { checkS3Payload, findS3PayloadHash, isSameSignature, type PayloadFault } from './payload.ts';
import type { SandboxRequest } from './sandbox-request.ts';
import { sha256Hex, sign, toCanonicalRequest, toStringToSign } from './signature-v4.ts';
import { findSigningKey } from './signing-keys.ts';

/** Why a request has no caller. */
export type AuthenticationFault =
  | AuthorizationFault
  | PayloadFault
  | { readonly kind: 'wrong-service'; readonly service: string }
  | { readonly kind: 'wrong-region'; readonly region: string }
  | { readonly kind: 'disabled-region' }
  | { readonly kind: 'unknown-key'; readonly accessKeyId: string }
  | { readonly kind: 'invalid-token'; readonly token: string }
  | { readonly kind: 'expired-token'; readonly token: string }
  | { readonly kind: 'host-not-signed' }
  | { readonly kind: 'headers-not-signed'; readonly names: readonly string[] }
  | { readonly kind: 'too-old' | 'too-new'; readonly timestamp: string; readonly now: Date }
  | { readonly kind: 'link-expired'; readonly expires: number; readonly until: Date; readonly now: Date }
  | { readonly kind: 'link-not-yet-valid'; readonly timestamp: string; readonly now: Date }
  | SignatureMismatch;

export interface SignatureMismatch {
  readonly kind: 'signature-mismatch';
  readonly accessKeyId: string;
  readonly signature: string;
  readonly stringToSign: string;
  readonly canonicalRequest: string;
}

export const SKEW_MS = 15 * 60 * 1000;

/** Where a signature is good, beside the caller's own Regions. */
export interface Door {
  /** As credentials are scoped to it. */
  readonly service: string;
  /** The one Region that knows the service, for a service that has one. */
  readonly onlyRegion?: string;
}

/** Who signed the request; the account follows from the key, the Region from the scope that the key is bound to. */
export function authenticate(
  world: World,
  door: Door,
  request: SandboxRequest,
): Result<Caller, AuthenticationFault> {
  const read = readAuthorization(request);
  if (!read.ok) return read;
  const authorization = read.value;
  const { accessKeyId, scope, sessionToken } = authorization;
  const scopeFault = findScopeFault(world, door, authorization);
  if (scopeFault !== undefined) return fail(scopeFault);

  const credentials = findCredentials(world, accessKeyId);
  // Temporary keys without their token are keys that nobody knows.
  if (credentials === undefined || (credentials.session !== undefined && sessionToken === undefined)) {
    return fail({ kind: 'unknown-key', accessKeyId });
  }
  const { session } = credentials;
  if (sessionToken !== undefined && sessionToken !== session?.sessionToken) {
    return fail({ kind: 'invalid-token', token: sessionToken });
  }
  if (sessionToken !== undefined && session !== undefined && hasExpired(world, session)) {
    return fail({ kind: 'expired-token', token: sessionToken });
  }
  const fault =
    findTimeFault(world, authorization) ??
    findHeaderFault(door, authorization, request) ??
    findSignatureFault(door, authorization, credentials.secretAccessKey, request);
  return fault === undefined ? ok({ ...credentials.caller, region: scope.region }) : fail(fault);
}

function findScopeFault(
  world: World,
  door: Door,
  { scope, accessKeyId }: Authorization,
): AuthenticationFault | undefined {
  const { region, service } = scope;
  if (service !== door.service) return { kind: 'wrong-service', service };
  const { regions, disabledRegions } = world.organization;
  if (door.onlyRegion !== undefined && region !== door.onlyRegion) return { kind: 'wrong-region', region };
  if (regions.includes(region)) return undefined;
  const isRegion = disabledRegions.includes(region) || /^[a-z]{2}(?:-[a-z]+){1,2}-\d$/.test(region);
  if (!isRegion) return { kind: 'wrong-region', region };
  // A Region that the account has not enabled does not know the account's keys.
  return findCredentials(world, accessKeyId) === undefined
    ? { kind: 'unknown-key', accessKeyId }
    : { kind: 'disabled-region' };
}

/** Clients sign with the machine's clock, while the sandbox's own may be elsewhere: either is good. */
function findTimeFault(world: World, { timestamp, expires }: Authorization): AuthenticationFault | undefined {
  const time = parseTimestamp(timestamp);
  const clocks = [Date.now(), world.now().getTime()];
  const now = new Date(clocks[0] ?? 0);
  if (clocks.every((clock) => time > clock + SKEW_MS)) {
    return { kind: expires === undefined ? 'too-new' : 'link-not-yet-valid', timestamp, now };
  }
  if (expires !== undefined) {
    const until = time + expires * 1000;
    return clocks.every((clock) => clock > until)
      ? { kind: 'link-expired', expires, until: new Date(until), now }
      : undefined;
  }
  return clocks.every((clock) => time < clock - SKEW_MS) ? { kind: 'too-old', timestamp, now } : undefined;
}

function findHeaderFault(
  door: Door,
  { signedHeaders }: Authorization,
  request: SandboxRequest,
): AuthenticationFault | undefined {
  if (!signedHeaders.includes('host')) return { kind: 'host-not-signed' };
  // S3 alone refuses headers of its own that anybody on the way could have added.
  if (door.service !== 's3') return undefined;
  const names = Object.keys(request.headers).filter(
    (name) => name.startsWith('x-amz-') && !signedHeaders.includes(name),
  );
  return names.length === 0 ? undefined : { kind: 'headers-not-signed', names };
}

function findSignatureFault(
  door: Door,
  authorization: Authorization,
  secretAccessKey: string,
  request: SandboxRequest,
): AuthenticationFault | undefined {
  const isS3 = door.service === 's3';
  const payloadHash = isS3 ? findS3PayloadHash(request, authorization) : ok(sha256Hex(request.body));
  if (!payloadHash.ok) return payloadHash.error;
  const { scope, timestamp, signedHeaders, signature, accessKeyId } = authorization;
  const canonicalRequest = toCanonicalRequest(
    {
      method: request.method,
      path: request.path,
      rawQuery: request.rawQuery,
      headers: request.headerValues,
      signedHeaders,
      payloadHash: payloadHash.value,
    },
    isS3 ? 's3' : 'other-services',
  );
  const stringToSign = toStringToSign(timestamp, scope, canonicalRequest);
  const key = findSigningKey(secretAccessKey, scope);
  if (!isSameSignature(sign(key, stringToSign), signature)) {
    return { kind: 'signature-mismatch', accessKeyId, signature, stringToSign, canonicalRequest };
  }
  return isS3 ? checkS3Payload(request, authorization, payloadHash.value, key) : undefined;
}
