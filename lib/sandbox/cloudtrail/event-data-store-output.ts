import { formatSelectorSet } from '../../cloudtrail/selector-wire.ts';
import type { JsonObject } from '../http/json-input.ts';
import type { EventDataStoreState } from '../world/state.ts';
import { toEpochSeconds } from './trail-output.ts';

export function formatEventDataStore(store: EventDataStoreState): JsonObject {
  return {
    EventDataStoreArn: store.eventDataStoreArn,
    Name: store.name,
    Status: store.status,
    ...formatSelectorSet({ kind: 'advanced', advancedEventSelectors: store.advancedEventSelectors }),
    MultiRegionEnabled: store.multiRegionEnabled,
    OrganizationEnabled: store.organizationEnabled,
    RetentionPeriod: store.retentionPeriod,
    TerminationProtectionEnabled: store.terminationProtectionEnabled,
    CreatedTimestamp: toEpochSeconds(store.createdTime),
    UpdatedTimestamp: toEpochSeconds(store.updatedTime),
    KmsKeyId: store.kmsKeyId,
    BillingMode: store.billingMode,
  };
}

/** No operation of the sandbox enables federation. */
export const NOT_FEDERATED = { FederationStatus: 'DISABLED' } as const;
