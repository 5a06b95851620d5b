'use client';

import { useTranslations } from 'use-intl/react';
import { FailureNotice } from '@/components/failure/failure-notice';
import { ValueMeter } from '@/components/selectors/value-meter';
import { Card } from '@/components/ui/card';
import { KeyValueList } from '@/components/ui/key-value-list';
import { MiddleEllipsis } from '@/components/ui/middle-ellipsis';
import { RelativeTime } from '@/components/ui/relative-time';
import type { TrailFacts } from '@/lib/audit/account-facts.ts';
import { LoggingStatus } from './logging-status';
import { scopeOf } from './trail-table';

export function TrailDetails({ facts }: { facts: TrailFacts }) {
  const t = useTranslations('trails');
  const { trail, status, selectors } = facts;
  const lastDelivery = status.state === 'known' ? status.value.latestDeliveryTime : undefined;
  const set = selectors.state === 'known' ? selectors.value : undefined;
  return (
    <Card title={t('trail.details')}>
      <KeyValueList
        items={[
          { label: t('trail.logging'), value: <LoggingStatus status={status} /> },
          {
            label: t('trail.lastDelivery'),
            value: lastDelivery ? <RelativeTime date={lastDelivery} /> : t('trail.never'),
          },
          { label: t('trail.selectors'), value: t(`kind.${set?.kind ?? 'unknown'}`) },
          { label: t('trail.account'), value: facts.accountId, isMono: true },
          { label: t('trail.homeRegion'), value: trail.homeRegion, isMono: true },
          { label: t('trail.scope'), value: t(`scope.${scopeOf(facts)}`) },
          {
            label: t('trail.arn'),
            value: <MiddleEllipsis text={trail.trailARN} name={t('trail.arn')} tail={24} />,
          },
          {
            label: t('trail.bucket'),
            value: <MiddleEllipsis text={trail.s3BucketName} name={t('trail.bucket')} />,
          },
          ...(trail.s3KeyPrefix === undefined
            ? []
            : [{ label: t('trail.prefix'), value: trail.s3KeyPrefix, isMono: true }]),
          {
            label: t('trail.validation'),
            value: t(trail.logFileValidationEnabled ? 'logging.on' : 'logging.off'),
          },
          ...(trail.kmsKeyId === undefined
            ? []
            : [
                {
                  label: t('trail.kms'),
                  value: <MiddleEllipsis text={trail.kmsKeyId} name={t('trail.kms')} />,
                },
              ]),
        ]}
      />
      {set?.kind === 'advanced' && (
        <div className="mt-4">
          <ValueMeter set={set} />
        </div>
      )}
      {status.state === 'unknown' && (
        <div className="mt-4">
          <FailureNotice failure={status.failure} />
        </div>
      )}
    </Card>
  );
}
