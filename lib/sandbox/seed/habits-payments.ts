import type { Habit } from '../workload/habit.ts';
import { through } from './named-habit.ts';
import { PAYMENTS } from './organization.ts';

const KEY = `arn:aws:kms:us-east-1:${PAYMENTS}:key/0d2f6b1e-7a44-4c19-8f35-2b9f8d1c6e70`;
const TOKYO_KEY = `arn:aws:kms:ap-northeast-1:${PAYMENTS}:key/9a7b3c5d-1e2f-4a6b-8c0d-3e5f7a9b1c2d`;
const DATABASE_SECRET = `arn:aws:secretsmanager:us-east-1:${PAYMENTS}:secret:payments/database-Xy12Ab`;
const LEDGER = `arn:aws:dynamodb:us-east-1:${PAYMENTS}:table/payments-ledger`;
const QUEUE = `arn:aws:sqs:us-east-1:${PAYMENTS}:payments-captured`;
const PARTNER_QUEUE = 'arn:aws:sqs:us-east-1:888899990000:reconciliation-inbox';
const BUILD_AGENT = `arn:aws:iam::${PAYMENTS}:role/payments-build-agent`;
const RECEIPT = 'arn:aws:s3:::payments-receipts/2026/11/receipt-#.json';
const SETTLEMENT = 'arn:aws:s3:::payments-settlements/outgoing/batch-#.csv';

const OFFICE_ADDRESS = '203.0.113.24';
/** Half past one at night, for ten minutes. */
const NIGHTLY = { everyMinutes: 24 * 60, atMinute: 90, seconds: 600 };
/** A deployment twice an hour, that fails as the one before. */
const DEPLOYMENT = { everyMinutes: 30, atMinute: 12, seconds: 8, perRound: 2 };

const NO_SUCH_KEY = { code: 'NoSuchKey', message: 'The specified key does not exist.', oneIn: 25 };
const TABLE_IS_BUSY = {
  code: 'ProvisionedThroughputExceededException',
  message: 'The level of configured provisioned throughput for the table was exceeded.',
  oneIn: 40,
};

export const PAYMENTS_HABITS: readonly Habit[] = [
  // The first three keep a person's first minute from being empty.
  ...through('payments-prod-kms', [
    { who: 'buildAgent', action: 'kms:Decrypt', every: 3, steady: 1, resource: KEY, burst: DEPLOYMENT },
  ]),
  ...through('payments-prod-ec2', [
    { who: 'checkout', action: 'ec2:DescribeInstances', every: 2, steady: 0 },
    { who: 'settlement', action: 'ec2:DescribeVolumes', every: 2, steady: 1 },
    { who: 'buildAgent', action: 'ec2:RunInstances', every: 30, retries: 2 },
    { who: 'etl', action: 'ec2:DescribeInstances', every: 40 },
    { who: 'stranger', action: 'ec2:DescribeInstances', every: 120 },
    { who: 'supportTool', action: 'ec2:DescribeInstances', every: 60 },
    { who: 'buildAgent', action: 'ec2:CreateTags', every: 120 },
    {
      who: 'onCall',
      action: 'ec2:DescribeVolumes',
      every: 90,
      from: OFFICE_ADDRESS,
      deniedByIam: true,
      fromConsole: true,
    },
  ]),
  ...through('payments-prod-kms', [
    { who: 'checkout', action: 'kms:GenerateDataKey', every: 16, resource: KEY },
    {
      who: 'settlement',
      action: 'kms:Decrypt',
      every: 24,
      resource: KEY,
      burst: { ...NIGHTLY, perRound: 1 },
    },
    { who: 'fraudScoring', action: 'kms:DescribeKey', every: 150, resource: KEY },
    { who: 'fraudScoring', action: 'kms:Decrypt', every: 120, resource: KEY, deniedByIam: true },
    { who: 'partner', action: 'kms:ListKeys', every: 40, retries: 1 },
  ]),
  ...through('payments-prod-s3-gateway', [
    { who: 'checkout', action: 's3:PutObject', every: 12, resource: RECEIPT },
    {
      who: 'checkout',
      action: 's3:PutObject',
      every: 30,
      resource: 'arn:aws:s3:::card-vault/merchant-1#/token.bin',
    },
    {
      who: 'settlement',
      action: 's3:GetObject',
      every: 20,
      resource: SETTLEMENT,
      fault: NO_SUCH_KEY,
      burst: { ...NIGHTLY, perRound: 2 },
    },
    { who: 'settlement', action: 's3:ListBucket', every: 90, resource: 'arn:aws:s3:::payments-settlements' },
    { who: 'fileTransfer', action: 's3:GetObject', every: 75, resource: SETTLEMENT },
    {
      who: 'partnerUser',
      action: 's3:GetObject',
      every: 150,
      resource: SETTLEMENT,
      isShared: true,
    },
    {
      who: 'buildAgent',
      action: 's3:PutObject',
      every: 45,
      resource: 'arn:aws:s3:::paste-drop-box/dump-#.tar.gz',
      retries: 2,
    },
    { who: 'supportTool', action: 's3:ListAllMyBuckets', every: 180 },
    {
      who: 'anonymous',
      action: 's3:GetObject',
      every: 40,
      resource: 'arn:aws:s3:::amazonlinux-2023-repos-us-east-1/core/package-#.rpm',
    },
    {
      who: 'anonymous',
      action: 's3:PutObject',
      every: 90,
      resource: 'arn:aws:s3:::paste-drop-box/anonymous-#.zip',
    },
  ]),
  ...through('payments-prod-secretsmanager', [
    { who: 'checkout', action: 'secretsmanager:GetSecretValue', every: 30, resource: DATABASE_SECRET },
    { who: 'partner', action: 'secretsmanager:GetSecretValue', every: 80, resource: DATABASE_SECRET },
    {
      who: 'onCall',
      action: 'secretsmanager:GetSecretValue',
      every: 120,
      resource: DATABASE_SECRET,
      from: OFFICE_ADDRESS,
      fromConsole: true,
    },
  ]),
  ...through('payments-prod-sqs', [
    { who: 'checkout', action: 'sqs:SendMessage', every: 20, resource: QUEUE },
    { who: 'settlement', action: 'sqs:ReceiveMessage', every: 18, resource: QUEUE },
    { who: 'settlement', action: 'sqs:DeleteMessage', every: 25, resource: QUEUE },
    { who: 'fraudScoring', action: 'sqs:SendMessage', every: 80, resource: PARTNER_QUEUE, retries: 3 },
  ]),
  ...through('payments-prod-sns', [
    {
      who: 'checkout',
      action: 'sns:Publish',
      every: 45,
      resource: `arn:aws:sns:us-east-1:${PAYMENTS}:payments-receipts`,
    },
    {
      who: 'supportTool',
      action: 'sns:Publish',
      every: 150,
      resource: `arn:aws:sns:us-east-1:${PAYMENTS}:all-hands`,
    },
  ]),
  ...through('payments-prod-monitoring', [
    {
      who: 'checkout',
      action: 'cloudwatch:PutMetricData',
      every: 20,
      resource: `arn:aws:cloudwatch:us-east-1:${PAYMENTS}:metric/*`,
    },
    { who: 'onCall', action: 'cloudwatch:DescribeAlarms', every: 120, from: OFFICE_ADDRESS },
    { who: 'stranger', action: 'cloudwatch:DescribeAlarms', every: 300 },
  ]),

  ...through('payments-build-sts', [
    { who: 'releasePipeline', action: 'sts:AssumeRoleWithWebIdentity', every: 60, resource: BUILD_AGENT },
    { who: 'hostileBranch', action: 'sts:AssumeRoleWithWebIdentity', every: 180, resource: BUILD_AGENT },
    {
      who: 'buildAgent',
      action: 'sts:AssumeRole',
      every: 80,
      resource: `arn:aws:iam::${PAYMENTS}:role/payments-deploy`,
      burst: DEPLOYMENT,
    },
    { who: 'buildAgent', action: 'sts:GetCallerIdentity', every: 120 },
  ]),
  ...through('payments-build-ssm', [
    {
      who: 'buildAgent',
      action: 'ssm:GetParameter',
      every: 40,
      resource: `arn:aws:ssm:us-east-1:${PAYMENTS}:parameter/build/image`,
    },
    { who: 'buildAgent', action: 'ssm:UpdateInstanceInformation', every: 60 },
    { who: 'stranger', action: 'ssm:SendCommand', every: 300 },
  ]),
  ...through({ accountId: PAYMENTS, region: 'us-east-1' }, [
    {
      who: 'checkout',
      action: 'lambda:InvokeFunction',
      every: 30,
      resource: `arn:aws:lambda:us-east-1:${PAYMENTS}:function:payments-authorize`,
    },
    { who: 'checkout', action: 'dynamodb:PutItem', every: 20, resource: LEDGER, fault: TABLE_IS_BUSY },
    {
      who: 'onCall',
      action: 'ec2:DescribeInstances',
      every: 120,
      from: OFFICE_ADDRESS,
      fromConsole: true,
    },
  ]),

  ...through('dublin-lambda', [
    {
      who: 'checkout',
      action: 'lambda:InvokeFunction',
      every: 24,
      resource: `arn:aws:lambda:eu-west-1:${PAYMENTS}:function:dublin-refunds`,
    },
    { who: 'etl', action: 'lambda:ListFunctions', every: 100 },
  ]),
  ...through('dublin-dynamodb-gateway', [
    {
      who: 'sessionHost',
      action: 'dynamodb:GetItem',
      every: 20,
      resource: `arn:aws:dynamodb:eu-west-1:${PAYMENTS}:table/dublin-sessions`,
      fault: TABLE_IS_BUSY,
    },
    {
      who: 'sessionHost',
      action: 'dynamodb:Query',
      every: 60,
      resource: `arn:aws:dynamodb:eu-west-1:${PAYMENTS}:table/dublin-sessions`,
    },
  ]),
  ...through('tokyo-kms', [
    { who: 'checkout', action: 'kms:Decrypt', every: 30, resource: TOKYO_KEY },
    { who: 'stranger', action: 'kms:Decrypt', every: 90, resource: TOKYO_KEY },
  ]),
];
