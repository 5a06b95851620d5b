'use client';

import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useMemo, useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { useTranslations } from 'use-intl/react';
import { classNames } from '@/components/ui/class-names';
import { Figure } from '@/components/ui/figure';
import type { EventFilter } from '@/lib/cloudtrail/event-filter.ts';
import { facetQuery, timeCountsQuery } from '@/lib/queries/events.ts';
import { useZoneName } from './event-time';
import { hasConditions, isDeniedOnly, passesTokens } from './filter-tokens';
import { HISTOGRAM_BUCKETS } from './histogram';
import { formatMoment } from './moment';
import { DENIED_ERROR_CODE } from './outcome';
import { useZone } from './time-zone';

/** How many events the filter matches; undefined until that is known. Shares its question with the histogram. */
export function useTotal(filter: EventFilter): number | undefined {
  const { data, isPlaceholderData } = useQuery(timeCountsQuery(filter, HISTOGRAM_BUCKETS));
  if (isPlaceholderData) return undefined;
  return data?.reduce((sum, span) => sum + span.allowed + span.denied, 0);
}

interface Counts {
  readonly filter: EventFilter;
  readonly count: number;
  readonly denied: number;
}

function useCounts(filter: EventFilter): Counts | undefined {
  const count = useTotal(filter);
  const { data: errorCodes, isPlaceholderData } = useQuery(facetQuery('errorCode', filter));
  return useMemo(() => {
    if (count === undefined || errorCodes === undefined || isPlaceholderData) return undefined;
    // The facet leaves out the tokens of its own field, so they are applied here.
    const denied = passesTokens(filter, 'errorCode', DENIED_ERROR_CODE)
      ? (errorCodes.find(({ value }) => value === DENIED_ERROR_CODE)?.count ?? 0)
      : 0;
    return { filter, count, denied: Math.min(count, denied) };
  }, [filter, count, errorCodes, isPlaceholderData]);
}

export interface HeadlineProps {
  filter: EventFilter;
  onDenied: () => void;
  onAll: () => void;
}

/**
 * The counts in one sentence; pressing one shows those calls. While the counts of another filter are on their way
 * the sentence of the one before stays, dimmed: new words must never stand beside old numbers.
 */
export function Headline({ filter, onDenied, onAll }: HeadlineProps) {
  const t = useTranslations('events.headline');
  const now = useCounts(filter);
  const [before, setBefore] = useState(now);
  if (now !== undefined && now !== before) setBefore(now);
  const shown = now ?? before;
  if (shown === undefined) return t('reading');
  return (
    <span className={classNames('transition-opacity', now === undefined && 'opacity-60')}>
      <CountsSentence {...shown} onDenied={onDenied} onAll={onAll} />
    </span>
  );
}

function CountsSentence({ filter, count, denied, onDenied, onAll }: Counts & HeadlineProps) {
  const t = useTranslations('events.headline');
  const range = useRangeInWords(filter);
  const isFiltered = hasConditions(filter);
  const total = (chunks: ReactNode) => {
    const figure = <Figure tone="allowed">{chunks}</Figure>;
    return isFiltered ? (
      <Press label={t('showAll')} onPress={onAll}>
        {figure}
      </Press>
    ) : (
      figure
    );
  };
  if (denied === 0 || isDeniedOnly(filter))
    return t.rich(isFiltered ? 'matching' : 'total', { count, range, n: total });
  return t.rich(isFiltered ? 'matchingDenied' : 'totalDenied', {
    count,
    denied,
    range,
    n: total,
    d: (chunks) => (
      <Press label={t('showDenied')} onPress={onDenied}>
        <Figure tone="denied">{chunks}</Figure>
      </Press>
    ),
  });
}

function Press({ label, onPress, children }: { label: string; onPress: () => void; children: ReactNode }) {
  return (
    <Button onPress={onPress} aria-description={label} className="rounded-sm hover:bg-hover">
      {children}
    </Button>
  );
}

function useRangeInWords({ relative, from, to }: EventFilter): string {
  const t = useTranslations('events.range.in');
  const zone = useZone();
  const name = useZoneName();
  const write = (iso: string) => `${formatMoment(iso, zone)} ${name}`;
  if (relative) return t(relative);
  if (from && to) return t('between', { from: formatMoment(from, zone), to: write(to) });
  if (from) return t('since', { from: write(from) });
  if (to) return t('until', { to: write(to) });
  return t('all');
}
