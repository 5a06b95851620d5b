import type { UserIdentity } from '../../cloudtrail/event-record.ts';
import type { Principal, ServiceCall } from './service-call.ts';

interface FullIdentity extends UserIdentity {
  readonly accessKeyId?: string;
  readonly identityProvider?: string;
}

const SESSION_MS = 60 * 60 * 1000;

/** Who it was, in full: for the caller's own account. */
export function toUserIdentity(call: ServiceCall): FullIdentity {
  const { principal } = call;
  if (principal.kind === 'anonymous') return toRedactedIdentity(principal);
  if (principal.kind === 'web-identity') {
    return {
      type: 'WebIdentityUser',
      principalId: `${principal.provider}:${principal.audience}:${principal.subject}`,
      userName: principal.subject,
      identityProvider: principal.provider,
    };
  }
  const { accountId, roleName, roleId, sessionName, accessKeyId } = principal;
  const sessionIssuer = {
    type: 'Role',
    principalId: roleId,
    arn: `arn:aws:iam::${accountId}:role/${roleName}`,
    accountId,
    userName: roleName,
  };
  const began = Math.floor(call.timeMs / SESSION_MS) * SESSION_MS;
  const attributes = {
    creationDate: new Date(began).toISOString().replace(/\.\d{3}Z$/, 'Z'),
    mfaAuthenticated: 'false',
  };
  return {
    type: 'AssumedRole',
    principalId: `${roleId}:${sessionName}`,
    arn: `arn:aws:sts::${accountId}:assumed-role/${roleName}/${sessionName}`,
    accountId,
    accessKeyId,
    sessionContext: Object.assign({ sessionIssuer }, { attributes }),
  };
}

/** What the owner of an endpoint or of a resource learns of somebody else's principal. */
export function toRedactedIdentity(principal: Principal): UserIdentity {
  switch (principal.kind) {
    case 'role':
      return { type: 'AWSAccount', principalId: principal.roleId, accountId: principal.accountId };
    case 'web-identity':
      return { type: 'AWSAccount', principalId: '', accountId: principal.accountId };
    case 'anonymous':
      return { type: 'AWSAccount', principalId: '', accountId: 'anonymous' };
  }
}
