'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useMemo } from 'react';
import { useTranslations } from 'use-intl/react';
import { ContextSlot } from '@/components/shell/context-slot';
import { DataAge } from '@/components/shell/data-age';
import { useShortcuts } from '@/components/shell/shortcuts';
import { getInventory } from '@/lib/actions/inventory.ts';
import type { AccountFacts } from '@/lib/audit/account-facts.ts';
import { inventoryQuery } from '@/lib/queries/inventory.ts';
import { unwrap } from '@/lib/queries/unwrap.ts';

/** In the context bar: how old the oldest of these facts is, and one key or press to read AWS again. */
export function InventoryAge({ accounts }: { accounts: readonly AccountFacts[] }) {
  const t = useTranslations('shell.context');
  const queryClient = useQueryClient();
  const refresh = useCallback(
    () =>
      queryClient.fetchQuery({
        ...inventoryQuery,
        staleTime: 0,
        queryFn: async () => unwrap(await getInventory({ fresh: true })),
      }),
    [queryClient],
  );
  const shortcuts = useMemo(
    () => [{ keys: 'r', label: t('refresh'), run: () => void refresh() }],
    [t, refresh],
  );
  useShortcuts(shortcuts, 'here');
  const oldest = accounts.reduce<string | undefined>(
    (least, { readAt }) => (least === undefined || readAt < least ? readAt : least),
    undefined,
  );
  return <ContextSlot>{oldest !== undefined && <DataAge readAt={oldest} refresh={refresh} />}</ContextSlot>;
}
