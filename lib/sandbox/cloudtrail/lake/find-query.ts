import { fail, ok, type Result } from '../../../result.ts';
import { type AwsError, cloudTrailError } from '../../http/aws-error.ts';
import type { Caller } from '../../http/caller.ts';
import type { World } from '../../world/world.ts';
import { findActiveEventDataStore } from '../event-data-store.ts';
import type { LakeQuery } from './lake.ts';

interface Asked {
  readonly EventDataStore?: string;
  readonly QueryId?: string;
  readonly QueryAlias?: string;
}

/** By ID, or the last one of an alias. Queries of an event data store that waits for its deletion are out of reach. */
export function findQuery(
  world: World,
  caller: Caller,
  { EventDataStore, QueryId, QueryAlias }: Asked,
): Result<LakeQuery, AwsError> {
  if (EventDataStore !== undefined) {
    const named = findActiveEventDataStore(world, caller, EventDataStore);
    if (!named.ok) return named;
  }
  const query = world.lake
    .listQueries()
    .find(
      ({ accountId, queryId, alias }) =>
        accountId === caller.accountId &&
        (QueryId === undefined ? alias === QueryAlias : queryId === QueryId),
    );
  if (query === undefined || (QueryId === undefined && QueryAlias === undefined)) {
    return fail(
      cloudTrailError('QueryIdNotFoundException', `The query ${QueryId ?? QueryAlias ?? ''} was not found.`),
    );
  }
  const store = findActiveEventDataStore(world, caller, query.eventDataStoreArn);
  return store.ok ? ok(query) : store;
}
