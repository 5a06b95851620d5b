import { getHeader, type SandboxRequest } from '../http/sandbox-request.ts';
import type { ConditionContext } from '../iam/condition-context.ts';

/** By condition key, the header that it asks about. */
const OF_HEADERS: Readonly<Record<string, string>> = {
  'aws:Referer': 'referer',
  'aws:UserAgent': 'user-agent',
  's3:x-amz-acl': 'x-amz-acl',
  's3:x-amz-content-sha256': 'x-amz-content-sha256',
  's3:x-amz-copy-source': 'x-amz-copy-source',
  's3:x-amz-metadata-directive': 'x-amz-metadata-directive',
  's3:x-amz-server-side-encryption': 'x-amz-server-side-encryption',
  's3:x-amz-server-side-encryption-aws-kms-key-id': 'x-amz-server-side-encryption-aws-kms-key-id',
  's3:x-amz-storage-class': 'x-amz-storage-class',
  's3:if-match': 'if-match',
  's3:if-none-match': 'if-none-match',
};

const OF_QUERY: Readonly<Record<string, string>> = {
  's3:prefix': 'prefix',
  's3:delimiter': 'delimiter',
  's3:max-keys': 'max-keys',
};

/** What policies may ask about a request to S3 (Service Authorization Reference, "Amazon S3", condition keys). */
export function toRequestContext(request: SandboxRequest, now: Date): ConditionContext {
  const isPresigned = request.query.has('X-Amz-Signature');
  const isSigned = isPresigned || getHeader(request, 'authorization') !== undefined;
  const context: Record<string, string | undefined> = {
    'aws:CurrentTime': now.toISOString(),
    'aws:EpochTime': String(Math.floor(now.getTime() / 1000)),
    // The sandbox answers this machine alone.
    'aws:SourceIp': '127.0.0.1',
    's3:TlsVersion': '1.3',
    ...(isSigned
      ? {
          's3:signatureversion': 'AWS4-HMAC-SHA256',
          's3:authType': isPresigned ? 'REST-QUERY-STRING' : 'REST-HEADER',
        }
      : {}),
  };
  for (const [key, name] of Object.entries(OF_HEADERS)) context[key] = getHeader(request, name);
  for (const [key, name] of Object.entries(OF_QUERY)) context[key] = request.query.get(name) ?? undefined;
  return context;
}
