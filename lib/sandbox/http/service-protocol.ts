import type { Result } from '../../result.ts';
import type { World } from '../world/world.ts';
import type { ApiCall } from './api-call.ts';
import type { AuthenticationFault, Door } from './authenticate.ts';
import type { AwsError } from './aws-error.ts';
import type { Caller } from './caller.ts';
import type { SandboxRequest, SandboxResponse } from './sandbox-request.ts';

/** How one service reads a request and writes an answer. */
export interface ServiceProtocol {
  readonly door: Door;
  /** Takes requests that nobody signed, and decides about them itself. */
  readonly takesUnsigned?: true;
  /** Why a request has no caller, in the service's own words. */
  explainFault(fault: AuthenticationFault): AwsError;
  /** How AWS says that a policy stands in the way. */
  explainDenial(denial: Denial): AwsError;
  /** How AWS says that it has heard enough from this caller. */
  readonly throttling: AwsError;
  /** How AWS says that it is its own fault. */
  readonly failures: Readonly<Record<500 | 503, AwsError>>;
  readonly tooLarge: AwsError;
  /** What is asked for, before anybody decides whether it may be; an error where no operation can be told. */
  findCall(world: World, caller: Caller, request: SandboxRequest): Result<ApiCall, AwsError>;
  formatError(request: SandboxRequest, error: AwsError): SandboxResponse;
}

export interface Denial {
  readonly caller: Caller;
  readonly action: string;
  /** `*` where the action is on no one resource. */
  readonly resourceARN: string;
  readonly decision: 'denied' | 'not-mentioned';
}

/** IAM User Guide, "Troubleshoot access denied error messages". */
export function explainIdentityDenial({ caller, action, resourceARN, decision }: Denial): string {
  return `User: ${caller.arn} is not authorized to perform: ${action} on resource: ${resourceARN} ${becauseOf(action, decision)}`;
}

export function becauseOf(action: string, decision: Denial['decision']): string {
  return decision === 'denied'
    ? 'with an explicit deny in an identity-based policy'
    : `because no identity-based policy allows the ${action} action`;
}
