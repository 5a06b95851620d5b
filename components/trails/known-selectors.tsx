'use client';

import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl/react';
import { FailureNotice } from '@/components/failure/failure-notice';
import { PageHeader } from '@/components/ui/page-header';
import { Skeleton } from '@/components/ui/skeleton';
import type { TrailFacts } from '@/lib/audit/account-facts.ts';
import type { SelectorSet } from '@/lib/cloudtrail/selector-set.ts';
import { trailFactsQuery } from '@/lib/queries/inventory.ts';
import { toFailure } from '@/lib/queries/unwrap.ts';
import { trailPath } from './trail-path';

export interface KnownSelectorsProps {
  facts: TrailFacts;
  set: SelectorSet;
  /** The way back to the trail's page, for the header. */
  back: ReactNode;
  /** Reads the trail again, for a person whose change was refused because others changed it. */
  reload: () => Promise<unknown>;
}

/** The frame of the screens that change selectors: waits for them, or says why they cannot be read. */
export function KnownSelectors({
  connectionId,
  trailARN,
  children,
}: {
  connectionId: string;
  trailARN: string;
  children: (known: KnownSelectorsProps) => ReactNode;
}) {
  const t = useTranslations('trails.trail');
  const {
    data: facts,
    error,
    refetch,
  } = useQuery({
    ...trailFactsQuery(connectionId, trailARN),
    // What the person sees is what the write is compared with, so it must not change under their hands.
    refetchOnWindowFocus: false,
  });
  const back = (
    <Link href={trailPath(connectionId, trailARN)} className="text-accent underline-offset-3 hover:underline">
      {facts?.trail.name ?? t('back')}
    </Link>
  );
  if (facts?.selectors.state === 'known') {
    return children({ facts, set: facts.selectors.value, back, reload: refetch });
  }
  const failure = facts?.selectors.state === 'unknown' ? facts.selectors.failure : error && toFailure(error);
  const headline = failure ? (facts?.trail.name ?? trailARN) : <Skeleton className="h-7 w-96 max-w-full" />;
  return (
    <>
      <PageHeader title={back} headline={headline} />
      {failure && <FailureNotice failure={failure} onRetry={() => refetch()} />}
    </>
  );
}
