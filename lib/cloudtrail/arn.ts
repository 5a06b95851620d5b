import type { Failure } from '../failure.ts';
import { fail, ok, type Result } from '../result.ts';
import { trailNameFault } from './trail-name.ts';

/** The partitions in which CloudTrail trails are known to exist. */
export const PARTITIONS = ['aws', 'aws-cn', 'aws-us-gov'] as const;

export interface TrailArn {
  readonly partition: string;
  readonly region: string;
  readonly accountId: string;
  readonly name: string;
}

const TRAIL_ARN = /^arn:(aws|aws-cn|aws-us-gov):cloudtrail:([a-z]{2}(?:-[a-z]+)+-\d):(\d{12}):trail\/(.+)$/;

/**
 * Reads `arn:aws:cloudtrail:us-east-2:123456789012:trail/MyTrail`
 * (CloudTrail API reference, CreateTrail, TrailARN).
 */
export function parseTrailArn(text: string): Result<TrailArn, Failure> {
  const [, partition, region, accountId, name] = TRAIL_ARN.exec(text) ?? [];
  if (!partition || !region || !accountId || !name || trailNameFault(name)) {
    return fail({
      code: 'invalid-input',
      message: { key: 'selectors.arn.invalid', values: { value: text.slice(0, 300) } },
      awsName: 'CloudTrailARNInvalidException',
      retryable: false,
    });
  }
  return ok({ partition, region, accountId, name });
}

export function formatTrailArn(arn: TrailArn): string {
  return `arn:${arn.partition}:cloudtrail:${arn.region}:${arn.accountId}:trail/${arn.name}`;
}
