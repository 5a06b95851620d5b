'use client';

import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl/react';
import { UndoButton } from '@/components/changes/undo-button';
import { FailureNotice } from '@/components/failure/failure-notice';
import { BeforeAfter } from '@/components/selectors/before-after';
import { trailPath } from '@/components/trails/trail-path';
import { Callout } from '@/components/ui/callout';
import { LinkButton } from '@/components/ui/link-button';
import { PageHeader } from '@/components/ui/page-header';
import type { Change } from '@/lib/audit/change.ts';
import { parseTrailArn } from '@/lib/cloudtrail/arn.ts';

/** The trail was migrated: what it has now, the way on, and the way back. */
export function MigrationDone({
  change,
  back,
  connectionId,
  isReadOnly,
}: {
  change: Change;
  back: ReactNode;
  connectionId: string;
  isReadOnly: boolean;
}) {
  const t = useTranslations();
  const arn = parseTrailArn(change.trailARN);
  const name = arn.ok ? arn.value.name : change.trailARN;
  return (
    <>
      <PageHeader
        title={back}
        headline={t('changes.migrate.done', { name })}
        actions={
          <>
            <UndoButton change={change} isReadOnly={isReadOnly} />
            <LinkButton variant="primary" href={trailPath(connectionId, change.trailARN, 'vpce-event-types')}>
              {t('trails.trail.addVpce')}
            </LinkButton>
          </>
        }
      />
      <div className="flex flex-col gap-4">
        {change.failure ? (
          <FailureNotice failure={change.failure} />
        ) : (
          <Callout tone="success" isLive>
            {t('changes.migrate.doneText')}
          </Callout>
        )}
        <BeforeAfter before={change.before} after={change.readBack ?? change.after} />
      </div>
    </>
  );
}
