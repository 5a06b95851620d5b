import { matchesWildcard } from '../wildcard.ts';
import { matchesConditions } from './condition.ts';
import type { ConditionContext } from './condition-context.ts';
import type { PolicyDocument, PolicyPrincipal, PolicyStatement } from './policy-document.ts';
import { matchesPattern, type PolicyVariables, toPattern } from './policy-pattern.ts';

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

/** A decision, with the statement that made it: the first denial, otherwise the first allowance. */
export interface PolicyVerdict {
  readonly decision: PolicyDecision;
  /** Position in `Statement`; absent where no statement spoke. */
  readonly index?: number;
  readonly sid?: string;
}

/** A denial wins over every allowance (IAM User Guide, "Policy evaluation logic"). */
export function judge(policy: PolicyDocument, request: PolicyRequest): PolicyVerdict {
  const variables = { version: policy.Version, context: request.context };
  let allowance: PolicyVerdict | undefined;
  for (const [index, statement] of policy.Statement.entries()) {
    // Denials are looked for to the end; one allowance is enough.
    if (statement.Effect === 'Allow' && allowance !== undefined) continue;
    if (!appliesTo(statement, request, variables)) continue;
    const by = statement.Sid === undefined ? { index } : { index, sid: statement.Sid };
    if (statement.Effect === 'Deny') return { decision: 'denied', ...by };
    allowance = { decision: 'allowed', ...by };
  }
  return allowance ?? { decision: 'not-mentioned' };
}

export function evaluatePolicy(policy: PolicyDocument, request: PolicyRequest): PolicyDecision {
  return judge(policy, request).decision;
}

/** A VPC endpoint's policy lets a request pass where a statement allows it and none denies it. */
export function isAllowedByPolicy(policy: PolicyDocument, request: PolicyRequest): boolean {
  return evaluatePolicy(policy, request) === 'allowed';
}

function appliesTo(statement: PolicyStatement, request: PolicyRequest, variables: PolicyVariables): boolean {
  return (
    isActionMeant(statement, request.action) &&
    isPrincipalMeant(statement, request) &&
    isResourceMeant(statement, request.resourceARN, variables) &&
    (statement.Condition === undefined || matchesConditions(statement.Condition, statement.Effect, variables))
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
  return Action !== undefined
    ? namesAction(Action, action)
    : NotAction !== undefined && !namesAction(NotAction, action);
}

/** Action names are the only part of a policy that is compared without regard to case. */
export function namesAction(patterns: readonly string[], action: string): boolean {
  const lower = action.toLowerCase();
  return patterns.some((pattern) => pattern === '*' || matchesWildcard(pattern.toLowerCase(), lower));
}

function isResourceMeant(
  { Resource, NotResource }: PolicyStatement,
  resourceARN: string,
  variables: PolicyVariables,
): boolean {
  const names = (patterns: readonly string[]) =>
    patterns.some((text) => {
      const pattern = text === '*' ? text : toPattern(text, variables);
      return pattern !== undefined && matchesPattern(pattern, resourceARN);
    });
  return Resource !== undefined ? names(Resource) : NotResource !== undefined && !names(NotResource);
}
