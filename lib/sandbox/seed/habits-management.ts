import type { Habit } from '../workload/habit.ts';
import { through } from './named-habit.ts';
import { MANAGEMENT } from './organization.ts';

const TRAIL = `arn:aws:cloudtrail:us-east-1:${MANAGEMENT}:trail/organization-trail`;
const AUDIT_KEY = `arn:aws:kms:ap-northeast-1:${MANAGEMENT}:key/4e2d7c91-5b3a-4f08-a6c7-1d9e8b0f2a35`;

export const MANAGEMENT_HABITS: readonly Habit[] = [
  ...through('security-tooling-cloudtrail', [
    { who: 'securityAudit', action: 'cloudtrail:LookupEvents', every: 30 },
    { who: 'securityAudit', action: 'cloudtrail:DescribeTrails', every: 90 },
    { who: 'breakGlass', action: 'cloudtrail:StopLogging', every: 120, resource: TRAIL },
  ]),
  ...through('security-tokyo-kms', [
    { who: 'securityAudit', action: 'kms:Decrypt', every: 60, resource: AUDIT_KEY },
    { who: 'stranger', action: 'kms:ScheduleKeyDeletion', every: 240, resource: AUDIT_KEY },
  ]),
  ...through({ accountId: MANAGEMENT, region: 'eu-west-1' }, [
    { who: 'securityAudit', action: 'ec2:DescribeInstances', every: 60 },
  ]),
];
