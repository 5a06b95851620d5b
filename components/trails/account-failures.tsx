'use client';

import { useTranslations } from 'use-intl/react';
import { FailureNotice } from '@/components/failure/failure-notice';
import type { AccountFacts } from '@/lib/audit/account-facts.ts';
import type { Failure } from '@/lib/failure.ts';

interface Unread {
  readonly where: string;
  readonly failure: Failure;
}

/** What could not be read, where it belongs. The rest of the screen goes on; unknown is never shown as none. */
export function AccountFailures({
  accounts,
  onRetry,
}: {
  accounts: readonly AccountFacts[];
  onRetry: () => void;
}) {
  const t = useTranslations('trails.list');
  const unread = accounts.flatMap(listUnread);
  if (unread.length === 0) return null;
  return (
    <section aria-label={t('unread')} className="mb-4 flex flex-col gap-2">
      {unread.map(({ where, failure }) => (
        <FailureNotice key={where} title={where} failure={failure} onRetry={onRetry} />
      ))}
    </section>
  );
}

function listUnread(account: AccountFacts): Unread[] {
  const { name } = account.connection;
  const unread: Unread[] = [];
  if (account.identity.state === 'unknown') unread.push({ where: name, failure: account.identity.failure });
  if (account.enabledRegions.state === 'unknown') {
    // One cause, one notice: without an identity the Regions fail for the same reason.
    if (account.identity.state === 'known')
      unread.push({ where: name, failure: account.enabledRegions.failure });
    return unread;
  }
  for (const { region, trails, endpoints } of account.regions) {
    if (trails.state === 'unknown') unread.push({ where: `${name} · ${region}`, failure: trails.failure });
    else if (endpoints.state === 'unknown')
      unread.push({ where: `${name} · ${region}`, failure: endpoints.failure });
  }
  for (const { trail, selectors, status } of account.trails) {
    if (selectors.state === 'unknown')
      unread.push({ where: `${name} · ${trail.name}`, failure: selectors.failure });
    else if (status.state === 'unknown')
      unread.push({ where: `${name} · ${trail.name}`, failure: status.failure });
  }
  return unread;
}
