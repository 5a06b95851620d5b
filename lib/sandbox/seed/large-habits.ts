import type { Habit } from '../workload/habit.ts';
import { listLargeEndpoints } from './large-endpoints.ts';
import { PRINCIPALS } from './principals.ts';

interface Routine {
  readonly action: string;
  readonly resource?: string;
}

/** What hosts do with a service, by the endpoint's service. Others stay silent, as many endpoints do. */
const ROUTINES: Readonly<Record<string, Routine>> = {
  s3: { action: 's3:GetObject', resource: 'arn:aws:s3:::lake-raw/events/part-#.parquet' },
  kms: {
    action: 'kms:Decrypt',
    resource: 'arn:aws:kms:us-east-1:111122223333:key/0d2f6b1e-7a44-4c19-8f35-2b9f8d1c6e70',
  },
  ec2: { action: 'ec2:DescribeInstances' },
  sts: { action: 'sts:GetCallerIdentity' },
  sns: { action: 'sns:ListTopics' },
  sqs: { action: 'sqs:ListQueues' },
  secretsmanager: { action: 'secretsmanager:ListSecrets' },
};

const CALLERS = [
  PRINCIPALS.checkout,
  PRINCIPALS.etl,
  PRINCIPALS.buildAgent,
  PRINCIPALS.securityAudit,
  PRINCIPALS.partner,
  PRINCIPALS.stranger,
] as const;

/** About one call a second over all endpoints: enough for something to be found anywhere, light for any machine. */
export const LARGE_HABITS: readonly Habit[] = listLargeEndpoints().flatMap(({ name, service }, number) => {
  const routine = ROUTINES[service];
  if (routine === undefined) return [];
  return [0, 1].map((shift) => ({
    principal: CALLERS[(number + shift * 3) % CALLERS.length] ?? PRINCIPALS.checkout,
    via: name,
    every: 90 + (number % 5) * 20,
    ...routine,
  }));
});
