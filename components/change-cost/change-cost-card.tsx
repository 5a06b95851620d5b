'use client';

import { useQuery } from '@tanstack/react-query';
import { useTranslations } from 'use-intl/react';
import { FailureNotice } from '@/components/failure/failure-notice';
import { Card } from '@/components/ui/card';
import { Skeleton } from '@/components/ui/skeleton';
import type { TrailFacts } from '@/lib/audit/account-facts.ts';
import type { ChangeCost } from '@/lib/audit/change-cost.ts';
import type { SelectorSet } from '@/lib/cloudtrail/selector-set.ts';
import { listChangedSources } from '@/lib/cloudtrail/source-selectors.ts';
import { changeCostQuery } from '@/lib/queries/change-cost.ts';
import { toFailure } from '@/lib/queries/unwrap.ts';
import { toExpectedCounts } from './expected-events';
import { EstimateNote, Prices } from './price-note';
import { SourceCostRow } from './source-cost-row';
import { useCostText } from './use-cost-text';

/** Event source → events a month that the person expects, as typed. */
export type ExpectedTexts = Readonly<Record<string, string>>;

/** What a change of VPCE event types would cost, as one types. */
export function ChangeCostCard({
  facts,
  seen,
  next,
  expected,
  onExpectedChange,
}: {
  facts: TrailFacts;
  seen: SelectorSet;
  next: SelectorSet;
  expected: ExpectedTexts;
  onExpectedChange: (expected: ExpectedTexts) => void;
}) {
  const t = useTranslations('cost');
  const sources = listChangedSources(seen, next);
  const isSame = sources.length === 0;
  const { connectionId, trail, status } = facts;
  const { data, error, isFetching, refetch } = useQuery({
    ...changeCostQuery({
      connectionId,
      trailARN: trail.trailARN,
      seen,
      next,
      expected: toExpectedCounts(expected),
    }),
    enabled: !isSame,
  });
  return (
    <Card title={t('title')}>
      <div className="flex flex-col gap-3" aria-busy={isFetching}>
        <div className="flex flex-col gap-1">
          <div role="status" className="font-medium">
            {isSame ? t('same') : data ? <CostSentence cost={data} /> : !error && <Counting />}
          </div>
          {!isSame && <EstimateNote />}
        </div>
        {!isSame && data && (
          <ul className="border-line border-b">
            {data.sources.map((cost) => (
              <SourceCostRow
                key={`${cost.eventSource} ${cost.effect}`}
                cost={cost}
                expected={expected[cost.eventSource] ?? ''}
                onExpectedChange={(text) => onExpectedChange({ ...expected, [cost.eventSource]: text })}
              />
            ))}
          </ul>
        )}
        {!isSame && !data && !error && <SkeletonSources count={sources.length} />}
        {!isSame && error && (
          <FailureNotice failure={toFailure(error)} onRetry={() => refetch()} isRetrying={isFetching} />
        )}
        {status.state === 'known' && !status.value.isLogging && <p>{t('loggingOff')}</p>}
        <Prices categories={NETWORK_ACTIVITY} />
      </div>
    </Card>
  );
}

const NETWORK_ACTIVITY = ['NetworkActivity'];

function CostSentence({ cost: { added, sources, isComplete } }: { cost: ChangeCost }) {
  const t = useTranslations('cost');
  const text = useCostText();
  const isCounted = sources.some(({ known, unknown }) => known || unknown?.expected);
  const amounts = {
    events: text.events(Math.abs(added.eventsPerMonth)),
    usd: text.usd(Math.abs(added.usdPerMonth)),
  };
  const change = added.eventsPerMonth > 0 ? 'more' : 'fewer';
  return (
    <>
      <p>
        {!isCounted ? t('notKnown') : Math.abs(added.eventsPerMonth) < 1 ? t('level') : t(change, amounts)}
      </p>
      {isCounted && !isComplete && <p>{t('andTheRest')}</p>}
    </>
  );
}

function Counting() {
  const t = useTranslations('cost');
  return (
    <>
      <span className="sr-only">{t('counting')}</span>
      <Skeleton className="h-5 w-72 max-w-full" />
    </>
  );
}

/** The shape of the answer: for each source its name, a reason or a figure, and a field. */
function SkeletonSources({ count }: { count: number }) {
  return (
    <ul aria-hidden="true" className="border-line border-b">
      {Array.from({ length: count }, (_, row) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: rows without identity
        <li key={row} className="flex flex-col gap-2 border-line border-t py-2.5">
          <Skeleton className="h-5 w-32" />
          <Skeleton className="h-5 w-64 max-w-full" />
          <Skeleton className="h-20" />
        </li>
      ))}
    </ul>
  );
}
