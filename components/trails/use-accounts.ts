'use client';

import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import { getInventory } from '@/lib/actions/inventory.ts';
import { inventoryQuery } from '@/lib/queries/inventory.ts';
import { unwrap } from '@/lib/queries/unwrap.ts';

/** What all connections see, kept from one screen to the next. */
export function useAccounts() {
  return useQuery({ ...inventoryQuery, refetchInterval: 30_000 });
}

/** Reads AWS again, past what the server remembers. A failure shows where the facts do. */
export function useRefreshAccounts(): () => Promise<void> {
  const queryClient = useQueryClient();
  return useCallback(
    () =>
      queryClient.prefetchQuery({
        ...inventoryQuery,
        staleTime: 0,
        queryFn: async () => unwrap(await getInventory({ fresh: true })),
      }),
    [queryClient],
  );
}
