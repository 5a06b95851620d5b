import type { UserIdentity } from '../../cloudtrail/event-record.ts';
import type { Caller } from '../http/caller.ts';

interface CallerIdentity extends UserIdentity {
  readonly accessKeyId?: string;
  readonly sessionContext?: {
    readonly sessionIssuer?: Readonly<Record<string, string>>;
    readonly attributes: Readonly<Record<string, string>>;
  };
}

/** A caller as CloudTrail tells it to the caller's own account (User Guide, cloudtrail-event-reference-user-identity). */
export function toCallerIdentity({ identity, accountId, accessKeyId, arn, userId }: Caller): CallerIdentity {
  const who = { principalId: userId, arn, accountId, accessKeyId };
  switch (identity.kind) {
    case 'anonymous':
      return { type: 'AWSAccount', principalId: '', accountId: 'anonymous' };
    case 'user':
      return {
        type: 'IAMUser',
        ...who,
        userName: identity.userName,
        ...(identity.sessionBegan === undefined
          ? {}
          : { sessionContext: { attributes: toAttributes(identity.sessionBegan) } }),
      };
    case 'role':
      return {
        type: 'AssumedRole',
        ...who,
        sessionContext: {
          sessionIssuer: {
            type: 'Role',
            principalId: identity.roleId,
            arn: `arn:aws:iam::${accountId}:role/${identity.roleName}`,
            accountId,
            userName: identity.roleName,
          },
          attributes: toAttributes(identity.sessionBegan),
        },
      };
  }
}

/** What the owner of a bucket learns of a caller from another account. */
export function toForeignIdentity({ userId, accountId }: Caller): UserIdentity {
  return { type: 'AWSAccount', principalId: userId.split(':')[0] ?? '', accountId };
}

function toAttributes(sessionBegan: number): Readonly<Record<string, string>> {
  return {
    creationDate: new Date(sessionBegan).toISOString().replace(/\.\d{3}Z$/, 'Z'),
    mfaAuthenticated: 'false',
  };
}
