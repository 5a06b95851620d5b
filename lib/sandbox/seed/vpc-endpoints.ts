import type { PolicyStatement } from '../iam/policy-document.ts';
import type { VpcEndpointState } from '../world/state.ts';
import { DATA_PLATFORM, MANAGEMENT, ORGANIZATION, PAYMENTS } from './organization.ts';
import { VPC_IDS } from './vpcs.ts';

interface SeedEndpoint {
  readonly id: string;
  readonly name: string;
  readonly ownerId: string;
  readonly region: string;
  readonly vpcId: string;
  /** The part of the service name after the Region. */
  readonly service: string;
  readonly type?: 'Gateway';
  readonly isDualStack?: true;
  readonly tags?: Readonly<Record<string, string>>;
  readonly statements: readonly PolicyStatement[];
}

const {
  paymentsProd,
  paymentsBuild,
  paymentsDublin,
  paymentsTokyo,
  lake,
  lakeVirginia,
  securityTooling,
  securityTokyo,
} = VPC_IDS;

/** What AWS gives an endpoint that is created without a policy. */
const FULL_ACCESS: PolicyStatement = { Effect: 'Allow', Principal: '*', Action: ['*'], Resource: ['*'] };

const OWN_ORGANIZATION: PolicyStatement = {
  Sid: 'OwnOrganization',
  Effect: 'Allow',
  Principal: '*',
  Action: ['*'],
  Resource: ['*'],
  Condition: { StringEquals: { 'aws:PrincipalOrgID': [ORGANIZATION.organizationId] } },
};

/** Nothing may be put where the organization does not own it. */
const NO_EXPORT: PolicyStatement = {
  Sid: 'NothingLeavesTheOrganization',
  Effect: 'Deny',
  Principal: '*',
  Action: ['s3:PutObject', 's3:DeleteObject'],
  Resource: ['*'],
  Condition: { StringNotEqualsIfExists: { 'aws:ResourceOrgID': [ORGANIZATION.organizationId] } },
};

function ownAccount(accountId: string, ...actions: readonly string[]): PolicyStatement {
  return {
    Sid: 'OwnAccount',
    Effect: 'Allow',
    Principal: '*',
    Action: actions,
    Resource: ['*'],
    Condition: { StringEquals: { 'aws:PrincipalAccount': [accountId] } },
  };
}

function denyRole(accountId: string, role: string, ...actions: readonly string[]): PolicyStatement {
  return {
    Sid: 'KeepOut',
    Effect: 'Deny',
    Principal: { AWS: [`arn:aws:iam::${accountId}:role/${role}`] },
    Action: actions,
    Resource: ['*'],
  };
}

/** Policies as data perimeters have them: own account, own organization, a role kept out, a list of buckets. */
const SEED_ENDPOINTS: readonly SeedEndpoint[] = [
  {
    id: 'vpce-0a1c3e5f7081920a1',
    name: 'payments-prod-kms',
    ownerId: PAYMENTS,
    region: 'us-east-1',
    vpcId: paymentsProd,
    service: 'kms',
    tags: { Environment: 'production', Owner: 'platform@example.com' },
    statements: [
      ownAccount(PAYMENTS, 'kms:Encrypt', 'kms:Decrypt', 'kms:GenerateDataKey', 'kms:DescribeKey'),
      denyRole(PAYMENTS, 'payments-build-agent', 'kms:Decrypt'),
    ],
  },
  {
    id: 'vpce-0a1c3e5f7081920a2',
    name: 'payments-prod-ec2',
    ownerId: PAYMENTS,
    region: 'us-east-1',
    vpcId: paymentsProd,
    service: 'ec2',
    statements: [
      OWN_ORGANIZATION,
      {
        Sid: 'NoNewHosts',
        Effect: 'Deny',
        Principal: '*',
        Action: ['ec2:RunInstances', 'ec2:CreateKeyPair'],
        Resource: ['*'],
      },
    ],
  },
  {
    id: 'vpce-0a1c3e5f7081920a3',
    name: 'payments-prod-s3-gateway',
    ownerId: PAYMENTS,
    region: 'us-east-1',
    vpcId: paymentsProd,
    service: 's3',
    type: 'Gateway',
    statements: [
      {
        Sid: 'OwnBuckets',
        Effect: 'Allow',
        Principal: '*',
        Action: ['s3:*'],
        Resource: [
          'arn:aws:s3:::payments-*',
          'arn:aws:s3:::card-vault',
          'arn:aws:s3:::card-vault/*',
          'arn:aws:s3:::amazonlinux-2023-repos-us-east-1/*',
        ],
      },
    ],
  },
  {
    id: 'vpce-0a1c3e5f7081920a4',
    name: 'payments-prod-secretsmanager',
    ownerId: PAYMENTS,
    region: 'us-east-1',
    vpcId: paymentsProd,
    service: 'secretsmanager',
    statements: [ownAccount(PAYMENTS, 'secretsmanager:*')],
  },
  {
    id: 'vpce-0a1c3e5f7081920a5',
    name: 'payments-prod-sqs',
    ownerId: PAYMENTS,
    region: 'us-east-1',
    vpcId: paymentsProd,
    service: 'sqs',
    statements: [
      {
        Sid: 'OwnQueues',
        Effect: 'Allow',
        Principal: '*',
        Action: ['sqs:*'],
        Resource: ['*'],
        Condition: {
          StringEquals: {
            'aws:PrincipalOrgID': [ORGANIZATION.organizationId],
            'aws:ResourceOrgID': [ORGANIZATION.organizationId],
          },
        },
      },
    ],
  },
  {
    id: 'vpce-0a1c3e5f7081920a6',
    name: 'payments-prod-sns',
    ownerId: PAYMENTS,
    region: 'us-east-1',
    vpcId: paymentsProd,
    service: 'sns',
    statements: [
      {
        Sid: 'PaymentsTopics',
        Effect: 'Allow',
        Principal: { AWS: ['*'] },
        Action: ['sns:Publish'],
        Resource: [`arn:aws:sns:us-east-1:${PAYMENTS}:payments-*`],
      },
    ],
  },
  {
    id: 'vpce-0a1c3e5f7081920a7',
    name: 'payments-prod-monitoring',
    ownerId: PAYMENTS,
    region: 'us-east-1',
    vpcId: paymentsProd,
    service: 'monitoring',
    statements: [OWN_ORGANIZATION],
  },
  {
    id: 'vpce-0a1c3e5f7081920b1',
    name: 'payments-build-sts',
    ownerId: PAYMENTS,
    region: 'us-east-1',
    vpcId: paymentsBuild,
    service: 'sts',
    statements: [FULL_ACCESS],
  },
  {
    id: 'vpce-0a1c3e5f7081920b2',
    name: 'payments-build-ssm',
    ownerId: PAYMENTS,
    region: 'us-east-1',
    vpcId: paymentsBuild,
    service: 'ssm',
    statements: [OWN_ORGANIZATION],
  },
  {
    // Nobody has used it since the build moved away.
    id: 'vpce-0a1c3e5f7081920b3',
    name: 'payments-build-ecr-dkr',
    ownerId: PAYMENTS,
    region: 'us-east-1',
    vpcId: paymentsBuild,
    service: 'ecr.dkr',
    statements: [FULL_ACCESS],
  },
  {
    id: 'vpce-0a1c3e5f7081920c1',
    name: 'dublin-lambda',
    ownerId: PAYMENTS,
    region: 'eu-west-1',
    vpcId: paymentsDublin,
    service: 'lambda',
    statements: [ownAccount(PAYMENTS, 'lambda:*')],
  },
  {
    id: 'vpce-0a1c3e5f7081920c2',
    name: 'dublin-dynamodb-gateway',
    ownerId: PAYMENTS,
    region: 'eu-west-1',
    vpcId: paymentsDublin,
    service: 'dynamodb',
    type: 'Gateway',
    statements: [FULL_ACCESS],
  },
  {
    id: 'vpce-0a1c3e5f7081920d1',
    name: 'tokyo-kms',
    ownerId: PAYMENTS,
    region: 'ap-northeast-1',
    vpcId: paymentsTokyo,
    service: 'kms',
    statements: [OWN_ORGANIZATION],
  },
  {
    id: 'vpce-0b2d4f6a8091a2b01',
    name: 'lake-s3-interface',
    ownerId: DATA_PLATFORM,
    region: 'eu-west-1',
    vpcId: lake,
    service: 's3',
    isDualStack: true,
    tags: { Environment: 'production', DataClass: 'restricted' },
    statements: [
      OWN_ORGANIZATION,
      NO_EXPORT,
      {
        Sid: 'PublicDataSets',
        Effect: 'Allow',
        Principal: '*',
        Action: ['s3:GetObject'],
        Resource: ['arn:aws:s3:::open-weather-data/*'],
      },
    ],
  },
  {
    id: 'vpce-0b2d4f6a8091a2b02',
    name: 'lake-secretsmanager',
    ownerId: DATA_PLATFORM,
    region: 'eu-west-1',
    vpcId: lake,
    service: 'secretsmanager',
    isDualStack: true,
    statements: [
      ownAccount(DATA_PLATFORM, 'secretsmanager:*'),
      denyRole(DATA_PLATFORM, 'lake-notebook', 'secretsmanager:GetSecretValue'),
    ],
  },
  {
    id: 'vpce-0b2d4f6a8091a2b03',
    name: 'lake-logs',
    ownerId: DATA_PLATFORM,
    region: 'eu-west-1',
    vpcId: lake,
    service: 'logs',
    statements: [FULL_ACCESS],
  },
  {
    id: 'vpce-0b2d4f6a8091a2c01',
    name: 'lake-virginia-ecr-api',
    ownerId: DATA_PLATFORM,
    region: 'us-east-1',
    vpcId: lakeVirginia,
    service: 'ecr.api',
    statements: [OWN_ORGANIZATION],
  },
  {
    id: 'vpce-0c3e5a7b90a1b2c01',
    name: 'security-tooling-cloudtrail',
    ownerId: MANAGEMENT,
    region: 'us-east-1',
    vpcId: securityTooling,
    service: 'cloudtrail',
    statements: [
      OWN_ORGANIZATION,
      {
        Sid: 'NobodyStopsTheTrail',
        Effect: 'Deny',
        Principal: '*',
        Action: ['cloudtrail:StopLogging', 'cloudtrail:DeleteTrail'],
        Resource: ['*'],
      },
    ],
  },
  {
    id: 'vpce-0c3e5a7b90a1b2c02',
    name: 'security-tokyo-kms',
    ownerId: MANAGEMENT,
    region: 'ap-northeast-1',
    vpcId: securityTokyo,
    service: 'kms',
    statements: [
      {
        Sid: 'KeysOfTheOrganization',
        Effect: 'Allow',
        Principal: '*',
        Action: ['kms:*'],
        Resource: ['*'],
        Condition: {
          'ForAnyValue:StringLike': { 'aws:PrincipalOrgPaths': [`${ORGANIZATION.organizationId}/*`] },
          StringEqualsIfExists: { 'aws:ResourceOrgID': [ORGANIZATION.organizationId] },
        },
      },
    ],
  },
];

export function seedVpcEndpoints(): VpcEndpointState[] {
  return SEED_ENDPOINTS.map((seed) => ({
    vpcEndpointId: seed.id,
    vpcEndpointType: seed.type ?? 'Interface',
    vpcId: seed.vpcId,
    serviceName: `com.amazonaws.${seed.region}.${seed.service}`,
    region: seed.region,
    ownerId: seed.ownerId,
    name: seed.name,
    creationTime: '2026-02-03T09:12:44Z',
    ...(seed.isDualStack ? { ipAddressType: 'dualstack' as const } : {}),
    ...(seed.tags === undefined
      ? {}
      : { tags: Object.entries(seed.tags).map(([key, value]) => ({ key, value })) }),
    policyDocument: { Version: '2012-10-17', Statement: seed.statements },
  }));
}
