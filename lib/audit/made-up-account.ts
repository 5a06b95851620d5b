import type { AdvancedEventSelector, FieldSelector } from '../cloudtrail/advanced-event-selector.ts';
import type { SelectorSet } from '../cloudtrail/selector-set.ts';
import type { Trail, TrailStatus } from '../cloudtrail/trail.ts';
import type { VpcEndpoint } from '../cloudtrail/vpc-endpoint.ts';
import type { Failure } from '../failure.ts';
import type { AccountFacts, TrailFacts } from './account-facts.ts';

/** Test rig: facts about an account that nobody asked AWS for. */
export const READ_AT = '2026-01-02T03:04:05.000Z';
export const ACCOUNT_ID = '111122223333';

export const denied: Failure = {
  code: 'access-denied',
  message: { key: 'failures.accessDenied' },
  iamAction: 'cloudtrail:GetEventSelectors',
  retryable: true,
};

export const basic: SelectorSet = {
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

export function networkActivity(eventSource: string, ...conditions: FieldSelector[]): AdvancedEventSelector {
  return {
    fieldSelectors: [
      { field: 'eventCategory', equals: ['NetworkActivity'] },
      { field: 'eventSource', equals: [eventSource] },
      ...conditions,
    ],
  };
}

export function advanced(...advancedEventSelectors: AdvancedEventSelector[]): SelectorSet {
  return { kind: 'advanced', advancedEventSelectors };
}

export function trailFacts({
  selectors = basic,
  status = {},
  trail = {},
}: {
  selectors?: SelectorSet | Failure;
  status?: Partial<TrailStatus> | Failure;
  trail?: Partial<Trail>;
} = {}): TrailFacts {
  const name = trail.name ?? 'audit';
  return {
    connectionId: 'default',
    accountId: ACCOUNT_ID,
    trail: {
      trailARN: `arn:aws:cloudtrail:us-east-1:${ACCOUNT_ID}:trail/${name}`,
      name,
      homeRegion: 'us-east-1',
      s3BucketName: 'audit-logs',
      isMultiRegionTrail: false,
      isOrganizationTrail: false,
      includeGlobalServiceEvents: true,
      logFileValidationEnabled: false,
      hasCustomEventSelectors: true,
      hasInsightSelectors: false,
      ...trail,
    },
    selectors:
      'kind' in selectors
        ? { state: 'known', value: selectors, readAt: READ_AT }
        : { state: 'unknown', failure: selectors, readAt: READ_AT },
    status:
      'code' in status
        ? { state: 'unknown', failure: status, readAt: READ_AT }
        : { state: 'known', value: { isLogging: true, ...status }, readAt: READ_AT },
  };
}

export function endpoint(service: string, change: Partial<VpcEndpoint> = {}): VpcEndpoint {
  return {
    vpcEndpointId: `vpce-${service}`,
    vpcEndpointType: 'Interface',
    vpcId: 'vpc-1',
    serviceName: `com.amazonaws.us-east-1.${service}`,
    state: 'available',
    region: 'us-east-1',
    ownerId: ACCOUNT_ID,
    ...change,
  };
}

export function account(endpoints: readonly VpcEndpoint[], trails: readonly TrailFacts[]): AccountFacts {
  return {
    connection: { id: 'default', kind: 'default', name: 'default' },
    identity: { state: 'known', value: { accountId: ACCOUNT_ID, arn: '' }, readAt: READ_AT },
    enabledRegions: { state: 'known', value: ['us-east-1'], readAt: READ_AT },
    regions: [
      {
        region: 'us-east-1',
        trails: { state: 'known', value: trails.length, readAt: READ_AT },
        endpoints: { state: 'known', value: endpoints, readAt: READ_AT },
      },
    ],
    trails,
    readAt: READ_AT,
  };
}
