'use client';

import { useQuery } from '@tanstack/react-query';
import Link from 'next/link';
import { useTranslations } from 'use-intl/react';
import { ChangeList } from '@/components/changes/change-list';
import { FailureNotice } from '@/components/failure/failure-notice';
import { RecentEventList } from '@/components/recent-events/recent-event-list';
import { SelectorExplanations } from '@/components/selectors/selector-explanations';
import { SelectorJson } from '@/components/selectors/selector-json';
import { Card } from '@/components/ui/card';
import { Disclosure } from '@/components/ui/disclosure';
import { LinkButton } from '@/components/ui/link-button';
import { PageHeader } from '@/components/ui/page-header';
import { RelativeTime } from '@/components/ui/relative-time';
import { Skeleton } from '@/components/ui/skeleton';
import type { TrailFacts } from '@/lib/audit/account-facts.ts';
import { toReadiness } from '@/lib/audit/readiness.ts';
import { parseTrailArn } from '@/lib/cloudtrail/arn.ts';
import { changesQuery } from '@/lib/queries/changes.ts';
import { trailFactsQuery } from '@/lib/queries/inventory.ts';
import { toFailure } from '@/lib/queries/unwrap.ts';
import { ReadinessBadge } from './readiness-badge';
import { ReadinessCallout } from './readiness-callout';
import { TrailDetails } from './trail-details';
import { trailEventsPath, trailPath } from './trail-path';
import { VpceEventTypeSummary } from './vpce-event-type-summary';

export interface TrailScreenProps {
  connectionId: string;
  trailARN: string;
  isReadOnly: boolean;
  isSandbox: boolean;
}

export function TrailScreen({ connectionId, trailARN, isReadOnly, isSandbox }: TrailScreenProps) {
  const t = useTranslations('trails');
  const {
    data: facts,
    error,
    refetch,
  } = useQuery({
    ...trailFactsQuery(connectionId, trailARN),
    refetchInterval: 15_000,
  });
  const changes = useQuery(changesQuery(trailARN));
  const back = (
    <Link href="/trails" className="text-accent underline-offset-3 hover:underline">
      {t('trail.back')}
    </Link>
  );

  if (!facts) {
    return (
      <>
        <PageHeader title={back} headline={error ? trailARN : <Skeleton className="h-7 w-96 max-w-full" />} />
        {error ? (
          <FailureNotice failure={toFailure(error)} onRetry={() => refetch()} />
        ) : (
          <div className="grid gap-4 lg:grid-cols-2">
            <Skeleton className="h-48 w-full" />
            <Skeleton className="h-48 w-full" />
          </div>
        )}
      </>
    );
  }

  const { trail, selectors } = facts;
  const readiness = toReadiness(facts);
  return (
    <>
      <PageHeader
        title={back}
        headline={t(`trail.headline.${readiness}`, { name: trail.name, owner: ownerOf(facts) })}
        detail={
          <span className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <ReadinessBadge readiness={readiness} />
            <span className="text-ink-2 text-sm">
              {t('trail.asOf')} <RelativeTime date={selectors.readAt} />
            </span>
          </span>
        }
        actions={<NextStep facts={facts} />}
      />
      <div className="flex min-w-0 flex-col gap-4">
        {error && <FailureNotice failure={toFailure(error)} onRetry={() => refetch()} />}
        <ReadinessCallout facts={facts} owner={ownerOf(facts)} />
        <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-4 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
          <div className="flex min-w-0 flex-col gap-4">
            <Card title={t('trail.recordsToday')}>
              {selectors.state === 'known' ? (
                <>
                  <SelectorExplanations set={selectors.value} nothing={t('trail.recordsNothing')} />
                  <Disclosure title={t('trail.json')} className="mt-3">
                    <SelectorJson set={selectors.value} name={t('trail.json')} />
                  </Disclosure>
                </>
              ) : (
                <FailureNotice failure={selectors.failure} onRetry={() => refetch()} />
              )}
            </Card>
            {selectors.state === 'known' && selectors.value.kind === 'advanced' && (
              <VpceEventTypeSummary facts={facts} set={selectors.value} />
            )}
            <Card title={t('trail.history')} isFlush>
              {changes.error && !changes.data ? (
                <div className="p-4">
                  <FailureNotice failure={toFailure(changes.error)} onRetry={() => changes.refetch()} />
                </div>
              ) : changes.data && changes.data.length > 0 ? (
                <ChangeList
                  changes={changes.data}
                  isReadOnly={isReadOnly}
                  hasTrailNames={false}
                  headingLevel={3}
                />
              ) : (
                <p className="p-4 text-ink-2">{changes.data ? t('trail.historyEmpty') : ' '}</p>
              )}
            </Card>
          </div>
          <div className="flex min-w-0 flex-col gap-4">
            <TrailDetails facts={facts} />
            <Card
              title={t('trail.captured')}
              isFlush
              actions={
                <LinkButton size="small" href={trailEventsPath(trailARN)}>
                  {t('trail.seeEvents')}
                </LinkButton>
              }
            >
              <RecentEventList
                filter={{
                  relative: 'last7d',
                  tokens: [{ field: 'trailARN', operator: '=', value: trailARN }],
                }}
                nothing={t(
                  readiness === 'recording' || readiness === 'stopped'
                    ? isSandbox
                      ? 'trail.capturedNoneSandbox'
                      : 'trail.capturedNone'
                    : 'trail.capturedNotSelected',
                )}
                isSandbox={isSandbox}
              />
            </Card>
          </div>
        </div>
      </div>
    </>
  );
}

/** The one thing to do next, by readiness. */
function NextStep({ facts }: { facts: TrailFacts }) {
  const t = useTranslations('trails.trail');
  const readiness = toReadiness(facts);
  const { connectionId, trail } = facts;
  if (readiness === 'blocked') {
    return (
      <LinkButton variant="primary" href={trailPath(connectionId, trail.trailARN, 'migrate')}>
        {t('migrate')}
      </LinkButton>
    );
  }
  if (readiness === 'managed-elsewhere' || readiness === 'unknown') return null;
  return (
    <>
      {readiness !== 'ready' && (
        <LinkButton href={trailEventsPath(trail.trailARN)}>{t('seeEvents')}</LinkButton>
      )}
      <LinkButton
        variant={readiness === 'ready' ? 'primary' : 'secondary'}
        href={trailPath(connectionId, trail.trailARN, 'vpce-event-types')}
      >
        {t(readiness === 'ready' ? 'addVpce' : 'editVpce')}
      </LinkButton>
    </>
  );
}

function ownerOf({ trail }: TrailFacts): string {
  const arn = parseTrailArn(trail.trailARN);
  return arn.ok ? arn.value.accountId : '';
}
