import { getHeader, type SandboxRequest } from './sandbox-request.ts';

/** What Signature Version 4 says about a request: whose key, which Region, which service. */
export interface CredentialScope {
  readonly accessKeyId: string;
  readonly date: string;
  readonly region: string;
  readonly service: string;
}

const SCOPE = /^([\w+]{4,128})\/(\d{8})\/([a-z0-9-]{1,40})\/([a-z0-9-]{1,40})\/aws4_request$/;

/** `malformed` where an Authorization header is there but is not Signature Version 4; undefined where nothing is signed. */
export function findCredentialScope(request: SandboxRequest): CredentialScope | 'malformed' | undefined {
  const authorization = getHeader(request, 'authorization');
  if (authorization !== undefined) {
    const credential = /^AWS4-HMAC-SHA256\s+(?:.*[\s,])?Credential=([^\s,]+)/.exec(authorization)?.[1];
    return credential === undefined ? 'malformed' : (parseScope(credential) ?? 'malformed');
  }
  const presigned = request.query.get('X-Amz-Credential');
  return presigned === null ? undefined : (parseScope(presigned) ?? 'malformed');
}

function parseScope(credential: string): CredentialScope | undefined {
  const [, accessKeyId, date, region, service] = SCOPE.exec(credential) ?? [];
  if (accessKeyId === undefined || date === undefined || region === undefined || service === undefined) {
    return undefined;
  }
  return { accessKeyId, date, region, service };
}
