export interface SandboxAccount {
  readonly accountId: string;
  readonly name: string;
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly userId: string;
}

export interface Organization {
  readonly organizationId: string;
  readonly managementAccountId: string;
  readonly accounts: readonly SandboxAccount[];
  /** Regions that answer. Others behave like Regions that the accounts never enabled. */
  readonly regions: readonly string[];
  readonly disabledRegions: readonly string[];
}

export const PAYMENTS = '111122223333';
export const DATA_PLATFORM = '444455556666';
export const MANAGEMENT = '777788889999';

/** The keys open nothing but the sandbox: they are printed by it and published in this repository. */
export const ORGANIZATION: Organization = {
  organizationId: 'o-trailp0int',
  managementAccountId: MANAGEMENT,
  regions: ['us-east-1', 'eu-west-1', 'ap-northeast-1'],
  disabledRegions: ['af-south-1', 'ap-east-1', 'eu-south-1', 'me-south-1'],
  accounts: [
    {
      accountId: PAYMENTS,
      name: 'payments',
      accessKeyId: 'AKIAPAYMENTSSANDBOX2',
      secretAccessKey: 'sandbox-only-not-a-secret-payments-00001',
      userId: 'AIDAPAYMENTSSANDBOX22',
    },
    {
      accountId: DATA_PLATFORM,
      name: 'data-platform',
      accessKeyId: 'AKIADATAPLATFORMSBX2',
      secretAccessKey: 'sandbox-only-not-a-secret-data-plat-0002',
      userId: 'AIDADATAPLATFORMSBX22',
    },
    {
      accountId: MANAGEMENT,
      name: 'organization-management',
      accessKeyId: 'AKIAORGMANAGEMENTSB2',
      secretAccessKey: 'sandbox-only-not-a-secret-org-mgmt-00003',
      userId: 'AIDAORGMANAGEMENTSB22',
    },
  ],
};
