'use client';

import type { Route } from 'next';
import { useTranslations } from 'use-intl/react';
import { RecentEventList } from '@/components/recent-events/recent-event-list';
import { Card } from '@/components/ui/card';
import { LinkButton } from '@/components/ui/link-button';
import { type EventFilter, formatEventFilter } from '@/lib/cloudtrail/event-filter.ts';

const DENIALS: EventFilter = {
  relative: 'last24h',
  tokens: [{ field: 'errorCode', operator: '=', value: 'VpceAccessDenied' }],
};

export function NewestDenials({ isSandbox }: { isSandbox: boolean }) {
  const t = useTranslations('trails.overview');
  return (
    <Card
      title={t('newestDenials')}
      isFlush
      actions={
        <LinkButton size="small" href={`/events?${formatEventFilter(DENIALS)}` as Route}>
          {t('allDenials')}
        </LinkButton>
      }
    >
      <RecentEventList filter={DENIALS} nothing={t('noDenials')} isSandbox={isSandbox} />
    </Card>
  );
}
