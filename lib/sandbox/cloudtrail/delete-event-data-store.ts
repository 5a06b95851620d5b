import { fail, ok } from '../../result.ts';
import { cloudTrailError } from '../http/aws-error.ts';
import { commit, edit } from './commit.ts';
import { findActiveEventDataStore } from './event-data-store.ts';
import type { CloudTrailOperation } from './operation.ts';

/** It waits for seven days, during which RestoreEventDataStore brings it back. */
export const deleteEventDataStore: CloudTrailOperation<'DeleteEventDataStore'> = async (
  world,
  caller,
  { EventDataStore },
) => {
  const store = findActiveEventDataStore(world, caller, EventDataStore);
  if (!store.ok) return store;
  if (store.value.terminationProtectionEnabled) {
    return fail(
      cloudTrailError(
        'EventDataStoreTerminationProtectedException',
        'The event data store cannot be deleted because termination protection is enabled for it.',
      ),
    );
  }
  await commit(world, edit(store.value, { status: 'PENDING_DELETION', updatedTime: world.now().getTime() }));
  return ok({});
};
