'use client';

import { useTranslations } from 'use-intl/react';
import { RelativeTime } from '@/components/ui/relative-time';
import {
  RowLink,
  Table,
  TableBody,
  TableCell,
  TableHead,
  TableHeaderCell,
  TableRow,
} from '@/components/ui/table';
import type { TrailFacts } from '@/lib/audit/account-facts.ts';
import { toReadiness } from '@/lib/audit/readiness.ts';
import { CategoryChips } from './category-chips';
import { LoggingStatus } from './logging-status';
import { ReadinessBadge } from './readiness-badge';
import { trailPath } from './trail-path';

export function TrailTable({
  trails,
  accountNames,
}: {
  trails: readonly TrailFacts[];
  accountNames: ReadonlyMap<string, string>;
}) {
  const t = useTranslations('trails');
  return (
    <Table label={t('list.caption')} density="tall">
      <TableHead>
        <TableHeaderCell>{t('list.name')}</TableHeaderCell>
        <TableHeaderCell>{t('list.readinessColumn')}</TableHeaderCell>
        <TableHeaderCell>{t('list.records')}</TableHeaderCell>
        <TableHeaderCell>{t('list.logging')}</TableHeaderCell>
        <TableHeaderCell>{t('list.lastDelivery')}</TableHeaderCell>
        <TableHeaderCell>{t('list.account')}</TableHeaderCell>
        <TableHeaderCell>{t('list.homeRegion')}</TableHeaderCell>
      </TableHead>
      <TableBody>
        {trails.map((facts) => (
          <TrailRow
            key={`${facts.connectionId} ${facts.trail.trailARN}`}
            facts={facts}
            accountName={accountNames.get(facts.connectionId) ?? ''}
          />
        ))}
      </TableBody>
    </Table>
  );
}

function TrailRow({ facts, accountName }: { facts: TrailFacts; accountName: string }) {
  const t = useTranslations('trails');
  const { trail, selectors, status } = facts;
  const lastDelivery = status.state === 'known' ? status.value.latestDeliveryTime : undefined;
  return (
    <TableRow>
      <TableCell isRowHeader className="min-w-44">
        <RowLink href={trailPath(facts.connectionId, trail.trailARN)}>{trail.name}</RowLink>
        <span className="block text-ink-2 text-sm">
          {t(`selectorKind.${selectors.state === 'known' ? selectors.value.kind : 'unknown'}`)}
        </span>
        <span className="block text-ink-2 text-sm sm:hidden">
          {accountName} · {trail.homeRegion}
        </span>
      </TableCell>
      <TableCell>
        <ReadinessBadge readiness={toReadiness(facts)} />
      </TableCell>
      <TableCell>
        {selectors.state === 'known' ? <CategoryChips set={selectors.value} /> : t('kind.unknown')}
      </TableCell>
      <TableCell>
        <LoggingStatus status={status} />
      </TableCell>
      <TableCell className="whitespace-nowrap">
        {lastDelivery ? (
          <RelativeTime date={lastDelivery} isFocusable={false} />
        ) : (
          <span className="text-ink-2">{t('trail.never')}</span>
        )}
      </TableCell>
      <TableCell>
        {accountName}
        <span className="mono block text-ink-2 text-sm">{facts.accountId}</span>
      </TableCell>
      <TableCell className="whitespace-nowrap">
        <span className="mono">{trail.homeRegion}</span>
        <span className="block text-ink-2 text-sm">{t(`scope.${scopeOf(facts)}`)}</span>
      </TableCell>
    </TableRow>
  );
}

export function scopeOf({
  trail,
}: Pick<TrailFacts, 'trail'>): 'organization' | 'multiRegion' | 'singleRegion' {
  if (trail.isOrganizationTrail) return 'organization';
  return trail.isMultiRegionTrail ? 'multiRegion' : 'singleRegion';
}
