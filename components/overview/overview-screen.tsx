'use client';

import type { Route } from 'next';
import Link from 'next/link';
import { useTranslations } from 'use-intl/react';
import { CallWay } from '@/components/call-way/call-way';
import { FailureNotice } from '@/components/failure/failure-notice';
import { AccountFailures } from '@/components/trails/account-failures';
import { InventoryAge } from '@/components/trails/inventory-age';
import { ReadinessBadge } from '@/components/trails/readiness-badge';
import { trailPath } from '@/components/trails/trail-path';
import { useAccounts, useRefreshAccounts } from '@/components/trails/use-accounts';
import { Card } from '@/components/ui/card';
import { Figure } from '@/components/ui/figure';
import { LinkButton } from '@/components/ui/link-button';
import { PageHeader } from '@/components/ui/page-header';
import { Skeleton } from '@/components/ui/skeleton';
import type { TrailFacts } from '@/lib/audit/account-facts.ts';
import { toCoverage } from '@/lib/audit/coverage.ts';
import { READINESS, type Readiness, toReadiness } from '@/lib/audit/readiness.ts';
import { toFailure } from '@/lib/queries/unwrap.ts';
import { NewestDenials } from './newest-denials';

export function OverviewScreen({ isSandbox }: { isSandbox: boolean }) {
  const t = useTranslations('trails');
  const { data: accounts, error } = useAccounts();
  const refresh = useRefreshAccounts();
  if (!accounts) {
    return (
      <>
        <PageHeader title={t('overview.title')} headline={<Skeleton className="h-7 w-120 max-w-full" />} />
        {error ? (
          <FailureNotice failure={toFailure(error)} onRetry={refresh} />
        ) : (
          <div className="flex flex-col gap-4">
            <Skeleton className="h-22 w-full" />
            <Skeleton className="h-96 w-full" />
          </div>
        )}
      </>
    );
  }
  const trails = accounts.flatMap((account) => account.trails);
  const byReadiness = Map.groupBy(trails, toReadiness);
  const blocked = byReadiness.get('blocked') ?? [];
  const coverage = toCoverage(accounts);
  const covered = coverage.filter(({ state }) => state === 'recorded').length;
  const unread = accounts.some(
    ({ identity, enabledRegions }) => identity.state === 'unknown' || enabledRegions.state === 'unknown',
  );

  return (
    <>
      <PageHeader
        title={t('overview.title')}
        headline={
          trails.length === 0 && !unread
            ? t('overview.headlineNoTrails')
            : blocked.length > 0
              ? t.rich('overview.headlineBlocked', {
                  blocked: blocked.length,
                  total: trails.length,
                  n: (chunks) => <Figure tone="blocked">{chunks}</Figure>,
                })
              : t('overview.headlineNoneBlocked')
        }
        detail={coverage.length > 0 && t('overview.endpointsCovered', { covered, total: coverage.length })}
        actions={
          blocked.length > 0 ? (
            <LinkButton variant="primary" href={readinessPath('blocked')}>
              {t('overview.seeBlocked')}
            </LinkButton>
          ) : (
            <LinkButton href="/trails">{t('overview.seeTrails')}</LinkButton>
          )
        }
      />
      <InventoryAge accounts={accounts} />
      <AccountFailures accounts={accounts} onRetry={refresh} />
      <div className="flex flex-col gap-4">
        <ReadinessTiles byReadiness={byReadiness} />
        <Card title={t('overview.way')} description={t('overview.wayDescription')}>
          <CallWay coverage={coverage} trails={trails} />
        </Card>
        <div className="grid items-start gap-4 lg:grid-cols-2">
          {blocked.length > 0 && <BlockedTrails trails={blocked} />}
          <NewestDenials isSandbox={isSandbox} />
        </div>
      </div>
    </>
  );
}

function readinessPath(readiness: Readiness): Route {
  return `/trails?readiness=${readiness}` as Route;
}

/** A strip of six states; a state that no trail is in stays, so that its absence can be seen. */
function ReadinessTiles({ byReadiness }: { byReadiness: ReadonlyMap<Readiness, readonly TrailFacts[]> }) {
  const t = useTranslations('trails');
  return (
    <nav
      aria-label={t('overview.byReadiness')}
      className="grid grid-cols-2 overflow-hidden rounded-md border border-line bg-line gap-px sm:grid-cols-3 xl:grid-cols-6"
    >
      {READINESS.map((readiness) => {
        const count = byReadiness.get(readiness)?.length ?? 0;
        return (
          <Link
            key={readiness}
            href={readinessPath(readiness)}
            title={t(`readinessMeaning.${readiness}`)}
            className="flex flex-col items-start gap-1 bg-surface px-4 py-3 -outline-offset-2 transition-colors hover:bg-hover"
          >
            <span
              className={
                count === 0 ? 'text-2xl text-ink-3 tabular-nums' : 'font-semibold text-2xl tabular-nums'
              }
            >
              {count}
            </span>
            <ReadinessBadge readiness={readiness} />
          </Link>
        );
      })}
    </nav>
  );
}

function BlockedTrails({ trails }: { trails: readonly TrailFacts[] }) {
  const t = useTranslations('trails');
  return (
    <Card title={t('overview.blockedTrails')} isFlush>
      <ul>
        {trails.map(({ connectionId, accountId, trail }) => (
          <li
            key={`${connectionId} ${trail.trailARN}`}
            className="flex items-center gap-3 border-line border-b px-4 py-2 last:border-b-0"
          >
            <span className="min-w-0 flex-1">
              <Link
                href={trailPath(connectionId, trail.trailARN)}
                className="font-medium underline-offset-3 hover:underline"
              >
                {trail.name}
              </Link>
              <span className="mono block text-ink-2 text-sm">
                {accountId} · {trail.homeRegion}
              </span>
            </span>
            <LinkButton size="small" href={trailPath(connectionId, trail.trailARN, 'migrate')}>
              {t('trail.migrate')}
            </LinkButton>
          </li>
        ))}
      </ul>
    </Card>
  );
}
