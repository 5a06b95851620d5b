import { isSameSelectorSet } from '../../cloudtrail/selector-canonical.ts';
import type { SelectorSet } from '../../cloudtrail/selector-set.ts';
import type { JsonObject } from '../http/json-input.ts';
import type { TrailState } from '../world/state.ts';

/** What a trail made by API, CLI or Terraform has until PutEventSelectors is called. */
export const DEFAULT_SELECTORS: SelectorSet = {
  kind: 'basic',
  eventSelectors: [
    {
      readWriteType: 'All',
      includeManagementEvents: true,
      dataResources: [],
      excludeManagementEventSources: [],
    },
  ],
};

/** A Trail as DescribeTrails and GetTrail give it: members that are not set are left out. */
export function formatTrail(trail: TrailState): JsonObject {
  return {
    ...formatTrailSettings(trail),
    HomeRegion: trail.homeRegion,
    HasCustomEventSelectors: !isSameSelectorSet(trail.selectors, DEFAULT_SELECTORS),
    HasInsightSelectors: trail.insightSelectors.length > 0,
  };
}

/** The answer of CreateTrail and UpdateTrail. */
export function formatTrailSettings(trail: TrailState): JsonObject {
  return {
    Name: trail.name,
    S3BucketName: trail.s3BucketName,
    S3KeyPrefix: trail.s3KeyPrefix,
    // "This field is no longer in use" (API Reference, Trail), but every answer has it.
    SnsTopicName: trail.snsTopicARN?.split(':').at(-1),
    SnsTopicARN: trail.snsTopicARN,
    IncludeGlobalServiceEvents: trail.includeGlobalServiceEvents,
    IsMultiRegionTrail: trail.isMultiRegionTrail,
    TrailARN: trail.trailARN,
    LogFileValidationEnabled: trail.logFileValidationEnabled,
    CloudWatchLogsLogGroupArn: trail.cloudWatchLogsLogGroupArn,
    CloudWatchLogsRoleArn: trail.cloudWatchLogsRoleArn,
    KmsKeyId: trail.kmsKeyId,
    IsOrganizationTrail: trail.isOrganizationTrail,
    RecursiveLogging: trail.recursiveLogging,
  };
}

/** Timestamps travel as epoch seconds with a fraction. */
export function toEpochSeconds(timeMs: number | undefined): number | undefined {
  return timeMs === undefined ? undefined : timeMs / 1000;
}
