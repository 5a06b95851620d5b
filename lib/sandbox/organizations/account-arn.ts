import type { Organization } from '../seed/organization.ts';

/** Every ARN of an organization belongs to its management account. */
export function formatAccountArn(organization: Organization, accountId: string): string {
  const { organizationId, managementAccountId } = organization;
  return `arn:aws:organizations::${managementAccountId}:account/${organizationId}/${accountId}`;
}

/** Sandboxes have no mail: the name goes nowhere. */
export function formatAccountEmail(name: string): string {
  return `aws+${name}@example.com`;
}
