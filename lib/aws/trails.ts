import 'server-only';
import {
  DescribeTrailsCommand,
  GetEventSelectorsCommand,
  GetTrailCommand,
  GetTrailStatusCommand,
  PutEventSelectorsCommand,
  type Trail as SdkTrail,
} from '@aws-sdk/client-cloudtrail';
import type { Connection } from '../audit/connection.ts';
import { parseTrailArn } from '../cloudtrail/arn.ts';
import type { SelectorSet } from '../cloudtrail/selector-set.ts';
import { formatSelectorSet, parseSelectorSet } from '../cloudtrail/selector-wire.ts';
import type { Trail, TrailStatus } from '../cloudtrail/trail.ts';
import type { Failure } from '../failure.ts';
import { fail, ok, type Result } from '../result.ts';
import { callAws } from './call-aws.ts';
import { clientsFor } from './clients.ts';

/** All trails that a Region shows, shadow trails included: without them organization trails vanish in member accounts. */
export async function describeTrails(
  connection: Connection,
  region: string,
): Promise<Result<Trail[], Failure>> {
  const answer = await callAws(connection, region, 'cloudtrail:DescribeTrails', () =>
    clientsFor(connection, region).cloudTrail.send(new DescribeTrailsCommand({ includeShadowTrails: true })),
  );
  if (!answer.ok) return answer;
  return ok((answer.value.trailList ?? []).map(toTrail).filter((trail) => trail !== undefined));
}

export async function getTrail(connection: Connection, trailARN: string): Promise<Result<Trail, Failure>> {
  const arn = parseTrailArn(trailARN);
  if (!arn.ok) return arn;
  const { region } = arn.value;
  const answer = await callAws(connection, region, 'cloudtrail:GetTrail', () =>
    clientsFor(connection, region).cloudTrail.send(new GetTrailCommand({ Name: trailARN })),
  );
  if (!answer.ok) return answer;
  const trail = answer.value.Trail && toTrail(answer.value.Trail);
  return trail ? ok(trail) : fail(trailNotFound(region));
}

/** Status in the trail's home Region. GetTrailStatus wants the ARN for shadow and organization trails. */
export async function getTrailStatus(
  connection: Connection,
  trailARN: string,
): Promise<Result<TrailStatus, Failure>> {
  const arn = parseTrailArn(trailARN);
  if (!arn.ok) return arn;
  const { region } = arn.value;
  const answer = await callAws(connection, region, 'cloudtrail:GetTrailStatus', () =>
    clientsFor(connection, region).cloudTrail.send(new GetTrailStatusCommand({ Name: trailARN })),
  );
  if (!answer.ok) return answer;
  const status = answer.value;
  return ok({
    isLogging: status.IsLogging === true,
    ...(status.LatestDeliveryTime && { latestDeliveryTime: status.LatestDeliveryTime.toISOString() }),
    ...(status.LatestDeliveryError && { latestDeliveryError: status.LatestDeliveryError }),
    ...(status.StartLoggingTime && { startLoggingTime: status.StartLoggingTime.toISOString() }),
    ...(status.StopLoggingTime && { stopLoggingTime: status.StopLoggingTime.toISOString() }),
  });
}

export async function getEventSelectors(
  connection: Connection,
  trailARN: string,
): Promise<Result<SelectorSet, Failure>> {
  const arn = parseTrailArn(trailARN);
  if (!arn.ok) return arn;
  const { region } = arn.value;
  const answer = await callAws(connection, region, 'cloudtrail:GetEventSelectors', () =>
    clientsFor(connection, region).cloudTrail.send(new GetEventSelectorsCommand({ TrailName: trailARN })),
  );
  if (!answer.ok) return answer;
  return readSelectors(answer.value, region);
}

/** Replaces the whole set: CloudTrail has no merge, no dry run and no compare-and-swap. Goes to the home Region. */
export async function putEventSelectors(
  connection: Connection,
  trailARN: string,
  set: SelectorSet,
): Promise<Result<void, Failure>> {
  const arn = parseTrailArn(trailARN);
  if (!arn.ok) return arn;
  const { region } = arn.value;
  const answer = await callAws(connection, region, 'cloudtrail:PutEventSelectors', () =>
    clientsFor(connection, region).cloudTrail.send(
      new PutEventSelectorsCommand({ TrailName: trailARN, ...formatSelectorSet(set) }),
    ),
  );
  return answer.ok ? ok(undefined) : answer;
}

function readSelectors(
  answer: { EventSelectors?: unknown; AdvancedEventSelectors?: unknown },
  region: string,
): Result<SelectorSet, Failure> {
  const { EventSelectors, AdvancedEventSelectors } = answer;
  const set = parseSelectorSet({
    ...(EventSelectors !== undefined && { EventSelectors }),
    ...(AdvancedEventSelectors !== undefined && { AdvancedEventSelectors }),
  });
  if (set.ok) return set;
  const awsMessage = set.error[0]?.awsMessage;
  return fail({
    code: 'unsupported',
    message: {
      key: 'failures.unknownAws',
      values: { service: 'CloudTrail', region, action: 'cloudtrail:GetEventSelectors' },
    },
    ...(awsMessage !== undefined && { awsMessage }),
    retryable: false,
  });
}

function toTrail(trail: SdkTrail): Trail | undefined {
  const { TrailARN, Name, HomeRegion } = trail;
  if (TrailARN === undefined || Name === undefined) return undefined;
  const arn = parseTrailArn(TrailARN);
  const homeRegion = HomeRegion ?? (arn.ok ? arn.value.region : '');
  return {
    trailARN: TrailARN,
    name: Name,
    homeRegion,
    s3BucketName: trail.S3BucketName ?? '',
    ...(trail.S3KeyPrefix && { s3KeyPrefix: trail.S3KeyPrefix }),
    isMultiRegionTrail: trail.IsMultiRegionTrail === true,
    isOrganizationTrail: trail.IsOrganizationTrail === true,
    includeGlobalServiceEvents: trail.IncludeGlobalServiceEvents === true,
    logFileValidationEnabled: trail.LogFileValidationEnabled === true,
    ...(trail.KmsKeyId && { kmsKeyId: trail.KmsKeyId }),
    ...(trail.CloudWatchLogsLogGroupArn && { cloudWatchLogsLogGroupArn: trail.CloudWatchLogsLogGroupArn }),
    ...(trail.SnsTopicARN && { snsTopicARN: trail.SnsTopicARN }),
    hasCustomEventSelectors: trail.HasCustomEventSelectors === true,
    hasInsightSelectors: trail.HasInsightSelectors === true,
  };
}

function trailNotFound(region: string): Failure {
  return {
    code: 'not-found',
    message: { key: 'failures.trailNotFound', values: { region } },
    hint: { key: 'failures.trailNotFoundHint' },
    retryable: false,
  };
}
