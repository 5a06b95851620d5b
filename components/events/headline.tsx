'use client';

import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Button } from 'react-aria-components/Button';
import { useTranslations } from 'use-intl/react';
import { Figure } from '@/components/ui/figure';
import type { EventFilter } from '@/lib/cloudtrail/event-filter.ts';
import { facetQuery, timeCountsQuery } from '@/lib/queries/events.ts';
import { useZoneName } from './event-time';
import { hasConditions, isDeniedOnly, passesTokens } from './filter-tokens';
import { HISTOGRAM_BUCKETS } from './histogram';
import { formatMoment } from './moment';
import { DENIED_ERROR_CODE } from './outcome';
import { useZone } from './time-zone';

/** How many events the filter matches; undefined until that is known. Shared with the histogram's question. */
export function useTotal(filter: EventFilter): number | undefined {
  const { data } = useQuery(timeCountsQuery(filter, HISTOGRAM_BUCKETS));
  return data?.reduce((sum, span) => sum + span.allowed + span.denied, 0);
}

/** The counts in one sentence; pressing one shows those calls. */
export function Headline({
  filter,
  onDenied,
  onAll,
}: {
  filter: EventFilter;
  onDenied: () => void;
  onAll: () => void;
}) {
  const t = useTranslations('events.headline');
  const range = useRangeInWords(filter);
  const count = useTotal(filter);
  const { data: errorCodes } = useQuery(facetQuery('errorCode', filter));
  if (count === undefined) return t('reading');
  // The facet leaves out the tokens of its own field, so they are applied here.
  const denied = passesTokens(filter, 'errorCode', DENIED_ERROR_CODE)
    ? (errorCodes?.find(({ value }) => value === DENIED_ERROR_CODE)?.count ?? 0)
    : 0;
  const kind = hasConditions(filter) ? 'matching' : 'total';
  const total = (chunks: ReactNode) =>
    hasConditions(filter) ? (
      <Press label={t('showAll')} onPress={onAll}>
        <Figure tone="allowed">{chunks}</Figure>
      </Press>
    ) : (
      <Figure tone="allowed">{chunks}</Figure>
    );
  if (denied === 0 || isDeniedOnly(filter)) return t.rich(kind, { count, range, n: total });
  return t.rich(kind === 'matching' ? 'matchingDenied' : 'totalDenied', {
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
