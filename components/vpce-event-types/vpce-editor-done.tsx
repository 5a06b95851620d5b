'use client';

import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl/react';
import { UndoButton } from '@/components/changes/undo-button';
import { FailureNotice } from '@/components/failure/failure-notice';
import { BeforeAfter } from '@/components/selectors/before-after';
import { trailEventsPath } from '@/components/trails/trail-path';
import { Callout } from '@/components/ui/callout';
import { LinkButton } from '@/components/ui/link-button';
import { PageHeader } from '@/components/ui/page-header';
import type { TrailFacts } from '@/lib/audit/account-facts.ts';
import type { Change } from '@/lib/audit/change.ts';

export function VpceEditorDone({
  change,
  back,
  facts,
  isReadOnly,
  isSandbox,
}: {
  change: Change;
  back: ReactNode;
  facts: TrailFacts;
  isReadOnly: boolean;
  isSandbox: boolean;
}) {
  const t = useTranslations('changes');
  return (
    <>
      <PageHeader
        title={back}
        headline={t('vpce.done', { name: facts.trail.name })}
        actions={
          <>
            <UndoButton change={change} isReadOnly={isReadOnly} />
            <LinkButton variant="primary" href={trailEventsPath(change.trailARN)}>
              {t('vpce.seeEvents')}
            </LinkButton>
          </>
        }
      />
      <div className="flex flex-col gap-4">
        {change.failure ? (
          <FailureNotice failure={change.failure} />
        ) : (
          <Callout tone="success" isLive>
            {t(isSandbox ? 'vpce.doneTextSandbox' : 'vpce.doneText')}
          </Callout>
        )}
        <BeforeAfter before={change.before} after={change.readBack ?? change.after} />
      </div>
    </>
  );
}
