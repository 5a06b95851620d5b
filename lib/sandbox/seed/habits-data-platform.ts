import type { Habit } from '../workload/habit.ts';
import { through } from './named-habit.ts';
import { DATA_PLATFORM } from './organization.ts';

const WAREHOUSE_SECRET = `arn:aws:secretsmanager:eu-west-1:${DATA_PLATFORM}:secret:lake/warehouse-Qw34Er`;
const TRAINER_IMAGE = `arn:aws:ecr:us-east-1:${DATA_PLATFORM}:repository/lake/trainer`;
const DAILY_PART = 'arn:aws:s3:::lake-curated/daily/part-#.parquet';

/** Where somebody is who has the notebook's credentials and should not. */
const STOLEN_FROM = '198.51.100.77';
/** Shortly after each full hour, what the hour brought is written. */
const HOURLY = { everyMinutes: 60, atMinute: 7, seconds: 40, perRound: 2 };
/** Every five hours somebody helps himself, for a minute. */
const INCIDENT = { everyMinutes: 300, atMinute: 47, seconds: 60 };

export const DATA_PLATFORM_HABITS: readonly Habit[] = [
  ...through('lake-s3-interface', [
    {
      who: 'etl',
      action: 's3:GetObject',
      every: 10,
      resource: 'arn:aws:s3:::lake-raw/events/part-#.parquet',
    },
    { who: 'etl', action: 's3:PutObject', every: 18, resource: DAILY_PART, burst: HOURLY },
    { who: 'etl', action: 's3:DeleteObject', every: 240, resource: DAILY_PART },
    { who: 'featureStore', action: 's3:ListBucket', every: 120, resource: 'arn:aws:s3:::lake-curated' },
    {
      who: 'settlement',
      action: 's3:GetObject',
      every: 48,
      resource: 'arn:aws:s3:::lake-curated/settlements/report-#.csv',
      isShared: true,
    },
    {
      who: 'anonymous',
      action: 's3:GetObject',
      every: 30,
      resource: 'arn:aws:s3:::open-weather-data/2026/station-#.json',
    },
    { who: 'stranger', action: 's3:GetObject', every: 60, resource: DAILY_PART, from: STOLEN_FROM },
    {
      who: 'notebook',
      action: 's3:GetObject',
      resource: DAILY_PART,
      from: STOLEN_FROM,
      burst: { ...INCIDENT, perRound: 3 },
    },
    {
      who: 'notebook',
      action: 's3:PutObject',
      resource: 'arn:aws:s3:::paste-drop-box/lake-#.parquet',
      from: STOLEN_FROM,
      burst: { ...INCIDENT, perRound: 1 },
    },
  ]),
  ...through('lake-secretsmanager', [
    {
      who: 'notebook',
      action: 'secretsmanager:GetSecretValue',
      every: 30,
      resource: WAREHOUSE_SECRET,
      retries: 1,
    },
    { who: 'partner', action: 'secretsmanager:GetSecretValue', every: 75, resource: WAREHOUSE_SECRET },
    { who: 'etl', action: 'secretsmanager:GetSecretValue', every: 40, resource: WAREHOUSE_SECRET },
    { who: 'notebook', action: 'secretsmanager:ListSecrets', every: 240 },
  ]),
  ...through('lake-logs', [
    {
      who: 'etl',
      action: 'logs:CreateLogStream',
      every: 60,
      resource: `arn:aws:logs:eu-west-1:${DATA_PLATFORM}:log-group:/lake/etl`,
    },
  ]),
  ...through('lake-virginia-ecr-api', [
    { who: 'clusterNode', action: 'ecr:BatchGetImage', every: 30, resource: TRAINER_IMAGE },
    { who: 'clusterNode', action: 'ecr:GetAuthorizationToken', every: 90 },
    { who: 'stranger', action: 'ecr:BatchGetImage', every: 120, resource: TRAINER_IMAGE },
  ]),
  ...through({ accountId: DATA_PLATFORM, region: 'ap-northeast-1' }, [
    { who: 'clusterNode', action: 'ec2:DescribeInstances', every: 40 },
  ]),
];
