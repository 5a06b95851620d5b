'use client';

import { useQuery } from '@tanstack/react-query';
import { inventoryQuery } from '@/lib/queries/inventory.ts';

/** What all connections see, kept from one screen to the next. */
export function useAccounts() {
  return useQuery({ ...inventoryQuery, refetchInterval: 30_000 });
}
