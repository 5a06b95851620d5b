'use client';

import { useTranslations } from 'use-intl/react';
import { ChangeDone } from '@/components/changes/change-done';
import { useSelectorChange } from '@/components/changes/use-selector-change';
import { FailureNotice } from '@/components/failure/failure-notice';
import { KnownSelectors, type KnownSelectorsProps } from '@/components/trails/known-selectors';
import { trailPath } from '@/components/trails/trail-path';
import type { TrailScreenProps } from '@/components/trails/trail-screen';
import { Callout } from '@/components/ui/callout';
import { LinkButton } from '@/components/ui/link-button';
import { PageHeader } from '@/components/ui/page-header';
import { toAdvanced } from '@/lib/cloudtrail/selector-convert.ts';
import { MigrationPlan } from './migration-plan';

export function MigrateScreen({ connectionId, trailARN, isReadOnly }: TrailScreenProps) {
  return (
    <KnownSelectors connectionId={connectionId} trailARN={trailARN}>
      {(known) => <Migration {...known} isReadOnly={isReadOnly} />}
    </KnownSelectors>
  );
}

function Migration({ facts, set, back, reload, isReadOnly }: KnownSelectorsProps & { isReadOnly: boolean }) {
  const t = useTranslations();
  const { connectionId, trail } = facts;
  const migration = useSelectorChange({ connectionId, trailARN: trail.trailARN, kind: 'migrate' });
  if (migration.change) {
    return (
      <ChangeDone
        change={migration.change}
        back={back}
        headline={t('changes.migrate.done', { name: trail.name })}
        text={t('changes.migrate.doneText')}
        next={
          <LinkButton variant="primary" href={trailPath(connectionId, trail.trailARN, 'vpce-event-types')}>
            {t('trails.trail.addVpce')}
          </LinkButton>
        }
        isReadOnly={isReadOnly}
      />
    );
  }
  if (set.kind === 'advanced') {
    return (
      <>
        <PageHeader
          title={back}
          headline={t('changes.migrate.already', { name: trail.name })}
          actions={
            <LinkButton variant="primary" href={trailPath(connectionId, trail.trailARN, 'vpce-event-types')}>
              {t('trails.trail.addVpce')}
            </LinkButton>
          }
        />
        <Callout>{t('changes.migrate.alreadyText')}</Callout>
      </>
    );
  }
  const conversion = toAdvanced(set);
  if (!conversion.ok) {
    return (
      <>
        <PageHeader title={back} headline={t('changes.migrate.title', { name: trail.name })} />
        <FailureNotice failure={conversion.error} />
      </>
    );
  }
  return (
    <MigrationPlan
      facts={facts}
      seen={set}
      conversion={conversion.value}
      back={back}
      isReadOnly={isReadOnly}
      migration={migration}
      onReload={() => {
        migration.forget();
        void reload();
      }}
    />
  );
}
