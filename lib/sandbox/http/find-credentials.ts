import { parseSessionPolicy } from '../iam/parse-session-policy.ts';
import { ADMINISTRATOR_ACCESS } from '../seed/principals-of-accounts.ts';
import type { SessionState } from '../world/state.ts';
import type { World } from '../world/world.ts';
import type { Caller } from './caller.ts';

/** What an access key stands for. */
export interface Credentials {
  readonly secretAccessKey: string;
  /** Of temporary credentials. */
  readonly session?: SessionState;
  /** All of the caller but the Region, which the request tells. */
  readonly caller: Omit<Caller, 'region'>;
}

export function findCredentials(world: World, accessKeyId: string): Credentials | undefined {
  return findUser(world, accessKeyId) ?? findSession(world, accessKeyId);
}

function findUser(world: World, wanted: string): Credentials | undefined {
  for (const { accountId, users, ...administrator } of world.organization.accounts) {
    const user =
      administrator.accessKeyId === wanted
        ? { ...administrator, userName: 'trailpoint', policies: [ADMINISTRATOR_ACCESS] }
        : users.find(({ accessKeyId }) => accessKeyId === wanted);
    if (user === undefined) continue;
    return {
      secretAccessKey: user.secretAccessKey,
      caller: {
        accountId,
        accessKeyId: user.accessKeyId,
        arn: `arn:aws:iam::${accountId}:user/${user.userName}`,
        userId: user.userId,
        identity: { kind: 'user', userName: user.userName },
        policies: user.policies,
      },
    };
  }
  return undefined;
}

function findSession(world: World, wanted: string): Credentials | undefined {
  const session = world.state.sessions.find(({ accessKeyId }) => accessKeyId === wanted);
  if (session === undefined) return undefined;
  const { accountId, principal, secretAccessKey, accessKeyId, beganTime } = session;
  if (principal.kind === 'user') {
    const user = findUser(world, principal.accessKeyId);
    if (user === undefined) return undefined;
    const identity = { kind: 'user', userName: principal.userName, sessionBegan: beganTime } as const;
    return { secretAccessKey, session, caller: { ...user.caller, accessKeyId, identity } };
  }
  const { roleName, sessionName } = principal;
  const account = world.organization.accounts.find((candidate) => candidate.accountId === accountId);
  const role = account?.roles.find((candidate) => candidate.roleName === roleName);
  if (role === undefined) return undefined;
  const sessionPolicy = principal.policy === undefined ? undefined : parseSessionPolicy(principal.policy);
  return {
    secretAccessKey,
    session,
    caller: {
      accountId,
      accessKeyId,
      arn: `arn:aws:sts::${accountId}:assumed-role/${roleName}/${sessionName}`,
      userId: `${role.roleId}:${sessionName}`,
      identity: { kind: 'role', roleName, roleId: role.roleId, sessionName, sessionBegan: beganTime },
      policies: role.policies,
      ...(sessionPolicy === undefined ? {} : { sessionPolicy }),
    },
  };
}
