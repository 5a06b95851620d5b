'use client';

import { useFormatter, useTranslations } from 'use-intl/react';
import { Callout } from '@/components/ui/callout';
import type { TrailFacts } from '@/lib/audit/account-facts.ts';
import { toReadiness } from '@/lib/audit/readiness.ts';

/** Why a trail cannot or does not record VPC endpoint events, and what mends it. Absent where all is well. */
export function ReadinessCallout({ facts, owner }: { facts: TrailFacts; owner: string }) {
  const t = useTranslations('trails.trail');
  const format = useFormatter();
  const readiness = toReadiness(facts);
  const status = facts.status.state === 'known' ? facts.status.value : undefined;

  if (readiness === 'blocked') {
    return (
      <Callout tone="warning" title={t('blockedCallout')}>
        <p>{t('blockedExplanation')}</p>
        <p className="mt-2">
          {t('awsSays')}{' '}
          <q lang="en" className="italic">
            {t('awsText')}
          </q>{' '}
          {t('awsTrap')}
        </p>
        {status && !status.isLogging && <p className="mt-2">{t('loggingOffToo')}</p>}
      </Callout>
    );
  }
  if (readiness === 'stopped' && status) {
    return (
      <Callout tone="danger">
        {status.isLogging
          ? t('stoppedFailing', { error: status.latestDeliveryError ?? '' })
          : status.stopLoggingTime
            ? t('stoppedOff', {
                time: format.dateTime(new Date(status.stopLoggingTime), {
                  dateStyle: 'medium',
                  timeStyle: 'short',
                }),
              })
            : t('stoppedOffNoTime')}
      </Callout>
    );
  }
  if (readiness === 'managed-elsewhere') return <Callout>{t('managedExplanation', { owner })}</Callout>;
  return null;
}
