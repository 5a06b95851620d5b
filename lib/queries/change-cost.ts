import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { ChangeCost } from '../audit/change-cost.ts';
import type { SelectorSet } from '../cloudtrail/selector-set.ts';
import { postJson, retryBrokenLine } from './get-json.ts';

/** What a change would cost; while one types, the answer before stays until the next is there. */
export function changeCostQuery(change: {
  readonly connectionId: string;
  readonly trailARN: string;
  readonly seen: SelectorSet;
  readonly next: SelectorSet;
  /** Event source → events a month that the person expects. */
  readonly expected: Readonly<Record<string, number>>;
}) {
  return queryOptions({
    queryKey: ['change-cost', change],
    queryFn: ({ signal }) => postJson<ChangeCost>('/api/change-cost', change, signal),
    placeholderData: keepPreviousData,
    retry: retryBrokenLine,
    staleTime: 30_000,
    // An answer for each key that was pressed is not worth keeping for long.
    gcTime: 60_000,
  });
}
