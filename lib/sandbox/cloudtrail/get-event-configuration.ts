import { ok } from '../../result.ts';
import { formatStoreConfiguration, formatTrailConfiguration } from './event-configuration.ts';
import { findEventDataStore } from './event-data-store.ts';
import { findTrail } from './find-trail.ts';
import type { CloudTrailOperation } from './operation.ts';
import { readTrailOrStore } from './trail-or-store.ts';

export const getEventConfiguration: CloudTrailOperation<'GetEventConfiguration'> = (world, caller, input) => {
  const target = readTrailOrStore(input);
  if (!target.ok) return target;
  if ('store' in target.value) {
    const store = findEventDataStore(world, caller, target.value.store);
    return store.ok ? ok(formatStoreConfiguration(store.value)) : store;
  }
  const trail = findTrail(world, caller, target.value.trailName);
  return trail.ok ? ok(formatTrailConfiguration(trail.value)) : trail;
};
