import { matchesWildcard } from '../wildcard.ts';
import { type ConditionContext, matchesConditions } from './condition.ts';
import type { PolicyDocument, PolicyPrincipal, PolicyStatement } from './policy-document.ts';

/** What a statement can ask about a request. Absent where the request has no such thing. */
export interface PolicyRequest {
  /** ARNs by which the principal may be named: its user or role, its session, its account. Empty for anonymous requests. */
  readonly principalARNs: readonly string[];
  /** e.g. `cloudtrail.amazonaws.com`, where AWS itself asks. */
  readonly servicePrincipal?: string;
  /** e.g. `kms:Decrypt`. */
  readonly action: string;
  readonly resourceARN: string;
  /** Condition keys, e.g. `aws:PrincipalOrgID`. */
  readonly context: ConditionContext;
}

/** What one policy says of a request. */
export type PolicyDecision = 'allowed' | 'denied' | 'not-mentioned';

/** A denial wins over every allowance (IAM User Guide, "Policy evaluation logic"). */
export function evaluatePolicy(policy: PolicyDocument, request: PolicyRequest): PolicyDecision {
  const applying = policy.Statement.filter((statement) => appliesTo(statement, request));
  if (applying.some(({ Effect }) => Effect === 'Deny')) return 'denied';
  return applying.length > 0 ? 'allowed' : 'not-mentioned';
}

/** A VPC endpoint's policy lets a request pass where a statement allows it and none denies it. */
export function isAllowedByPolicy(policy: PolicyDocument, request: PolicyRequest): boolean {
  return evaluatePolicy(policy, request) === 'allowed';
}

function appliesTo(statement: PolicyStatement, request: PolicyRequest): boolean {
  return (
    isPrincipalMeant(statement, request) &&
    isActionMeant(statement, request.action) &&
    isResourceMeant(statement, request.resourceARN) &&
    matchesConditions(statement.Condition ?? {}, request.context, statement.Effect)
  );
}

/** Identity policies name no principal: whoever has them is meant. */
function isPrincipalMeant({ Principal, NotPrincipal }: PolicyStatement, request: PolicyRequest): boolean {
  if (Principal !== undefined) return namesPrincipal(Principal, request);
  return NotPrincipal === undefined || !namesPrincipal(NotPrincipal, request);
}

function namesPrincipal(principal: PolicyPrincipal, request: PolicyRequest): boolean {
  if (principal === '*') return true;
  const { AWS = [], Service = [] } = principal;
  return (
    AWS.some((named) => named === '*' || request.principalARNs.includes(toPrincipalARN(named))) ||
    (request.servicePrincipal !== undefined && Service.includes(request.servicePrincipal))
  );
}

/** `"AWS": "111122223333"` is short for the account's root. */
function toPrincipalARN(named: string): string {
  return /^\d{12}$/.test(named) ? `arn:aws:iam::${named}:root` : named;
}

function isActionMeant({ Action, NotAction }: PolicyStatement, action: string): boolean {
  // Action names are the only part of a policy that is compared without regard to case.
  const names = (patterns: readonly string[]) =>
    patterns.some((pattern) => matchesWildcard(pattern.toLowerCase(), action.toLowerCase()));
  return Action !== undefined ? names(Action) : NotAction !== undefined && !names(NotAction);
}

function isResourceMeant({ Resource, NotResource }: PolicyStatement, resourceARN: string): boolean {
  const names = (patterns: readonly string[]) =>
    patterns.some((pattern) => pattern === '*' || matchesWildcard(pattern, resourceARN));
  return Resource !== undefined ? names(Resource) : NotResource !== undefined && !names(NotResource);
}
