import { ok } from '../../result.ts';
import { findEventDataStore } from './event-data-store.ts';
import { formatEventDataStore, NOT_FEDERATED } from './event-data-store-output.ts';
import type { CloudTrailOperation } from './operation.ts';

export const getEventDataStore: CloudTrailOperation<'GetEventDataStore'> = (
  world,
  caller,
  { EventDataStore },
) => {
  const store = findEventDataStore(world, caller, EventDataStore);
  if (!store.ok) return store;
  return ok({ ...formatEventDataStore(store.value), ...NOT_FEDERATED, PartitionKeys: [] });
};
