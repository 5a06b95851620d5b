import { ok } from '../../result.ts';
import { commit, edit } from './commit.ts';
import { findActiveEventDataStore } from './event-data-store.ts';
import { formatEventDataStore, NOT_FEDERATED } from './event-data-store-output.ts';
import { readStoreSettings } from './event-data-store-settings.ts';
import type { CloudTrailOperation } from './operation.ts';

/** Changes what is sent and keeps the rest; advanced event selectors are replaced as a whole. */
export const updateEventDataStore: CloudTrailOperation<'UpdateEventDataStore'> = async (
  world,
  caller,
  input,
) => {
  const found = findActiveEventDataStore(world, caller, input.EventDataStore);
  if (!found.ok) return found;
  const store = found.value;
  const settings = readStoreSettings(world, caller, input, store, store);
  if (!settings.ok) return settings;
  await commit(world, edit(store, { ...settings.value, updatedTime: world.now().getTime() }));
  return ok({ ...formatEventDataStore(store), ...NOT_FEDERATED });
};
