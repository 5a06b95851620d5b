import { fail, ok, type Result } from '../../result.ts';
import { type AwsError, cloudTrailError } from '../http/aws-error.ts';
import type { EventDataStoreState } from '../world/state.ts';

/** Categories whose live events can be stopped and started (API Reference, StartEventDataStoreIngestion). */
const LIVE_CATEGORIES = ['Management', 'Data', 'NetworkActivity', 'ConfigurationItem'];

export function requireStatus(
  store: EventDataStoreState,
  status: EventDataStoreState['status'],
): Result<EventDataStoreState, AwsError> {
  return store.status === status
    ? ok(store)
    : fail(
        cloudTrailError(
          'InvalidEventDataStoreStatusException',
          `The event data store ${store.eventDataStoreArn} is ${store.status}, and must be ${status}.`,
        ),
      );
}

export function requireLiveEvents(store: EventDataStoreState): Result<EventDataStoreState, AwsError> {
  const isLive = store.advancedEventSelectors.every(({ fieldSelectors }) =>
    fieldSelectors.some(
      ({ field, equals }) =>
        field === 'eventCategory' && equals?.some((category) => LIVE_CATEGORIES.includes(category)),
    ),
  );
  return isLive
    ? ok(store)
    : fail(
        cloudTrailError(
          'InvalidEventDataStoreCategoryException',
          `The event data store ${store.eventDataStoreArn} has no live events.`,
        ),
      );
}
