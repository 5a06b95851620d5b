'use client';

import { useMemo } from 'react';
import { useTranslations } from 'use-intl/react';
import { ContextSlot } from '@/components/shell/context-slot';
import { DataAge } from '@/components/shell/data-age';
import { useShortcuts } from '@/components/shell/shortcuts';
import type { AccountFacts } from '@/lib/audit/account-facts.ts';
import { useRefreshAccounts } from './use-accounts';

/** In the context bar: how old the oldest of these facts is, and one key or press to read AWS again. */
export function InventoryAge({ accounts }: { accounts: readonly AccountFacts[] }) {
  const t = useTranslations('shell.context');
  const refresh = useRefreshAccounts();
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
