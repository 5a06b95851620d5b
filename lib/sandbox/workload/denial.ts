import { arnsOf, type ServiceCall } from './service-call.ts';

interface ErrorMembers {
  readonly errorCode?: string;
  readonly errorMessage?: string;
}

export const VPCE_DENIAL: ErrorMembers = {
  errorCode: 'VpceAccessDenied',
  errorMessage: 'The request was denied due to a VPC endpoint policy',
};

/** What a record tells of a call that got through the endpoint and came to nothing, in the service's own words. */
export function toErrorMembers(call: ServiceCall): ErrorMembers {
  const { outcome, action } = call;
  if (outcome === 'done') return {};
  if (typeof outcome === 'object') return { errorCode: outcome.code, errorMessage: outcome.message };
  const who = arnsOf(call.principal).at(-1);
  // Whoever has no credentials is not told more.
  if (who === undefined) return { errorCode: 'AccessDenied', errorMessage: 'Access Denied' };
  const policy = outcome === 'not-shared' ? 'resource-based' : 'identity-based';
  const sentence =
    `User: ${who} is not authorized to perform: ${action.name}` +
    `${call.resourceARN === '' ? '' : ` on resource: ${call.resourceARN}`} ` +
    `because no ${policy} policy allows the ${action.name} action`;
  return action.eventSource === 'ec2.amazonaws.com'
    ? {
        errorCode: 'Client.UnauthorizedOperation',
        errorMessage: `You are not authorized to perform this operation. ${sentence}`,
      }
    : { errorCode: 'AccessDenied', errorMessage: sentence };
}
