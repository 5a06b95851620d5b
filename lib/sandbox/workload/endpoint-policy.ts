import { matchesWildcard } from '../wildcard.ts';
import type { PolicyDocument, PolicyStatement } from '../world/state.ts';

/** What a statement can ask about a request. Absent where the request has no such thing. */
export interface PolicyRequest {
  /** ARNs by which the principal may be named: its role, its session. Empty for anonymous requests. */
  readonly principalARNs: readonly string[];
  /** e.g. `kms:Decrypt`. */
  readonly action: string;
  readonly resourceARN: string;
  /** Condition keys, e.g. `aws:PrincipalOrgID`. */
  readonly context: Readonly<Record<string, string | undefined>>;
}

/**
 * A VPC endpoint's policy lets a request pass where a statement allows it and none denies it
 * (IAM User Guide, "Policy evaluation logic"). What the evaluator does not know never allows.
 */
export function isAllowedByEndpointPolicy(policy: PolicyDocument, request: PolicyRequest): boolean {
  const applying = policy.Statement.filter((statement) => appliesTo(statement, request));
  return (
    applying.some(({ Effect }) => Effect === 'Allow') && !applying.some(({ Effect }) => Effect === 'Deny')
  );
}

function appliesTo(statement: PolicyStatement, request: PolicyRequest): boolean {
  return (
    matchesPrincipal(statement.Principal, request) &&
    statement.Action.some((pattern) =>
      // Action names are the only part of a policy that is compared without regard to case.
      matchesWildcard(pattern.toLowerCase(), request.action.toLowerCase()),
    ) &&
    statement.Resource.some((pattern) => pattern === '*' || matchesWildcard(pattern, request.resourceARN)) &&
    Object.entries(statement.Condition ?? {}).every(([operator, keys]) =>
      Object.entries(keys).every(([key, values]) =>
        matchesCondition(operator, values, request.context[key], statement.Effect),
      ),
    )
  );
}

function matchesPrincipal(principal: PolicyStatement['Principal'], request: PolicyRequest): boolean {
  if (principal === '*') return true;
  return principal.AWS.some((named) => named === '*' || request.principalARNs.includes(named));
}

type Comparison = (pattern: string, value: string) => boolean;

const OPERATORS: Readonly<Record<string, { readonly compare: Comparison; readonly negated: boolean }>> = {
  StringEquals: { compare: (pattern, value) => pattern === value, negated: false },
  StringNotEquals: { compare: (pattern, value) => pattern === value, negated: true },
  StringLike: { compare: matchesWildcard, negated: false },
  StringNotLike: { compare: matchesWildcard, negated: true },
  ArnEquals: { compare: matchesWildcard, negated: false },
  ArnLike: { compare: matchesWildcard, negated: false },
  ArnNotLike: { compare: matchesWildcard, negated: true },
};

function matchesCondition(
  operator: string,
  values: readonly string[],
  actual: string | undefined,
  effect: PolicyStatement['Effect'],
): boolean {
  const ifExists = operator.endsWith('IfExists');
  const known = OPERATORS[ifExists ? operator.slice(0, -'IfExists'.length) : operator];
  // An operator that is unknown here must not open the endpoint: it fails an Allow and holds for a Deny.
  if (known === undefined) return effect === 'Deny';
  if (actual === undefined) return ifExists || known.negated;
  return values.some((pattern) => known.compare(pattern, actual)) !== known.negated;
}
