import { ok } from '../../result.ts';
import { formatAccountArn, formatAccountEmail } from './account-arn.ts';
import type { OrganizationsOperation } from './operations.ts';

/** Any account of the organization may ask. */
export const describeOrganization: OrganizationsOperation = ({ organization }) => {
  const { organizationId, managementAccountId, accounts } = organization;
  const management = accounts.find(({ accountId }) => accountId === managementAccountId);
  return ok({
    Organization: {
      Id: organizationId,
      Arn: `arn:aws:organizations::${managementAccountId}:organization/${organizationId}`,
      FeatureSet: 'ALL',
      MasterAccountArn: formatAccountArn(organization, managementAccountId),
      MasterAccountId: managementAccountId,
      MasterAccountEmail: formatAccountEmail(management?.name ?? 'management'),
      AvailablePolicyTypes: [{ Type: 'SERVICE_CONTROL_POLICY', Status: 'ENABLED' }],
    },
  });
};
