import type { Principal } from '../workload/service-call.ts';
import { DATA_PLATFORM, MANAGEMENT, PAYMENTS } from './organization.ts';

function role(accountId: string, roleName: string, sessionName: string, id: string): Principal {
  return {
    kind: 'role',
    accountId,
    roleName,
    sessionName,
    roleId: `AROA${id.padEnd(16, 'X')}2`,
    accessKeyId: `ASIA${id.padEnd(15, 'X')}2`,
  };
}

function user(accountId: string, userName: string, id: string): Principal {
  return {
    kind: 'user',
    accountId,
    userName,
    userId: `AIDA${id.padEnd(16, 'X')}2`,
    accessKeyId: `AKIA${id.padEnd(15, 'X')}2`,
  };
}

/** A partner with an agreement, and somebody nobody knows. Neither belongs to the organization. */
const PARTNER = '888899990000';
const STRANGER = '999900001111';

function continuousIntegration(subject: string): Principal {
  return {
    kind: 'web-identity',
    accountId: PAYMENTS,
    provider: 'token.actions.example.com',
    audience: 'sts.amazonaws.com',
    subject,
  };
}

export const PRINCIPALS = {
  checkout: role(PAYMENTS, 'payments-checkout', 'i-0f1e2d3c4b5a69788', 'CHECKOUT'),
  settlement: role(PAYMENTS, 'payments-settlement', 'settlement-batch', 'SETTLEMENT'),
  buildAgent: role(PAYMENTS, 'payments-build-agent', 'build-4711', 'BUILDAGENT'),
  onCall: role(PAYMENTS, 'AWSReservedSSO_OnCall_7c1d0a92b4e35f68', 'aiko.tanaka@example.com', 'ONCALL'),
  fraudScoring: role(PAYMENTS, 'payments-fraud-scoring', 'i-07c4d1e8f2a95b360', 'FRAUD'),
  sessionHost: role(PAYMENTS, 'dublin-web', 'i-0d5c4b3a29180f7e6', 'DUBLINWEB'),
  // An access key from before there were roles, as every old account has one.
  fileTransfer: user(PAYMENTS, 'legacy-file-transfer', 'FILETRANSFER'),
  // A session name may begin as a spreadsheet formula does: IAM allows `=`, `+`, `@` and `-`.
  supportTool: role(PAYMENTS, 'payments-support-tool', '=cmd+calc@support', 'SUPPORT'),
  releasePipeline: continuousIntegration('repo:example/shop:ref:refs/heads/main'),
  // Branch names may hold angle brackets, and the identity provider passes them on.
  hostileBranch: continuousIntegration(
    'repo:example/shop:ref:refs/heads/<img/src=x/onerror=alert(document.domain)>',
  ),
  etl: role(DATA_PLATFORM, 'lake-etl', 'glue-nightly', 'LAKEETL'),
  notebook: role(DATA_PLATFORM, 'lake-notebook', 'noor.haddad@example.com', 'NOTEBOOK'),
  clusterNode: role(DATA_PLATFORM, 'lake-node', 'i-0a9b8c7d6e5f40312', 'LAKENODE'),
  featureStore: role(DATA_PLATFORM, 'lake-feature-store', 'feature-sync', 'FEATURES'),
  securityAudit: role(MANAGEMENT, 'security-audit', 'audit-scheduler', 'SECAUDIT'),
  breakGlass: role(MANAGEMENT, 'break-glass', 'sam.okafor@example.com', 'BREAKGLASS'),
  partner: role(PARTNER, 'reconciliation', 'partner-sync', 'PARTNER'),
  partnerUser: user(PARTNER, 'sftp-gateway', 'PARTNERUSER'),
  stranger: role(STRANGER, 'collector', 'run', 'STRANGER'),
  anonymous: { kind: 'anonymous' },
} satisfies Readonly<Record<string, Principal>>;

export type PrincipalName = keyof typeof PRINCIPALS;
