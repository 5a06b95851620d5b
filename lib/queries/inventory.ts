import { queryOptions } from '@tanstack/react-query';
import { getInventory, getTrailFacts } from '../actions/inventory.ts';
import { unwrap } from './unwrap.ts';

export const inventoryQuery = queryOptions({
  queryKey: ['inventory'],
  queryFn: async () => unwrap(await getInventory({})),
  staleTime: 15_000,
});

export function trailFactsQuery(connectionId: string, trailARN: string) {
  return queryOptions({
    queryKey: ['trail', connectionId, trailARN],
    queryFn: async () => unwrap(await getTrailFacts({ connectionId, trailARN })),
    staleTime: 5_000,
  });
}
