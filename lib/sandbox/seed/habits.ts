import type { Principal } from '../workload/service-call.ts';
import { DATA_PLATFORM, MANAGEMENT, PAYMENTS } from './organization.ts';
import { PRINCIPALS, type PrincipalName } from './principals.ts';

/** Something that somebody keeps doing. Whether it is allowed is for the endpoint's policy to say. */
export interface Habit {
  readonly principal: Principal;
  /** As IAM policies spell it. */
  readonly action: string;
  /** Through the endpoint of this name, or over the internet from this account and Region. */
  readonly via: string | { readonly accountId: string; readonly region: string };
  /** Rounds between two calls: on average, or exactly where `steady`. */
  readonly every: number;
  /** The round of each `every` in which a steady call is made. */
  readonly steady?: number;
  /** `#` becomes a number. */
  readonly resource?: string;
  /** Where it comes from, otherwise the hosts of the endpoint's VPC. */
  readonly from?: string;
  readonly deniedByIam?: true;
}

type NamedHabit = Omit<Habit, 'principal'> & { readonly who: PrincipalName };

const PAYMENTS_VIRGINIA = { accountId: PAYMENTS, region: 'us-east-1' };
const PAYMENTS_KEY = 'arn:aws:kms:us-east-1:111122223333:key/0d2f6b1e-7a44-4c19-8f35-2b9f8d1c6e70';
const TOKYO_KEY = 'arn:aws:kms:ap-northeast-1:111122223333:key/9a7b3c5d-1e2f-4a6b-8c0d-3e5f7a9b1c2d';
const DATABASE_SECRET = 'arn:aws:secretsmanager:us-east-1:111122223333:secret:payments/database-Xy12Ab';
const WAREHOUSE_SECRET = 'arn:aws:secretsmanager:eu-west-1:444455556666:secret:lake/warehouse-Qw34Er';
const OFFICE_ADDRESS = '203.0.113.24';

/** About two and a half calls a second in all. The first three keep a person's first minute from being empty. */
const NAMED_HABITS: readonly NamedHabit[] = [
  {
    who: 'buildAgent',
    action: 'kms:Decrypt',
    via: 'payments-prod-kms',
    every: 3,
    steady: 1,
    resource: PAYMENTS_KEY,
  },
  { who: 'checkout', action: 'ec2:DescribeInstances', via: 'payments-prod-ec2', every: 2, steady: 0 },
  { who: 'settlement', action: 'ec2:DescribeVolumes', via: 'payments-prod-ec2', every: 2, steady: 1 },

  { who: 'buildAgent', action: 'ec2:RunInstances', via: 'payments-prod-ec2', every: 30 },
  { who: 'etl', action: 'ec2:DescribeInstances', via: 'payments-prod-ec2', every: 40 },
  { who: 'stranger', action: 'ec2:DescribeInstances', via: 'payments-prod-ec2', every: 120 },
  { who: 'supportTool', action: 'ec2:DescribeInstances', via: 'payments-prod-ec2', every: 60 },
  {
    who: 'onCall',
    action: 'ec2:DescribeVolumes',
    via: 'payments-prod-ec2',
    every: 90,
    from: OFFICE_ADDRESS,
    deniedByIam: true,
  },

  {
    who: 'checkout',
    action: 'kms:GenerateDataKey',
    via: 'payments-prod-kms',
    every: 16,
    resource: PAYMENTS_KEY,
  },
  { who: 'settlement', action: 'kms:Decrypt', via: 'payments-prod-kms', every: 24, resource: PAYMENTS_KEY },
  { who: 'partner', action: 'kms:ListKeys', via: 'payments-prod-kms', every: 40 },

  {
    who: 'checkout',
    action: 's3:PutObject',
    via: 'payments-prod-s3-gateway',
    every: 12,
    resource: 'arn:aws:s3:::payments-receipts/2026/11/receipt-#.json',
  },
  {
    who: 'checkout',
    action: 's3:PutObject',
    via: 'payments-prod-s3-gateway',
    every: 30,
    resource: 'arn:aws:s3:::card-vault/merchant-1#/token.bin',
  },
  {
    who: 'settlement',
    action: 's3:GetObject',
    via: 'payments-prod-s3-gateway',
    every: 20,
    resource: 'arn:aws:s3:::payments-settlements/outgoing/batch-#.csv',
  },
  {
    who: 'buildAgent',
    action: 's3:PutObject',
    via: 'payments-prod-s3-gateway',
    every: 45,
    resource: 'arn:aws:s3:::paste-drop-box/dump-#.tar.gz',
  },
  {
    who: 'anonymous',
    action: 's3:GetObject',
    via: 'payments-prod-s3-gateway',
    every: 40,
    resource: 'arn:aws:s3:::amazonlinux-2023-repos-us-east-1/core/package-#.rpm',
  },
  {
    who: 'anonymous',
    action: 's3:PutObject',
    via: 'payments-prod-s3-gateway',
    every: 90,
    resource: 'arn:aws:s3:::paste-drop-box/anonymous-#.zip',
  },

  {
    who: 'checkout',
    action: 'secretsmanager:GetSecretValue',
    via: 'payments-prod-secretsmanager',
    every: 30,
    resource: DATABASE_SECRET,
  },
  {
    who: 'partner',
    action: 'secretsmanager:GetSecretValue',
    via: 'payments-prod-secretsmanager',
    every: 80,
    resource: DATABASE_SECRET,
  },
  {
    who: 'onCall',
    action: 'secretsmanager:GetSecretValue',
    via: 'payments-prod-secretsmanager',
    every: 120,
    resource: DATABASE_SECRET,
    from: OFFICE_ADDRESS,
  },

  {
    who: 'releasePipeline',
    action: 'sts:AssumeRoleWithWebIdentity',
    via: 'payments-build-sts',
    every: 60,
    resource: 'arn:aws:iam::111122223333:role/payments-build-agent',
  },
  {
    who: 'hostileBranch',
    action: 'sts:AssumeRoleWithWebIdentity',
    via: 'payments-build-sts',
    every: 180,
    resource: 'arn:aws:iam::111122223333:role/payments-build-agent',
  },
  {
    who: 'buildAgent',
    action: 'sts:AssumeRole',
    via: 'payments-build-sts',
    every: 80,
    resource: 'arn:aws:iam::111122223333:role/payments-deploy',
  },
  {
    who: 'buildAgent',
    action: 'ssm:GetParameter',
    via: 'payments-build-ssm',
    every: 40,
    resource: 'arn:aws:ssm:us-east-1:111122223333:parameter/build/image',
  },

  {
    who: 'checkout',
    action: 'lambda:Invoke',
    via: PAYMENTS_VIRGINIA,
    every: 30,
    resource: 'arn:aws:lambda:us-east-1:111122223333:function:payments-authorize',
  },
  {
    who: 'checkout',
    action: 'dynamodb:PutItem',
    via: PAYMENTS_VIRGINIA,
    every: 20,
    resource: 'arn:aws:dynamodb:us-east-1:111122223333:table/payments-ledger',
  },
  {
    who: 'onCall',
    action: 'ec2:DescribeInstances',
    via: PAYMENTS_VIRGINIA,
    every: 120,
    from: OFFICE_ADDRESS,
  },

  {
    who: 'checkout',
    action: 'lambda:Invoke',
    via: 'dublin-lambda',
    every: 24,
    resource: 'arn:aws:lambda:eu-west-1:111122223333:function:dublin-refunds',
  },
  { who: 'etl', action: 'lambda:ListFunctions', via: 'dublin-lambda', every: 100 },
  {
    who: 'checkout',
    action: 'dynamodb:GetItem',
    via: 'dublin-dynamodb-gateway',
    every: 20,
    resource: 'arn:aws:dynamodb:eu-west-1:111122223333:table/dublin-sessions',
  },

  { who: 'checkout', action: 'kms:Decrypt', via: 'tokyo-kms', every: 30, resource: TOKYO_KEY },
  { who: 'stranger', action: 'kms:Decrypt', via: 'tokyo-kms', every: 90, resource: TOKYO_KEY },

  {
    who: 'etl',
    action: 's3:GetObject',
    via: 'lake-s3-interface',
    every: 10,
    resource: 'arn:aws:s3:::lake-raw/events/part-#.parquet',
  },
  {
    who: 'etl',
    action: 's3:PutObject',
    via: 'lake-s3-interface',
    every: 18,
    resource: 'arn:aws:s3:::lake-curated/daily/part-#.parquet',
  },
  {
    who: 'settlement',
    action: 's3:GetObject',
    via: 'lake-s3-interface',
    every: 48,
    resource: 'arn:aws:s3:::lake-curated/settlements/report-#.csv',
  },
  {
    who: 'anonymous',
    action: 's3:GetObject',
    via: 'lake-s3-interface',
    every: 30,
    resource: 'arn:aws:s3:::open-weather-data/2026/station-#.json',
  },
  {
    who: 'stranger',
    action: 's3:GetObject',
    via: 'lake-s3-interface',
    every: 60,
    resource: 'arn:aws:s3:::lake-curated/daily/part-#.parquet',
    from: '198.51.100.77',
  },
  {
    who: 'notebook',
    action: 'secretsmanager:GetSecretValue',
    via: 'lake-secretsmanager',
    every: 24,
    resource: WAREHOUSE_SECRET,
  },
  {
    who: 'partner',
    action: 'secretsmanager:GetSecretValue',
    via: 'lake-secretsmanager',
    every: 75,
    resource: WAREHOUSE_SECRET,
  },
  {
    who: 'etl',
    action: 'secretsmanager:GetSecretValue',
    via: 'lake-secretsmanager',
    every: 40,
    resource: WAREHOUSE_SECRET,
  },
  {
    who: 'etl',
    action: 'logs:CreateLogStream',
    via: 'lake-logs',
    every: 60,
    resource: 'arn:aws:logs:eu-west-1:444455556666:log-group:/lake/etl',
  },

  {
    who: 'clusterNode',
    action: 'ecr:BatchGetImage',
    via: 'lake-virginia-ecr-api',
    every: 30,
    resource: 'arn:aws:ecr:us-east-1:444455556666:repository/lake/trainer',
  },
  {
    who: 'stranger',
    action: 'ecr:BatchGetImage',
    via: 'lake-virginia-ecr-api',
    every: 120,
    resource: 'arn:aws:ecr:us-east-1:444455556666:repository/lake/trainer',
  },
  {
    who: 'clusterNode',
    action: 'ec2:DescribeInstances',
    via: { accountId: DATA_PLATFORM, region: 'ap-northeast-1' },
    every: 40,
  },

  { who: 'securityAudit', action: 'cloudtrail:LookupEvents', via: 'security-tooling-cloudtrail', every: 30 },
  {
    who: 'breakGlass',
    action: 'cloudtrail:StopLogging',
    via: 'security-tooling-cloudtrail',
    every: 120,
    resource: 'arn:aws:cloudtrail:us-east-1:777788889999:trail/organization-trail',
  },
  {
    who: 'securityAudit',
    action: 'ec2:DescribeInstances',
    via: { accountId: MANAGEMENT, region: 'eu-west-1' },
    every: 60,
  },
];

export const HABITS: readonly Habit[] = NAMED_HABITS.map(({ who, ...habit }) => ({
  ...habit,
  principal: PRINCIPALS[who],
}));
