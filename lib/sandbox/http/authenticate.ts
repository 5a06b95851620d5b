import { fail, ok, type Result } from '../../result.ts';
import type { Organization } from '../seed/organization.ts';
import { ADMINISTRATOR_ACCESS } from '../seed/principals-of-accounts.ts';
import type { Caller } from './caller.ts';
import type { CredentialScope } from './credential-scope.ts';

export type AuthenticationFault = 'unknown-key' | 'disabled-region';

/**
 * Account from the access key, Region from the credential scope. The signature itself is not checked yet:
 * this is the one place where that check belongs, before the caller is known to any service.
 */
export function authenticate(
  organization: Organization,
  scope: CredentialScope,
): Result<Caller, AuthenticationFault> {
  const caller = findCaller(organization, scope);
  if (caller === undefined) return fail('unknown-key');
  if (!organization.regions.includes(scope.region)) return fail('disabled-region');
  return ok(caller);
}

function findCaller(organization: Organization, scope: CredentialScope): Caller | undefined {
  for (const account of organization.accounts) {
    const { accountId } = account;
    const users = [
      {
        userName: 'trailpoint',
        userId: account.userId,
        accessKeyId: account.accessKeyId,
        policies: [ADMINISTRATOR_ACCESS],
      },
      ...account.users,
    ];
    const user = users.find(({ accessKeyId }) => accessKeyId === scope.accessKeyId);
    if (user === undefined) continue;
    return {
      accountId,
      region: scope.region,
      accessKeyId: user.accessKeyId,
      arn: `arn:aws:iam::${accountId}:user/${user.userName}`,
      userId: user.userId,
      identity: { kind: 'user', userName: user.userName },
      policies: user.policies,
    };
  }
  return undefined;
}
