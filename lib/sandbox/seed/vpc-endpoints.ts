import type { PolicyStatement } from '../iam/policy-document.ts';
import type { VpcEndpointState } from '../world/state.ts';
import { DATA_PLATFORM, MANAGEMENT, ORGANIZATION, PAYMENTS } from './organization.ts';

interface SeedEndpoint {
  readonly id: string;
  readonly name: string;
  readonly ownerId: string;
  readonly region: string;
  readonly vpcId: string;
  /** The part of the service name after the Region. */
  readonly service: string;
  readonly type?: 'Gateway';
  readonly statements: readonly PolicyStatement[];
}

const PAYMENTS_PROD = 'vpc-0a11ce0f7a7e50001';
const PAYMENTS_BUILD = 'vpc-0a11ce0f7a7e50002';
const PAYMENTS_DUBLIN = 'vpc-0a11ce0f7a7e50003';
const PAYMENTS_TOKYO = 'vpc-0a11ce0f7a7e50004';
const LAKE = 'vpc-0b0a7f1a7f0e40001';
const LAKE_VIRGINIA = 'vpc-0b0a7f1a7f0e40002';
const SECURITY_TOOLING = 'vpc-0c5ec0f7001f90001';

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
    vpcId: PAYMENTS_PROD,
    service: 'kms',
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
    vpcId: PAYMENTS_PROD,
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
    vpcId: PAYMENTS_PROD,
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
    vpcId: PAYMENTS_PROD,
    service: 'secretsmanager',
    statements: [ownAccount(PAYMENTS, 'secretsmanager:*')],
  },
  {
    id: 'vpce-0a1c3e5f7081920b1',
    name: 'payments-build-sts',
    ownerId: PAYMENTS,
    region: 'us-east-1',
    vpcId: PAYMENTS_BUILD,
    service: 'sts',
    statements: [FULL_ACCESS],
  },
  {
    id: 'vpce-0a1c3e5f7081920b2',
    name: 'payments-build-ssm',
    ownerId: PAYMENTS,
    region: 'us-east-1',
    vpcId: PAYMENTS_BUILD,
    service: 'ssm',
    statements: [OWN_ORGANIZATION],
  },
  {
    id: 'vpce-0a1c3e5f7081920c1',
    name: 'dublin-lambda',
    ownerId: PAYMENTS,
    region: 'eu-west-1',
    vpcId: PAYMENTS_DUBLIN,
    service: 'lambda',
    statements: [ownAccount(PAYMENTS, 'lambda:*')],
  },
  {
    id: 'vpce-0a1c3e5f7081920c2',
    name: 'dublin-dynamodb-gateway',
    ownerId: PAYMENTS,
    region: 'eu-west-1',
    vpcId: PAYMENTS_DUBLIN,
    service: 'dynamodb',
    type: 'Gateway',
    statements: [FULL_ACCESS],
  },
  {
    id: 'vpce-0a1c3e5f7081920d1',
    name: 'tokyo-kms',
    ownerId: PAYMENTS,
    region: 'ap-northeast-1',
    vpcId: PAYMENTS_TOKYO,
    service: 'kms',
    statements: [OWN_ORGANIZATION],
  },
  {
    id: 'vpce-0b2d4f6a8091a2b01',
    name: 'lake-s3-interface',
    ownerId: DATA_PLATFORM,
    region: 'eu-west-1',
    vpcId: LAKE,
    service: 's3',
    statements: [
      OWN_ORGANIZATION,
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
    vpcId: LAKE,
    service: 'secretsmanager',
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
    vpcId: LAKE,
    service: 'logs',
    statements: [FULL_ACCESS],
  },
  {
    id: 'vpce-0b2d4f6a8091a2c01',
    name: 'lake-virginia-ecr-api',
    ownerId: DATA_PLATFORM,
    region: 'us-east-1',
    vpcId: LAKE_VIRGINIA,
    service: 'ecr.api',
    statements: [OWN_ORGANIZATION],
  },
  {
    id: 'vpce-0c3e5a7b90a1b2c01',
    name: 'security-tooling-cloudtrail',
    ownerId: MANAGEMENT,
    region: 'us-east-1',
    vpcId: SECURITY_TOOLING,
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
    policyDocument: { Version: '2012-10-17', Statement: seed.statements },
  }));
}
