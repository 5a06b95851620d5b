'use client';

import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl/react';
import { FailureNotice } from '@/components/failure/failure-notice';
import { Button } from '@/components/ui/button';
import { EmptyState } from '@/components/ui/empty-state';
import { LinkButton } from '@/components/ui/link-button';
import { SkeletonRows } from '@/components/ui/skeleton';
import { toReadiness } from '@/lib/audit/readiness.ts';
import type { EventFilter } from '@/lib/cloudtrail/event-filter.ts';
import { newestEventsQuery } from '@/lib/queries/events.ts';
import { inventoryQuery } from '@/lib/queries/inventory.ts';
import { hasConditions } from './filter-tokens';
import { useSync } from './sync-provider';

const EVERYTHING: EventFilter = { tokens: [] };

/** Why there is nothing to see: nothing matches, nothing read yet, nothing recorded, nothing permitted. */
export function NoEvents({
  filter,
  onClear,
}: {
  filter: EventFilter;
  onClear: (filter: EventFilter) => void;
}) {
  const sync = useSync();
  const t = useTranslations('events.empty');
  const tf = useTranslations('events.filter');
  const hasRange = Boolean(filter.relative || filter.from || filter.to);
  const isNarrowed = hasConditions(filter) || hasRange;
  const anything = useQuery({ ...newestEventsQuery(EVERYTHING), enabled: isNarrowed, staleTime: 5_000 });
  if (isNarrowed && anything.isPending) return <SkeletonRows rows={6} columns={6} />;
  if (isNarrowed && anything.data && anything.data.rows.length > 0) {
    return (
      <EmptyState
        title={t('matchTitle')}
        description={t('matchText')}
        actions={
          <>
            <Button variant="primary" onPress={() => onClear(EVERYTHING)}>
              {tf('clear')}
            </Button>
            {hasRange && hasConditions(filter) && (
              <Button
                onPress={() => onClear({ tokens: filter.tokens, ...(filter.text && { text: filter.text }) })}
              >
                {t('widen')}
              </Button>
            )}
          </>
        }
      />
    );
  }
  if (sync.state === 'unknown' || sync.state === 'reading') {
    return <EmptyState title={t('readingTitle')} description={t('readingText')} />;
  }
  return <NothingCaptured />;
}

function NothingCaptured() {
  const sync = useSync();
  const t = useTranslations('events.empty');
  const { data: accounts } = useQuery(inventoryQuery);
  const denied = sync.jobs.find(({ error }) => error?.code === 'access-denied')?.error;
  if (!accounts) return <SkeletonRows rows={6} columns={6} />;
  const readiness = accounts.flatMap(({ trails }) => trails).map(toReadiness);
  const count = (wanted: (typeof readiness)[number]) => readiness.filter((state) => state === wanted).length;
  const recording = count('recording');
  const blocked = count('blocked');
  const ready = count('ready');
  if (recording > 0 && denied) {
    return (
      <EmptyState
        title={t('permissionTitle')}
        description={
          <FailureNotice
            failure={denied}
            onRetry={sync.resume}
            isRetrying={sync.isStarting}
            className="mt-2"
          />
        }
      />
    );
  }
  if (recording > 0)
    return <EmptyState title={t('waitingTitle')} description={t('waitingText', { count: recording })} />;
  return (
    <EmptyState
      title={t('noneTitle')}
      description={
        <>
          {ready > 0 && <p>{t('noneReady', { count: ready })}</p>}
          {blocked > 0 && <p>{t('noneBlocked', { count: blocked })}</p>}
          {ready + blocked === 0 && <p>{t('noneAtAll')}</p>}
        </>
      }
      actions={
        <>
          {ready > 0 && (
            <LinkButton variant="primary" href="/trails?readiness=ready">
              {t('seeReady')}
            </LinkButton>
          )}
          {blocked > 0 && (
            <LinkButton variant={ready > 0 ? 'secondary' : 'primary'} href="/trails?readiness=blocked">
              {t('seeBlocked')}
            </LinkButton>
          )}
          {ready + blocked === 0 && <LinkButton href="/trails">{t('seeTrails')}</LinkButton>}
        </>
      }
    />
  );
}
