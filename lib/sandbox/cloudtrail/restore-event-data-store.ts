import { ok } from '../../result.ts';
import { commit, edit } from './commit.ts';
import { findEventDataStore } from './event-data-store.ts';
import { formatEventDataStore } from './event-data-store-output.ts';
import { requireStatus } from './event-data-store-status.ts';
import type { CloudTrailOperation } from './operation.ts';

/** Within seven days of its deletion. It ingests again. */
export const restoreEventDataStore: CloudTrailOperation<'RestoreEventDataStore'> = async (
  world,
  caller,
  { EventDataStore },
) => {
  const found = findEventDataStore(world, caller, EventDataStore);
  if (!found.ok) return found;
  const store = requireStatus(found.value, 'PENDING_DELETION');
  if (!store.ok) return store;
  await commit(world, edit(store.value, { status: 'ENABLED', updatedTime: world.now().getTime() }));
  return ok(formatEventDataStore(store.value));
};
