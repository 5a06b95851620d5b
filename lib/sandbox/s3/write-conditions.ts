import { fail, ok, type Result } from '../../result.ts';
import type { AwsError } from '../http/aws-error.ts';
import { getHeader, type SandboxRequest } from '../http/sandbox-request.ts';
import type { StoredObject } from './object-store.ts';
import { NOT_IMPLEMENTED, noSuchKey, preconditionFailed } from './s3-error.ts';

/** S3 User Guide, "Conditional writes": only where nothing is there, or only over what the sender saw. */
export function checkWriteConditions(
  request: SandboxRequest,
  key: string,
  existing: StoredObject | undefined,
): Result<undefined, AwsError> {
  const ifNoneMatch = getHeader(request, 'if-none-match');
  if (ifNoneMatch !== undefined) {
    if (ifNoneMatch !== '*') return fail({ ...NOT_IMPLEMENTED, details: { Header: 'If-None-Match' } });
    if (existing !== undefined) return fail(preconditionFailed('If-None-Match'));
  }
  const ifMatch = getHeader(request, 'if-match');
  if (ifMatch !== undefined) {
    if (existing === undefined) return fail(noSuchKey(key));
    if (ifMatch !== `"${existing.etag}"` && ifMatch !== existing.etag)
      return fail(preconditionFailed('If-Match'));
  }
  return ok(undefined);
}
