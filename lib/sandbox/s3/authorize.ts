import { fail, ok } from '../../result.ts';
import type { AwsError } from '../http/aws-error.ts';
import type { Caller } from '../http/caller.ts';
import { evaluateCaller, toPolicyRequest } from '../iam/caller-policy.ts';
import type { ConditionContext } from '../iam/condition-context.ts';
import { listOrganizationPaths } from '../iam/organization-paths.ts';
import { evaluatePolicy } from '../iam/policy-evaluation.ts';
import type { Organization } from '../seed/organization.ts';
import type { BucketState } from '../world/state.ts';
import { readBucketPolicy } from './bucket-policy.ts';
import { isPublicPolicy } from './public-policy.ts';
import { ACCESS_DENIED } from './s3-error.ts';
import type { AccessOutcome } from './s3-operation.ts';

interface Asked {
  readonly action: string;
  readonly resourceARN: string;
}

/** For what acts on no bucket that is there: identity-based policies alone. */
export function authorizeInAccount(
  organization: Organization,
  caller: Caller,
  asked: Asked,
  context: ConditionContext,
): AccessOutcome {
  if (caller.identity.kind === 'anonymous') return fail(ACCESS_DENIED);
  const request = toPolicyRequest(organization, caller, asked, context);
  const decision = evaluateCaller(caller, request);
  return decision === 'allowed' ? ok(undefined) : fail(explain(caller, asked, decision, 'identity-based'));
}

/**
 * In one account either an identity's or the bucket's policy opens a door; across accounts both must
 * (IAM User Guide, "Policy evaluation logic"). Anonymous requests have the bucket's policy alone.
 */
export function authorizeOnBucket(
  organization: Organization,
  caller: Caller,
  bucket: BucketState,
  asked: Asked,
  context: ConditionContext,
): AccessOutcome {
  const isOwn = caller.accountId === bucket.accountId;
  const isMember = organization.accounts.some(({ accountId }) => accountId === bucket.accountId);
  const request = toPolicyRequest(organization, caller, asked, {
    'aws:ResourceAccount': bucket.accountId,
    's3:ResourceAccount': bucket.accountId,
    'aws:ResourceOrgID': isMember ? organization.organizationId : undefined,
    'aws:ResourceOrgPaths': listOrganizationPaths(organization, bucket.accountId),
    ...context,
  });
  const identity = evaluateCaller(caller, request);
  const policy = readBucketPolicy(bucket);
  const resource = policy === undefined ? 'not-mentioned' : evaluatePolicy(policy, request);

  if (identity === 'denied') return fail(explain(caller, asked, 'denied', 'identity-based'));
  if (resource === 'denied') return fail(explain(caller, asked, 'denied', 'resource-based'));
  const isShut =
    bucket.publicAccessBlock?.restrictPublicBuckets === true &&
    policy !== undefined &&
    isPublicPolicy(policy);
  if (isOwn) {
    if (identity === 'allowed') return ok(undefined);
    // The account itself in a bucket's policy hands the decision to the account's own policies, so it opens nothing.
    const root = `arn:aws:iam::${caller.accountId}:root`;
    const named = { ...request, principalARNs: request.principalARNs.filter((arn) => arn !== root) };
    if (policy !== undefined && evaluatePolicy(policy, named) === 'allowed') return ok(undefined);
    return fail(explain(caller, asked, 'not-mentioned', 'identity-based'));
  }
  if (caller.identity.kind === 'anonymous') {
    return resource === 'allowed' && !isShut ? ok(undefined) : fail(ACCESS_DENIED);
  }
  if (identity !== 'allowed') return fail(explain(caller, asked, 'not-mentioned', 'identity-based'));
  if (resource === 'allowed' && !isShut) return ok(undefined);
  return fail(isMember ? explain(caller, asked, 'not-mentioned', 'resource-based') : ACCESS_DENIED);
}

/** S3 User Guide, "Troubleshoot access denied (403 Forbidden) errors". */
function explain(
  caller: Caller,
  { action, resourceARN }: Asked,
  decision: 'denied' | 'not-mentioned',
  policy: 'identity-based' | 'resource-based',
): AwsError {
  const because =
    decision === 'denied'
      ? `with an explicit deny in ${policy === 'identity-based' ? 'an' : 'a'} ${policy} policy`
      : `because no ${policy} policy allows the ${action} action`;
  return {
    ...ACCESS_DENIED,
    message: `User: ${caller.arn} is not authorized to perform: ${action} on resource: "${resourceARN}" ${because}`,
  };
}
