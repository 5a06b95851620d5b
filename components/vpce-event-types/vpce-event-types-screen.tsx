'use client';

import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { FailureNotice } from '@/components/failure/failure-notice';
import { trailPath } from '@/components/trails/trail-path';
import type { TrailScreenProps } from '@/components/trails/trail-screen';
import { Callout } from '@/components/ui/callout';
import { LinkButton } from '@/components/ui/link-button';
import { PageHeader } from '@/components/ui/page-header';
import { Skeleton } from '@/components/ui/skeleton';
import { trailFactsQuery } from '@/lib/queries/inventory.ts';
import { toFailure } from '@/lib/queries/unwrap.ts';
import { VpceEditor } from './vpce-editor';

export function VpceEventTypesScreen({ connectionId, trailARN, isReadOnly, isSandbox }: TrailScreenProps) {
  const t = useTranslations();
  const [reloads, setReloads] = useState(0);
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
      {facts?.trail.name ?? t('trails.trail.back')}
    </Link>
  );
  if (!facts) {
    return (
      <>
        <PageHeader title={back} headline={error ? trailARN : <Skeleton className="h-7 w-96 max-w-full" />} />
        {error && <FailureNotice failure={toFailure(error)} onRetry={() => refetch()} />}
      </>
    );
  }
  const { trail, selectors } = facts;
  if (selectors.state === 'unknown') {
    return (
      <>
        <PageHeader title={back} headline={t('changes.vpce.title', { name: trail.name })} />
        <FailureNotice failure={selectors.failure} onRetry={() => refetch()} />
      </>
    );
  }
  if (selectors.value.kind === 'basic') {
    return (
      <>
        <PageHeader
          title={back}
          headline={t('changes.vpce.title', { name: trail.name })}
          actions={
            <LinkButton variant="primary" href={trailPath(connectionId, trailARN, 'migrate')}>
              {t('trails.trail.migrate')}
            </LinkButton>
          }
        />
        <Callout tone="warning">{t('changes.vpce.blocked')}</Callout>
      </>
    );
  }
  return (
    <VpceEditor
      // The form keeps what it was filled from until the person asks for the selectors as they are now.
      key={reloads}
      facts={facts}
      set={selectors.value}
      back={back}
      isReadOnly={isReadOnly}
      isSandbox={isSandbox}
      onReload={async () => {
        await refetch();
        setReloads(reloads + 1);
      }}
    />
  );
}
