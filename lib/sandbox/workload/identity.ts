import type { UserIdentity } from '../../cloudtrail/event-record.ts';
import type { Principal, ServiceCall } from './service-call.ts';

interface FullIdentity extends UserIdentity {
  readonly accessKeyId?: string;
  readonly identityProvider?: string;
}

/** Who it was, in full: for the caller's own account. */
export function toUserIdentity({ principal, timeMs }: ServiceCall): FullIdentity {
  switch (principal.kind) {
    case 'anonymous':
      return toRedactedIdentity(principal);
    case 'web-identity':
      return {
        type: 'WebIdentityUser',
        principalId: `${principal.provider}:${principal.audience}:${principal.subject}`,
        userName: principal.subject,
        identityProvider: principal.provider,
      };
    case 'user': {
      const { accountId, userName, userId, accessKeyId } = principal;
      const arn = `arn:aws:iam::${accountId}:user/${userName}`;
      return { type: 'IAMUser', principalId: userId, arn, accountId, accessKeyId, userName };
    }
    case 'role': {
      const { accountId, roleName, roleId, sessionName, accessKeyId } = principal;
      const sessionIssuer = {
        type: 'Role',
        principalId: roleId,
        arn: `arn:aws:iam::${accountId}:role/${roleName}`,
        accountId,
        userName: roleName,
      };
      const attributes = { creationDate: formatHour(timeMs), mfaAuthenticated: 'false' };
      return {
        type: 'AssumedRole',
        principalId: `${roleId}:${sessionName}`,
        arn: `arn:aws:sts::${accountId}:assumed-role/${roleName}/${sessionName}`,
        accountId,
        accessKeyId,
        sessionContext: Object.assign({ sessionIssuer }, { attributes }),
      };
    }
  }
}

/** What the owner of an endpoint or of a resource learns of somebody else's principal. */
export function toRedactedIdentity(principal: Principal): UserIdentity {
  switch (principal.kind) {
    case 'role':
      return { type: 'AWSAccount', principalId: principal.roleId, accountId: principal.accountId };
    case 'user':
      return { type: 'AWSAccount', principalId: principal.userId, accountId: principal.accountId };
    case 'web-identity':
      return { type: 'AWSAccount', principalId: '', accountId: principal.accountId };
    case 'anonymous':
      return { type: 'AWSAccount', principalId: '', accountId: 'anonymous' };
  }
}

/** Sessions begin with the hour. */
function formatHour(timeMs: number): string {
  return `${formatTime(timeMs).slice(0, 13)}:00:00Z`;
}

let formatted = { timeMs: Number.NaN, text: '' };

/** Whole seconds, as records have them. All calls of a round share theirs. */
export function formatTime(timeMs: number): string {
  if (formatted.timeMs !== timeMs) {
    formatted = { timeMs, text: new Date(timeMs).toISOString().replace(/\.\d{3}Z$/, 'Z') };
  }
  return formatted.text;
}
