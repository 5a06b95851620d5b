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
  readonly isDeniedByIam: boolean;
  readonly requestID: string;
  readonly sharedEventID: string;
  /** For the endpoint owner's record and for the records of caller and resource owner. */
  readonly eventIDs: readonly [string, string, string];
}

export type Principal = RolePrincipal | WebIdentityPrincipal | AnonymousPrincipal;

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
