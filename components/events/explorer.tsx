'use client';

import { PanelLeftClose, PanelLeftOpen } from 'lucide-react';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { FailureNotice } from '@/components/failure/failure-notice';
import { useShortcuts } from '@/components/shell/shortcuts';
import { Button } from '@/components/ui/button';
import { classNames } from '@/components/ui/class-names';
import { Dialog } from '@/components/ui/dialog';
import { IconButton } from '@/components/ui/icon-button';
import { PageHeader } from '@/components/ui/page-header';
import { SkeletonRows } from '@/components/ui/skeleton';
import { SplitPanel } from '@/components/ui/split-panel';
import { useMediaQuery } from '@/components/ui/use-media-query';
import type { EventRow } from '@/lib/cloudtrail/captured-event.ts';
import type { EventFilter, FilterToken } from '@/lib/cloudtrail/event-filter.ts';
import { toFailure } from '@/lib/queries/unwrap.ts';
import { CopyLink } from './copy-link';
import { EventPanel } from './event-panel';
import { EventTable } from './event-table';
import { useExplorerNames } from './explorer-names';
import { ExportMenu } from './export-menu';
import { FacetRail } from './facet-rail';
import { FilterBar } from './filter-bar';
import { isDeniedOnly, withDeniedOnly, withRange, withToken } from './filter-tokens';
import { Headline, useTotal } from './headline';
import { Histogram } from './histogram';
import { NoEvents } from './no-events';
import { StrangerText } from './stranger-text';
import { SyncLine } from './sync-line';
import { SyncTroubles } from './sync-troubles';
import { NewEvents, TableEnd } from './table-edges';
import { goTo, toExplorerPath } from './use-explorer-url';
import { useIsHydrated } from './use-is-hydrated';
import { useIsInSight } from './use-is-in-sight';
import { useLiveEvents } from './use-live-events';

export function Explorer({
  filter,
  eventID,
  mode,
}: {
  filter: EventFilter;
  eventID: string | undefined;
  mode: 'sandbox' | 'aws';
}) {
  const t = useTranslations('events');
  const names = useExplorerNames();
  const [activeID, setActiveID] = useState<string>();
  const [isRailOpen, setRailOpen] = useState(true);
  const [areFacetsOpen, setFacetsOpen] = useState(false);
  const isWide = useMediaQuery('(min-width: 64rem)');
  const isHydrated = useIsHydrated();
  const isVeryWide = useMediaQuery('(min-width: 110rem)');
  const search = useRef<HTMLInputElement>(null);
  const top = useRef<HTMLDivElement>(null);
  const isAtTop = useIsInSight(top);
  const isReading = eventID !== undefined || activeID !== undefined;
  const live = useLiveEvents(filter, isAtTop && !isReading);
  const { pages, rows } = live;
  const total = useTotal(filter);
  const known = rows.find((row) => row.eventID === eventID);
  // Beside an open event there is no room for the rail but on a very wide screen.
  const hasRail = isWide && isRailOpen && (eventID === undefined || isVeryWide);

  const change = useCallback(
    (next: EventFilter, how?: 'push' | 'replace') => {
      setActiveID(undefined);
      goTo(toExplorerPath(next, eventID), how);
    },
    [eventID],
  );
  const open = (row: EventRow) => {
    setActiveID(row.eventID);
    // Walking through events leaves one step behind to go back over, not one for each.
    goTo(toExplorerPath(filter, row.eventID), eventID === undefined ? 'push' : 'replace');
  };
  const close = useCallback(() => goTo(toExplorerPath(filter)), [filter]);
  const addToken = useCallback((token: FilterToken) => change(withToken(filter, token)), [change, filter]);
  const pivot = useCallback((tokens: readonly FilterToken[]) => change({ tokens }), [change]);
  const takeNew = () => {
    setActiveID(undefined);
    live.takeNew();
    top.current?.scrollIntoView({ block: 'center' });
  };
  const { fetchNextPage, isFetchingNextPage, isFetchNextPageError } = pages;
  const needMore = useCallback(() => {
    if (!isFetchingNextPage && !isFetchNextPageError) void fetchNextPage();
  }, [fetchNextPage, isFetchingNextPage, isFetchNextPageError]);

  useShortcuts(
    useMemo(
      () => [
        { keys: '/', label: t('keys.search'), run: () => search.current?.focus() },
        {
          keys: 'd',
          label: t('keys.denied'),
          run: () => change(withDeniedOnly(filter, !isDeniedOnly(filter))),
        },
      ],
      [t, change, filter],
    ),
  );
  // Another search begins at its newest event.
  const filterText = toExplorerPath(filter);
  const shownFilter = useRef(filterText);
  useEffect(() => {
    if (shownFilter.current === filterText) return;
    shownFilter.current = filterText;
    if (top.current && top.current.getBoundingClientRect().top < 0)
      top.current.scrollIntoView({ block: 'center' });
  }, [filterText]);

  return (
    <>
      <PageHeader
        title={t('title')}
        headline={
          <Headline
            filter={filter}
            onDenied={() => change(withDeniedOnly(filter, true))}
            onAll={() => change({ ...filter, tokens: [], text: undefined })}
          />
        }
        detail={<SyncLine mode={mode} newestEventTime={rows[0]?.eventTime} />}
        actions={<ExportMenu filter={filter} total={total} />}
      />
      <SyncTroubles />
      <div className="flex flex-col gap-3">
        <FilterBar
          filter={filter}
          names={names}
          searchRef={search}
          onChange={change}
          onFacets={() => setFacetsOpen(true)}
          facetsClassName="lg:hidden"
        />
        <Histogram filter={filter} onRange={(range) => change(withRange(filter, range))} />
        <div ref={top} className="-mt-3 h-px" />
        <SplitPanel
          isOpen={isHydrated && eventID !== undefined}
          onClose={close}
          title={known?.eventName ? <StrangerText text={known.eventName} limit={120} /> : t('panel.label')}
          label={t('panel.label')}
          storageKey="event"
          initialWidth={520}
          actions={eventID !== undefined && <CopyLink path={toExplorerPath(filter, eventID)} />}
          panel={
            eventID !== undefined && (
              <EventPanel
                key={eventID}
                eventID={eventID}
                known={known}
                filter={filter}
                onToken={addToken}
                onPivot={pivot}
              />
            )
          }
        >
          <div className="flex items-start gap-4">
            <aside
              className={classNames(
                'sticky top-[calc(var(--spacing-bar)+1rem)] max-h-[calc(100dvh-var(--spacing-bar)-2rem)] w-60 shrink-0 overflow-y-auto rounded-md border border-line bg-surface max-lg:hidden',
                !hasRail && isWide && 'hidden',
              )}
            >
              <div className="flex h-row items-center justify-between border-line border-b pr-1 pl-3">
                <h2 className="font-medium text-ink-2 text-sm">{t('facets.label')}</h2>
                <IconButton
                  size="small"
                  label={t('facets.close')}
                  icon={<PanelLeftClose size={14} aria-hidden="true" />}
                  onPress={() => setRailOpen(false)}
                />
              </div>
              {hasRail && <FacetRail filter={filter} names={names} onChange={change} />}
            </aside>
            <div className="min-w-0 flex-1">
              <div className="mb-2 flex justify-between empty:hidden">
                {isWide && !isRailOpen && eventID === undefined && (
                  <Button
                    size="small"
                    icon={<PanelLeftOpen size={14} aria-hidden="true" />}
                    onPress={() => setRailOpen(true)}
                  >
                    {t('facets.open')}
                  </Button>
                )}
              </div>
              <div
                aria-busy={pages.isPending || pages.isPlaceholderData}
                className={classNames(
                  '@container rounded-md border border-line bg-surface transition-opacity',
                  pages.isPlaceholderData && 'opacity-60',
                )}
              >
                <NewEvents count={live.newCount} hasMany={live.hasManyNew} onTake={takeNew} />
                {pages.isPending && <SkeletonRows rows={14} columns={6} />}
                {pages.isError && rows.length === 0 && (
                  <FailureNotice
                    failure={toFailure(pages.error)}
                    onRetry={() => void pages.refetch()}
                    isRetrying={pages.isFetching}
                    className="m-4"
                  />
                )}
                {pages.isSuccess && rows.length === 0 && (
                  <NoEvents filter={filter} onClear={(next) => change(next)} />
                )}
                {rows.length > 0 && (
                  <>
                    <EventTable
                      rows={rows}
                      total={total}
                      openID={eventID}
                      activeID={activeID ?? eventID}
                      hasMore={pages.hasNextPage}
                      hrefOf={(row) => toExplorerPath(filter, row.eventID)}
                      onActivate={(row) => setActiveID(row.eventID)}
                      onOpen={open}
                      onNeedMore={needMore}
                      onTop={() => top.current?.scrollIntoView({ block: 'center' })}
                    />
                    <TableEnd
                      isLoading={pages.isFetchingNextPage}
                      isEnd={!pages.hasNextPage && !pages.isPlaceholderData}
                      count={rows.length}
                      failure={pages.isFetchNextPageError ? pages.error : undefined}
                      onRetry={() => void fetchNextPage()}
                    />
                  </>
                )}
              </div>
            </div>
          </div>
        </SplitPanel>
      </div>
      <Dialog title={t('facets.label')} isOpen={areFacetsOpen} onOpenChange={setFacetsOpen}>
        <FacetRail filter={filter} names={names} onChange={change} />
      </Dialog>
    </>
  );
}
