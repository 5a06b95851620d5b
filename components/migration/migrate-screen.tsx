'use client';

import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { useTranslations } from 'use-intl/react';
import { useSelectorChange } from '@/components/changes/use-selector-change';
import { FailureNotice } from '@/components/failure/failure-notice';
import { trailPath } from '@/components/trails/trail-path';
import type { TrailScreenProps } from '@/components/trails/trail-screen';
import { Callout } from '@/components/ui/callout';
import { LinkButton } from '@/components/ui/link-button';
import { PageHeader } from '@/components/ui/page-header';
import { Skeleton } from '@/components/ui/skeleton';
import { toAdvanced } from '@/lib/cloudtrail/selector-convert.ts';
import { trailFactsQuery } from '@/lib/queries/inventory.ts';
import { toFailure } from '@/lib/queries/unwrap.ts';
import { MigrationDone } from './migration-done';
import { MigrationPlan } from './migration-plan';

export function MigrateScreen({ connectionId, trailARN, isReadOnly }: TrailScreenProps) {
  const t = useTranslations();
  const {
    data: facts,
    error,
    refetch,
  } = useQuery({
    ...trailFactsQuery(connectionId, trailARN),
    // What the person sees is what the write is compared with, so it must not change under their eyes.
    refetchOnWindowFocus: false,
  });
  const migration = useSelectorChange({ connectionId, trailARN, kind: 'migrate' });
  const back = (
    <Link href={trailPath(connectionId, trailARN)} className="text-accent underline-offset-3 hover:underline">
      {facts?.trail.name ?? t('trails.trail.back')}
    </Link>
  );

  if (migration.change) {
    return (
      <MigrationDone
        change={migration.change}
        back={back}
        connectionId={connectionId}
        isReadOnly={isReadOnly}
      />
    );
  }
  if (!facts) {
    return (
      <>
        <PageHeader title={back} headline={error ? trailARN : <Skeleton className="h-7 w-96 max-w-full" />} />
        {error && <FailureNotice failure={toFailure(error)} onRetry={() => refetch()} />}
      </>
    );
  }
  const { trail, selectors } = facts;
  const title = t('changes.migrate.title', { name: trail.name });
  if (selectors.state === 'unknown') {
    return (
      <>
        <PageHeader title={back} headline={title} />
        <FailureNotice failure={selectors.failure} onRetry={() => refetch()} />
      </>
    );
  }
  if (selectors.value.kind === 'advanced') {
    return (
      <>
        <PageHeader
          title={back}
          headline={t('changes.migrate.already', { name: trail.name })}
          actions={
            <LinkButton variant="primary" href={trailPath(connectionId, trailARN, 'vpce-event-types')}>
              {t('trails.trail.addVpce')}
            </LinkButton>
          }
        />
        <Callout>{t('changes.migrate.alreadyText')}</Callout>
      </>
    );
  }
  const conversion = toAdvanced(selectors.value);
  if (!conversion.ok) {
    return (
      <>
        <PageHeader title={back} headline={title} />
        <FailureNotice failure={conversion.error} />
      </>
    );
  }
  return (
    <MigrationPlan
      facts={facts}
      seen={selectors.value}
      conversion={conversion.value}
      back={back}
      isReadOnly={isReadOnly}
      migration={migration}
      onReload={() => {
        migration.forget();
        void refetch();
      }}
    />
  );
}
