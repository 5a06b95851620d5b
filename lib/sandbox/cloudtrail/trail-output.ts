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

/** A Trail as DescribeTrails and GetTrail give it. */
export function formatTrail(trail: TrailState): JsonObject {
  return {
    Name: trail.name,
    S3BucketName: trail.s3BucketName,
    S3KeyPrefix: trail.s3KeyPrefix,
    IncludeGlobalServiceEvents: trail.includeGlobalServiceEvents,
    IsMultiRegionTrail: trail.isMultiRegionTrail,
    HomeRegion: trail.homeRegion,
    TrailARN: trail.trailARN,
    LogFileValidationEnabled: trail.logFileValidationEnabled,
    KmsKeyId: trail.kmsKeyId,
    HasCustomEventSelectors: !isSameSelectorSet(trail.selectors, DEFAULT_SELECTORS),
    HasInsightSelectors: false,
    IsOrganizationTrail: trail.isOrganizationTrail,
    RecursiveLogging: true,
  };
}

/** Timestamps travel as epoch seconds with a fraction. */
export function toEpochSeconds(timeMs: number | undefined): number | undefined {
  return timeMs === undefined ? undefined : timeMs / 1000;
}
