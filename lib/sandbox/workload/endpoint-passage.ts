import { listOrganizationPaths } from '../iam/organization-paths.ts';
import { isAllowedByPolicy, type PolicyRequest } from '../iam/policy-evaluation.ts';
import type { Organization } from '../seed/organization.ts';
import { formatTime } from './identity.ts';
import { findResourceOwner } from './resource-owner.ts';
import { accountOf, arnsOf, type Principal, type ServiceCall } from './service-call.ts';

/** Whether the policy of the endpoint lets a call through. One over the internet has no endpoint in its way. */
export function passesEndpoint(organization: Organization, call: ServiceCall): boolean {
  return (
    call.vpcEndpoint === undefined ||
    isAllowedByPolicy(call.vpcEndpoint.policyDocument, toPolicyRequest(organization, call))
  );
}

/** The keys of data perimeters among them (IAM User Guide, "AWS global condition context keys"). */
function toPolicyRequest(organization: Organization, call: ServiceCall): PolicyRequest {
  const { vpcEndpoint, principal, region, timeMs } = call;
  const principalAccount = accountOf(principal);
  const resourceAccount = findResourceOwner(organization, call.resourceARN);
  const [principalARN] = arnsOf(principal);
  const organizationOf = (accountId: string | undefined) =>
    organization.accounts.some((account) => account.accountId === accountId)
      ? organization.organizationId
      : undefined;
  const pathsOf = (accountId: string | undefined) =>
    accountId === undefined ? [] : listOrganizationPaths(organization, accountId);
  return {
    principalARNs: arnsOf(principal),
    action: call.action.name,
    resourceARN: call.resourceARN,
    context: {
      'aws:PrincipalAccount': principalAccount,
      'aws:PrincipalArn': principalARN,
      'aws:PrincipalOrgID': organizationOf(principalAccount),
      'aws:PrincipalOrgPaths': pathsOf(principalAccount),
      'aws:PrincipalType': PRINCIPAL_TYPES[principal.kind],
      'aws:userid': toUserId(principal),
      'aws:username': principal.kind === 'user' ? principal.userName : undefined,
      'aws:ResourceAccount': resourceAccount,
      'aws:ResourceOrgID': organizationOf(resourceAccount),
      'aws:ResourceOrgPaths': pathsOf(resourceAccount),
      'aws:SourceVpce': vpcEndpoint?.vpcEndpointId,
      'aws:SourceVpc': vpcEndpoint?.vpcId,
      // A request through an endpoint has no aws:SourceIp.
      'aws:VpcSourceIp': call.sourceIPAddress,
      'aws:VpceAccount': vpcEndpoint?.ownerId,
      'aws:VpceOrgID': organizationOf(vpcEndpoint?.ownerId),
      'aws:VpceOrgPaths': pathsOf(vpcEndpoint?.ownerId),
      'aws:RequestedRegion': region,
      'aws:UserAgent': call.userAgent,
      'aws:CurrentTime': formatTime(timeMs),
      'aws:EpochTime': String(Math.floor(timeMs / 1000)),
      'aws:SecureTransport': 'true',
      'aws:PrincipalIsAWSService': 'false',
      'aws:ViaAWSService': 'false',
    },
  };
}

const PRINCIPAL_TYPES: Readonly<Record<Principal['kind'], string>> = {
  role: 'AssumedRole',
  user: 'User',
  'web-identity': 'Anonymous',
  anonymous: 'Anonymous',
};

function toUserId(principal: Principal): string {
  switch (principal.kind) {
    case 'role':
      return `${principal.roleId}:${principal.sessionName}`;
    case 'user':
      return principal.userId;
    case 'web-identity':
    case 'anonymous':
      return 'anonymous';
  }
}
