import { fail, ok, type Result } from '../../result.ts';
import { type AwsError, cloudTrailError } from '../http/aws-error.ts';
import type { Caller } from '../http/caller.ts';
import type { EventDataStoreState } from '../world/state.ts';
import type { World } from '../world/world.ts';
import { formatEventDataStoreArn } from './resource-arn.ts';

/** A deleted event data store can be restored for seven days, then it is gone. */
const RESTORABLE_MS = 7 * 24 * 60 * 60 * 1000;

const ARN = /^arn:aws:cloudtrail:[a-z]{2}(?:-[a-z]+)+-\d:\d{12}:eventdatastore\/[a-zA-Z0-9-]+$/;

/** The account's event data stores of the Region, those that wait for their deletion included. */
export function listEventDataStores(
  world: World,
  { accountId, region }: Pick<Caller, 'accountId' | 'region'>,
): readonly EventDataStoreState[] {
  const now = world.now().getTime();
  return world.state.eventDataStores.filter(
    (store) =>
      store.accountId === accountId &&
      store.region === region &&
      (store.status !== 'PENDING_DELETION' || now - store.updatedTime < RESTORABLE_MS),
  );
}

/** By ARN, or by the ID that ends it. */
export function findEventDataStore(
  world: World,
  caller: Caller,
  idOrArn: string,
): Result<EventDataStoreState, AwsError> {
  if (idOrArn.startsWith('arn:') && !ARN.test(idOrArn)) {
    return fail(
      cloudTrailError(
        'EventDataStoreARNInvalidException',
        `The event data store ARN ${idOrArn} is not valid.`,
      ),
    );
  }
  const arn = idOrArn.startsWith('arn:') ? idOrArn : formatEventDataStoreArn(caller, idOrArn);
  const store = listEventDataStores(world, caller).find(({ eventDataStoreArn }) => eventDataStoreArn === arn);
  return store === undefined
    ? fail(
        cloudTrailError('EventDataStoreNotFoundException', `The event data store ${idOrArn} was not found.`),
      )
    : ok(store);
}

/** Most operations refuse an event data store that waits for its deletion. */
export function requireActive(store: EventDataStoreState): Result<EventDataStoreState, AwsError> {
  return store.status === 'PENDING_DELETION'
    ? fail(
        cloudTrailError(
          'InactiveEventDataStoreException',
          `The event data store ${store.eventDataStoreArn} is inactive.`,
        ),
      )
    : ok(store);
}

export function findActiveEventDataStore(
  world: World,
  caller: Caller,
  idOrArn: string,
): Result<EventDataStoreState, AwsError> {
  const store = findEventDataStore(world, caller, idOrArn);
  return store.ok ? requireActive(store.value) : store;
}
