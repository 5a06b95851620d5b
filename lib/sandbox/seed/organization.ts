import type { IamRole, IamUser } from '../iam/iam-entity.ts';
import { createRoles, createUsers } from './principals-of-accounts.ts';

export interface SandboxAccount {
  readonly accountId: string;
  readonly name: string;
  /** Of the administrator, who may do everything. */
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly userId: string;
  /** Who has fewer rights than the administrator. */
  readonly users: readonly IamUser[];
  readonly roles: readonly IamRole[];
}

export interface Organization {
  readonly organizationId: string;
  readonly managementAccountId: string;
  /** Accounts that may act for the organization beside the management account. */
  readonly delegatedAdministratorIds: readonly string[];
  readonly accounts: readonly SandboxAccount[];
  /** Regions that answer. Others behave like Regions that the accounts never enabled. */
  readonly regions: readonly string[];
  readonly disabledRegions: readonly string[];
  /** Account by bucket, for buckets that are names in events only: the sandbox's S3 does not hold them. */
  readonly bucketOwners: Readonly<Record<string, string>>;
}

export const PAYMENTS = '111122223333';
export const DATA_PLATFORM = '444455556666';
export const MANAGEMENT = '777788889999';

/** The keys open nothing but the sandbox: they are printed by it and published in this repository. */
export const ORGANIZATION: Organization = {
  organizationId: 'o-trailp0int',
  managementAccountId: MANAGEMENT,
  delegatedAdministratorIds: [],
  regions: ['us-east-1', 'eu-west-1', 'ap-northeast-1'],
  disabledRegions: ['af-south-1', 'ap-east-1', 'eu-south-1', 'me-south-1'],
  accounts: [
    {
      accountId: PAYMENTS,
      name: 'payments',
      accessKeyId: 'AKIAPAYMENTSSANDBOX2',
      secretAccessKey: 'sandbox-only-not-a-secret-payments-00001',
      userId: 'AIDAPAYMENTSSANDBOX22',
      users: createUsers(PAYMENTS),
      roles: createRoles(PAYMENTS, MANAGEMENT),
    },
    {
      accountId: DATA_PLATFORM,
      name: 'data-platform',
      accessKeyId: 'AKIADATAPLATFORMSBX2',
      secretAccessKey: 'sandbox-only-not-a-secret-data-plat-0002',
      userId: 'AIDADATAPLATFORMSBX22',
      users: createUsers(DATA_PLATFORM),
      roles: createRoles(DATA_PLATFORM, MANAGEMENT),
    },
    {
      accountId: MANAGEMENT,
      name: 'organization-management',
      accessKeyId: 'AKIAORGMANAGEMENTSB2',
      secretAccessKey: 'sandbox-only-not-a-secret-org-mgmt-00003',
      userId: 'AIDAORGMANAGEMENTSB22',
      users: createUsers(MANAGEMENT),
      roles: createRoles(MANAGEMENT, MANAGEMENT),
    },
  ],
  bucketOwners: {
    'payments-receipts': PAYMENTS,
    'payments-receipts-tokyo': PAYMENTS,
    'payments-settlements': PAYMENTS,
    'card-vault': PAYMENTS,
    'lake-raw': DATA_PLATFORM,
    'lake-curated': DATA_PLATFORM,
  },
};
