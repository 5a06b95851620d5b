'use client';

import { useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { KnownSelectors, type KnownSelectorsProps } from '@/components/trails/known-selectors';
import { trailPath } from '@/components/trails/trail-path';
import type { TrailScreenProps } from '@/components/trails/trail-screen';
import { Callout } from '@/components/ui/callout';
import { LinkButton } from '@/components/ui/link-button';
import { PageHeader } from '@/components/ui/page-header';
import { VpceEditor } from './vpce-editor';

export function VpceEventTypesScreen({ connectionId, trailARN, isReadOnly, isSandbox }: TrailScreenProps) {
  return (
    <KnownSelectors connectionId={connectionId} trailARN={trailARN}>
      {(known) => <VpceEventTypes {...known} isReadOnly={isReadOnly} isSandbox={isSandbox} />}
    </KnownSelectors>
  );
}

function VpceEventTypes({
  facts,
  set,
  back,
  reload,
  isReadOnly,
  isSandbox,
}: KnownSelectorsProps & Pick<TrailScreenProps, 'isReadOnly' | 'isSandbox'>) {
  const t = useTranslations();
  const [reloads, setReloads] = useState(0);
  const { connectionId, trail } = facts;
  if (set.kind === 'basic') {
    return (
      <>
        <PageHeader
          title={back}
          headline={t('changes.vpce.title', { name: trail.name })}
          actions={
            <LinkButton variant="primary" href={trailPath(connectionId, trail.trailARN, 'migrate')}>
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
      set={set}
      back={back}
      isReadOnly={isReadOnly}
      isSandbox={isSandbox}
      onReload={async () => {
        await reload();
        setReloads(reloads + 1);
      }}
    />
  );
}
