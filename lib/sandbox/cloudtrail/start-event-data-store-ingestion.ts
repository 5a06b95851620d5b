import { ok } from '../../result.ts';
import { commit, edit } from './commit.ts';
import { findActiveEventDataStore } from './event-data-store.ts';
import { requireLiveEvents, requireStatus } from './event-data-store-status.ts';
import type { CloudTrailOperation } from './operation.ts';

export const startEventDataStoreIngestion: CloudTrailOperation<'StartEventDataStoreIngestion'> = async (
  world,
  caller,
  { EventDataStore },
) => {
  const found = findActiveEventDataStore(world, caller, EventDataStore);
  if (!found.ok) return found;
  const store = requireStatus(found.value, 'STOPPED_INGESTION');
  if (!store.ok) return store;
  const live = requireLiveEvents(store.value);
  if (!live.ok) return live;
  await commit(world, edit(store.value, { status: 'ENABLED', updatedTime: world.now().getTime() }));
  return ok({});
};
