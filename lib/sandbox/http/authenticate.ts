import { fail, ok, type Result } from '../../result.ts';
import type { Organization } from '../seed/organization.ts';
import type { CredentialScope } from './credential-scope.ts';

/** Who calls, and in which Region. */
export interface Caller {
  readonly accountId: string;
  readonly region: string;
  readonly accessKeyId: string;
  readonly arn: string;
  readonly userId: string;
}

export type AuthenticationFault = 'unknown-key' | 'disabled-region';

/**
 * Account from the access key, Region from the credential scope. The signature itself is not checked yet:
 * this is the one place where that check belongs, before the caller is known to any service.
 */
export function authenticate(
  organization: Organization,
  scope: CredentialScope,
): Result<Caller, AuthenticationFault> {
  const account = organization.accounts.find((candidate) => candidate.accessKeyId === scope.accessKeyId);
  if (account === undefined) return fail('unknown-key');
  if (!organization.regions.includes(scope.region)) return fail('disabled-region');
  return ok({
    accountId: account.accountId,
    region: scope.region,
    accessKeyId: account.accessKeyId,
    arn: `arn:aws:iam::${account.accountId}:user/trailpoint`,
    userId: account.userId,
  });
}
