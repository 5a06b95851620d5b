import type { Organization } from '../seed/organization.ts';

const ROOT = 'r-tp01';
const WORKLOADS = 'ou-tp01-workload';

/** `aws:PrincipalOrgPaths` and its kin: the management account is in the root, every other account in one unit. */
export function listOrganizationPaths(
  { organizationId, managementAccountId, accounts }: Organization,
  accountId: string,
): readonly string[] {
  if (!accounts.some((account) => account.accountId === accountId)) return [];
  const root = `${organizationId}/${ROOT}/`;
  return [accountId === managementAccountId ? root : `${root}${WORKLOADS}/`];
}
