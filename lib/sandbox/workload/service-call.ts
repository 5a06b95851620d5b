import type { VpcEndpointState } from '../world/state.ts';
import type { ApiAction } from './api-actions.ts';

/** One request to an AWS service, before anybody has recorded it. */
export interface ServiceCall {
  /** Epoch milliseconds, whole seconds. */
  readonly timeMs: number;
  readonly region: string;
  readonly action: ApiAction;
  readonly principal: Principal;
  readonly sourceIPAddress: string;
  readonly userAgent: string;
  /** What is acted upon; empty where the action names nothing. */
  readonly resourceARN: string;
  /** Absent for a call over the internet. */
  readonly vpcEndpoint?: VpcEndpointState;
  /** What comes of it behind the endpoint. */
  readonly outcome: CallOutcome;
  /** Made with the credentials of somebody at the console. */
  readonly isFromConsole: boolean;
  readonly requestID: string;
  readonly sharedEventID: string;
  /** For the endpoint owner's record and for the records of caller and resource owner. */
  readonly eventIDs: readonly [string, string, string];
}

/** The service's own answer, or a policy that is not the endpoint's. */
export type CallOutcome = 'done' | 'denied-by-identity-policy' | 'not-shared' | CallFault;

/** What a service answers that has nothing to do with rights. */
export interface CallFault {
  readonly code: string;
  readonly message: string;
}

export type Principal = RolePrincipal | UserPrincipal | WebIdentityPrincipal | AnonymousPrincipal;

export interface RolePrincipal {
  readonly kind: 'role';
  readonly accountId: string;
  readonly roleName: string;
  /** AROA… */
  readonly roleId: string;
  readonly sessionName: string;
  /** ASIA… */
  readonly accessKeyId: string;
}

export interface UserPrincipal {
  readonly kind: 'user';
  readonly accountId: string;
  readonly userName: string;
  /** AIDA… */
  readonly userId: string;
  /** AKIA… */
  readonly accessKeyId: string;
}

export interface WebIdentityPrincipal {
  readonly kind: 'web-identity';
  /** Of the role that it asks for. */
  readonly accountId: string;
  readonly provider: string;
  readonly audience: string;
  /** Whatever the identity provider was told by whoever named the branch. */
  readonly subject: string;
}

export interface AnonymousPrincipal {
  readonly kind: 'anonymous';
}

/** Whose credentials these are; undefined where there are none. */
export function accountOf(principal: Principal): string | undefined {
  return principal.kind === 'role' || principal.kind === 'user' ? principal.accountId : undefined;
}

/** By which a policy may name a principal: a role by itself and by its session. */
export function arnsOf(principal: Principal): readonly string[] {
  switch (principal.kind) {
    case 'role': {
      const { accountId, roleName, sessionName } = principal;
      return [
        `arn:aws:iam::${accountId}:role/${roleName}`,
        `arn:aws:sts::${accountId}:assumed-role/${roleName}/${sessionName}`,
      ];
    }
    case 'user':
      return [`arn:aws:iam::${principal.accountId}:user/${principal.userName}`];
    case 'web-identity':
    case 'anonymous':
      return [];
  }
}
