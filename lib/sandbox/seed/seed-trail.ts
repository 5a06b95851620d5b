import type { AdvancedEventSelector, FieldSelector } from '../../cloudtrail/advanced-event-selector.ts';
import { formatTrailArn } from '../../cloudtrail/arn.ts';
import type { EventSelector } from '../../cloudtrail/event-selector.ts';
import type { SelectorSet } from '../../cloudtrail/selector-set.ts';
import type { TrailState } from '../world/state.ts';

const DAY_MS = 24 * 60 * 60 * 1000;

/** A trail in as few words as tell it from others. */
export interface SeedTrail {
  readonly name: string;
  readonly accountId: string;
  readonly homeRegion: string;
  readonly bucket: string;
  readonly prefix?: string;
  readonly selectors: SelectorSet;
  readonly isMultiRegionTrail?: true;
  readonly isOrganizationTrail?: true;
  readonly isStopped?: true;
  /** S3's error code of every delivery for some days. */
  readonly failsWith?: 'NoSuchBucket' | 'AccessDenied';
  readonly kmsKeyId?: string;
}

/** The trail as it is on the first day, after it logged for three months. */
export function toTrailState(seed: SeedTrail, nowMs: number): TrailState {
  const isMultiRegionTrail = seed.isMultiRegionTrail ?? false;
  return {
    trailARN: formatTrailArn({
      partition: 'aws',
      region: seed.homeRegion,
      accountId: seed.accountId,
      name: seed.name,
    }),
    name: seed.name,
    accountId: seed.accountId,
    homeRegion: seed.homeRegion,
    s3BucketName: seed.bucket,
    ...(seed.prefix === undefined ? {} : { s3KeyPrefix: seed.prefix }),
    isMultiRegionTrail,
    isOrganizationTrail: seed.isOrganizationTrail ?? false,
    includeGlobalServiceEvents: isMultiRegionTrail,
    logFileValidationEnabled: isMultiRegionTrail,
    recursiveLogging: true,
    insightSelectors: [],
    aggregationConfigurations: [],
    ...(seed.kmsKeyId === undefined ? {} : { kmsKeyId: seed.kmsKeyId }),
    selectors: seed.selectors,
    isLogging: seed.isStopped !== true,
    startLoggingTime: nowMs - 90 * DAY_MS,
    ...(seed.isStopped ? { stopLoggingTime: nowMs - 2 * DAY_MS } : {}),
    latestDeliveryTime: formerDelivery(seed, nowMs),
    latestDeliveryError: seed.failsWith === undefined ? {} : { [seed.homeRegion]: seed.failsWith },
    latestDigestDeliveryTime: {},
    latestDigestDeliveryError: {},
    digestChains: {},
  };
}

/** Trails that no longer deliver did so once. */
function formerDelivery(seed: SeedTrail, nowMs: number): Record<string, number> {
  if (seed.isStopped) return { [seed.homeRegion]: nowMs - 2 * DAY_MS };
  return seed.failsWith === undefined ? {} : { [seed.homeRegion]: nowMs - 9 * DAY_MS };
}

export function basic(...eventSelectors: readonly EventSelector[]): SelectorSet {
  return { kind: 'basic', eventSelectors };
}

export function advanced(...advancedEventSelectors: readonly AdvancedEventSelector[]): SelectorSet {
  return { kind: 'advanced', advancedEventSelectors };
}

export function selector(name: string, ...fieldSelectors: readonly FieldSelector[]): AdvancedEventSelector {
  return { name, fieldSelectors };
}

export function equals(field: string, ...values: readonly string[]): FieldSelector {
  return { field, equals: values };
}
