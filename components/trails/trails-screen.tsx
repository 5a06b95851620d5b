'use client';

import { usePathname, useRouter, useSearchParams } from 'next/navigation';
import { useTranslations } from 'use-intl/react';
import { FailureNotice } from '@/components/failure/failure-notice';
import { Button } from '@/components/ui/button';
import { Card } from '@/components/ui/card';
import { EmptyState } from '@/components/ui/empty-state';
import { PageHeader } from '@/components/ui/page-header';
import { SegmentedControl } from '@/components/ui/segmented-control';
import { Select } from '@/components/ui/select';
import { SkeletonRows } from '@/components/ui/skeleton';
import { READINESS, type Readiness, toReadiness } from '@/lib/audit/readiness.ts';
import { toFailure } from '@/lib/queries/unwrap.ts';
import { AccountFailures } from './account-failures';
import { InventoryAge } from './inventory-age';
import { TrailTable } from './trail-table';
import { useAccounts, useRefreshAccounts } from './use-accounts';

const ALL = 'all';

export function TrailsScreen() {
  const t = useTranslations('trails');
  const { data: accounts, error } = useAccounts();
  const refresh = useRefreshAccounts();
  const { readiness, connectionId, choose } = useTrailFilter();

  if (!accounts) {
    return (
      <>
        <PageHeader title={t('list.title')} headline=" " />
        {error ? (
          <FailureNotice failure={toFailure(error)} onRetry={refresh} />
        ) : (
          <Card isFlush>
            <SkeletonRows rows={9} columns={7} isTall />
          </Card>
        )}
      </>
    );
  }

  // What asks for something to be done comes first.
  const all = accounts
    .flatMap((account) => account.trails)
    .sort((a, b) => READINESS.indexOf(toReadiness(a)) - READINESS.indexOf(toReadiness(b)));
  const accountNames = new Map(accounts.map(({ connection }) => [connection.id, connection.name]));
  const inAccount = all.filter((facts) => connectionId === ALL || facts.connectionId === connectionId);
  const shown = inAccount.filter((facts) => readiness === ALL || toReadiness(facts) === readiness);
  const count = (state: Readiness) => inAccount.filter((facts) => toReadiness(facts) === state).length;

  return (
    <>
      <PageHeader
        title={t('list.title')}
        headline={t('list.headline', { total: all.length, accounts: accounts.length })}
      />
      <InventoryAge accounts={accounts} />
      <AccountFailures accounts={accounts} onRetry={refresh} />
      <div className="mb-3 flex flex-wrap items-end gap-x-6 gap-y-3">
        <SegmentedControl
          label={t('list.filterLabel')}
          isLabelVisible
          value={readiness}
          onChange={(value) => choose('readiness', value)}
          options={[
            { value: ALL, label: `${t('list.all')} ${inAccount.length}` },
            ...READINESS.filter((state) => count(state) > 0 || state === readiness).map((state) => ({
              value: state,
              label: `${t(`readiness.${state}`)} ${count(state)}`,
            })),
          ]}
        />
        {accounts.length > 1 && (
          <Select
            label={t('list.accountLabel')}
            className="w-64"
            value={connectionId}
            onChange={(value) => choose('connection', String(value))}
            options={[
              { id: ALL, label: t('list.allAccounts') },
              ...accounts.map(({ connection }) => ({
                id: connection.id,
                label: connection.name,
                description: connection.accountId ?? '',
              })),
            ]}
          />
        )}
      </div>
      <Card isFlush>
        {shown.length > 0 ? (
          <TrailTable trails={shown} accountNames={accountNames} />
        ) : all.length > 0 ? (
          <EmptyState
            title={t('list.empty')}
            description={t('list.emptyHint')}
            actions={<Button onPress={() => choose()}>{t('list.clear')}</Button>}
          />
        ) : (
          <EmptyState title={t('list.none')} description={t('list.noneHint')} />
        )}
      </Card>
    </>
  );
}

/** The filter is in the address, so that a filtered list can be linked to. Unknown values count as no filter. */
function useTrailFilter() {
  const params = useSearchParams();
  const pathname = usePathname();
  const router = useRouter();
  const wanted = params.get('readiness');
  return {
    readiness: READINESS.find((state) => state === wanted) ?? ALL,
    connectionId: params.get('connection') ?? ALL,
    choose(name?: 'readiness' | 'connection', value: string = ALL) {
      const next = new URLSearchParams(name === undefined ? undefined : params);
      if (name !== undefined && value !== ALL) next.set(name, value);
      else if (name !== undefined) next.delete(name);
      router.replace(`${pathname}${next.size > 0 ? `?${next}` : ''}` as typeof pathname & '/trails', {
        scroll: false,
      });
    },
  };
}
