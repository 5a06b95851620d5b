import { ok } from '../../result.ts';
import { listEventDataStores as listStores } from './event-data-store.ts';
import type { CloudTrailOperation } from './operation.ts';
import { readPage } from './paging.ts';

/** ARN and name only: the other members of the items are "no longer returned" (API Reference, EventDataStore). */
export const listEventDataStores: CloudTrailOperation<'ListEventDataStores'> = (world, caller, input) => {
  const page = readPage(listStores(world, caller), input.NextToken, input.MaxResults ?? 1000, 'stores');
  if (!page.ok) return page;
  return ok({
    EventDataStores: page.value.items.map(({ eventDataStoreArn, name }) => ({
      EventDataStoreArn: eventDataStoreArn,
      Name: name,
    })),
    NextToken: page.value.nextToken,
  });
};
