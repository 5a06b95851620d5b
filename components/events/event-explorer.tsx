'use client';

import { useTranslations } from 'use-intl/react';
import { FailureNotice } from '@/components/failure/failure-notice';
import { Button } from '@/components/ui/button';
import { PageHeader } from '@/components/ui/page-header';
import type { EventFilter } from '@/lib/cloudtrail/event-filter.ts';
import { Explorer } from './explorer';
import { ExplorerNames } from './explorer-names';
import { RefreshOnArrival } from './refresh-on-arrival';
import { SyncProvider } from './sync-provider';
import { goTo, toExplorerPath, useExplorerUrl } from './use-explorer-url';
import { useNames } from './use-names';

const EVERYTHING: EventFilter = { tokens: [] };

/** The screen of captured events. Its address is its state; an address that cannot be read says so. */
export function EventExplorer({ mode }: { mode: 'sandbox' | 'aws' }) {
  const t = useTranslations('events');
  const { filter, eventID } = useExplorerUrl();
  const names = useNames();
  return (
    <ExplorerNames value={names}>
      {filter.ok ? (
        <SyncProvider>
          <RefreshOnArrival />
          <Explorer filter={filter.value} eventID={eventID} mode={mode} />
        </SyncProvider>
      ) : (
        <>
          <PageHeader
            title={t('title')}
            headline={t('headline.unreadable')}
            detail={t('filter.unreadableText')}
          />
          <FailureNotice failure={filter.error} />
          <Button
            variant="primary"
            className="mt-4"
            onPress={() => goTo(toExplorerPath(EVERYTHING, eventID))}
          >
            {t('filter.clear')}
          </Button>
        </>
      )}
    </ExplorerNames>
  );
}
