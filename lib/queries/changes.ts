import { queryOptions } from '@tanstack/react-query';
import { listChanges } from '../actions/changes.ts';
import { unwrap } from './unwrap.ts';

export function changesQuery(trailARN?: string) {
  return queryOptions({
    queryKey: trailARN === undefined ? ['changes'] : ['changes', trailARN],
    queryFn: async () => unwrap(await listChanges({ ...(trailARN !== undefined && { trailARN }) })),
    staleTime: 5_000,
  });
}
