import type { Result } from '../../result.ts';
import type { AwsError } from '../http/aws-error.ts';
import type { Caller } from '../http/caller.ts';
import type { JsonObject } from '../http/json-input.ts';
import type { World } from '../world/world.ts';
import { describeOrganization } from './describe-organization.ts';
import { listAccounts } from './list-accounts.ts';

export type OrganizationsOperation = (
  world: World,
  caller: Caller,
  input: JsonObject,
) => Result<JsonObject, AwsError>;

export const ORGANIZATIONS_OPERATIONS: ReadonlyMap<string, OrganizationsOperation> = new Map([
  ['DescribeOrganization', describeOrganization],
  ['ListAccounts', listAccounts],
]);

/** All that the service model of 2016-11-28 names: what is not above is refused, what is not here is unknown. */
export const MODEL_OPERATIONS: ReadonlySet<string> = new Set(
  `AcceptHandshake AttachPolicy CancelHandshake CloseAccount CreateAccount CreateGovCloudAccount CreateOrganization
  CreateOrganizationalUnit CreatePolicy DeclineHandshake DeleteOrganization DeleteOrganizationalUnit DeletePolicy
  DeleteResourcePolicy DeregisterDelegatedAdministrator DescribeAccount DescribeCreateAccountStatus
  DescribeEffectivePolicy DescribeHandshake DescribeOrganization DescribeOrganizationalUnit DescribePolicy
  DescribeResourcePolicy DescribeResponsibilityTransfer DetachPolicy DisableAWSServiceAccess DisablePolicyType
  EnableAWSServiceAccess EnableAllFeatures EnablePolicyType InviteAccountToOrganization
  InviteOrganizationToTransferResponsibility LeaveOrganization ListAWSServiceAccessForOrganization ListAccounts
  ListAccountsForParent ListAccountsWithInvalidEffectivePolicy ListChildren ListCreateAccountStatus
  ListDelegatedAdministrators ListDelegatedServicesForAccount ListEffectivePolicyValidationErrors
  ListHandshakesForAccount ListHandshakesForOrganization ListInboundResponsibilityTransfers
  ListOrganizationalUnitsForParent ListOutboundResponsibilityTransfers ListParents ListPolicies
  ListPoliciesForTarget ListRoots ListTagsForResource ListTargetsForPolicy MoveAccount PutResourcePolicy
  RegisterDelegatedAdministrator RemoveAccountFromOrganization TagResource TerminateResponsibilityTransfer
  UntagResource UpdateOrganizationalUnit UpdatePolicy UpdateResponsibilityTransfer`.split(/\s+/),
);
