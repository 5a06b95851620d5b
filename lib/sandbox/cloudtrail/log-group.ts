import { fail, ok, type Result } from '../../result.ts';
import { type AwsError, cloudTrailError } from '../http/aws-error.ts';
import type { Caller } from '../http/caller.ts';
import type { TrailState } from '../world/state.ts';

type LogGroup = Pick<TrailState, 'cloudWatchLogsLogGroupArn' | 'cloudWatchLogsRoleArn'>;

interface Sent {
  readonly CloudWatchLogsLogGroupArn?: string;
  readonly CloudWatchLogsRoleArn?: string;
}

/** CloudTrail wants the log stream wildcard at the end. */
const LOG_GROUP_ARN = /^arn:aws:logs:([a-z]{2}(?:-[a-z]+)+-\d):(\d{12}):log-group:[\w./#-]{1,512}:\*$/;
const ROLE_ARN = /^arn:aws:iam::(\d{12}):role\/[\w+=,.@/-]{1,576}$/;

/**
 * Log group and role go together. Only their ARNs are looked at: the sandbox has neither CloudWatch Logs nor roles
 * for it, and delivers nothing there.
 */
export function readLogGroup(
  { region, accountId }: Caller,
  { CloudWatchLogsLogGroupArn: group, CloudWatchLogsRoleArn: role }: Sent,
  current: LogGroup,
): Result<LogGroup, AwsError> {
  if (group === undefined && role === undefined) {
    return ok({
      cloudWatchLogsLogGroupArn: current.cloudWatchLogsLogGroupArn,
      cloudWatchLogsRoleArn: current.cloudWatchLogsRoleArn,
    });
  }
  // Terraform empties both at once to end the delivery.
  if ((group ?? '') === '' && (role ?? '') === '') {
    return ok({ cloudWatchLogsLogGroupArn: undefined, cloudWatchLogsRoleArn: undefined });
  }
  const both = 'You must specify a log group and a role ARN.';
  if ((role ?? '') === '') return fail(cloudTrailError('InvalidCloudWatchLogsRoleArnException', both));
  if ((group ?? '') === '') return fail(cloudTrailError('InvalidCloudWatchLogsLogGroupArnException', both));
  const [, groupRegion, groupAccount] = LOG_GROUP_ARN.exec(group ?? '') ?? [];
  if (groupRegion !== region || groupAccount !== accountId) {
    return fail(
      cloudTrailError(
        'InvalidCloudWatchLogsLogGroupArnException',
        "Check the log group ARN: CloudTrail can't validate it.",
      ),
    );
  }
  if (ROLE_ARN.exec(role ?? '')?.[1] !== accountId) {
    return fail(
      cloudTrailError(
        'InvalidCloudWatchLogsRoleArnException',
        'Access denied. Check the trust relationships for your role.',
      ),
    );
  }
  return ok({ cloudWatchLogsLogGroupArn: group, cloudWatchLogsRoleArn: role });
}
