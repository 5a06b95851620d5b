import type { Caller } from '../http/caller.ts';
import type { Organization } from '../seed/organization.ts';
import type { ConditionContext } from './condition-context.ts';
import { listOrganizationPaths } from './organization-paths.ts';
import type { PolicyDocument } from './policy-document.ts';
import { evaluatePolicy, type PolicyDecision, type PolicyRequest } from './policy-evaluation.ts';

/** What identity-based policies say. Across accounts the resource's own policy must allow the request as well. */
export function evaluateIdentityPolicies(
  policies: readonly PolicyDocument[],
  request: PolicyRequest,
): PolicyDecision {
  const decisions = policies.map((policy) => evaluatePolicy(policy, request));
  if (decisions.includes('denied')) return 'denied';
  return decisions.includes('allowed') ? 'allowed' : 'not-mentioned';
}

/** What a caller's own policies say, and the policy that its session was narrowed to. */
export function evaluateCaller(
  { policies, sessionPolicy }: Pick<Caller, 'policies' | 'sessionPolicy'>,
  request: PolicyRequest,
): PolicyDecision {
  const decision = evaluateIdentityPolicies(policies, request);
  if (sessionPolicy === undefined || decision === 'denied') return decision;
  const session = evaluatePolicy(sessionPolicy, request);
  if (session === 'denied') return 'denied';
  return session === 'allowed' ? decision : 'not-mentioned';
}

const OF_EVERY_CALL: ConditionContext = {
  // The sandbox stands for endpoints of AWS, which speak TLS. Policies that ask for it are many, and all would deny.
  'aws:SecureTransport': 'true',
  'aws:PrincipalIsAWSService': 'false',
  'aws:ViaAWSService': 'false',
};

/** What a caller asks for, as policies of identities and of resources see it. */
export function toPolicyRequest(
  organization: Organization,
  caller: Caller,
  { action, resourceARN }: { readonly action: string; readonly resourceARN: string },
  context: ConditionContext = {},
): PolicyRequest {
  const { accountId, identity } = caller;
  const root = `arn:aws:iam::${accountId}:root`;
  const principalARN =
    identity.kind === 'role' ? `arn:aws:iam::${accountId}:role/${identity.roleName}` : caller.arn;
  const isMember = organization.accounts.some((account) => account.accountId === accountId);
  if (identity.kind === 'anonymous') {
    return {
      principalARNs: [],
      action,
      resourceARN,
      context: { 'aws:PrincipalType': 'Anonymous', 'aws:userid': 'anonymous', ...OF_EVERY_CALL, ...context },
    };
  }
  return {
    principalARNs: [...new Set([principalARN, caller.arn, root])],
    action,
    resourceARN,
    context: {
      'aws:PrincipalAccount': accountId,
      'aws:PrincipalArn': principalARN,
      'aws:PrincipalType': identity.kind === 'role' ? 'AssumedRole' : 'User',
      'aws:PrincipalOrgID': isMember ? organization.organizationId : undefined,
      'aws:PrincipalOrgPaths': listOrganizationPaths(organization, accountId),
      'aws:RequestedRegion': caller.region,
      'aws:userid': caller.userId,
      'aws:username': identity.kind === 'user' ? identity.userName : undefined,
      ...OF_EVERY_CALL,
      ...context,
    },
  };
}
