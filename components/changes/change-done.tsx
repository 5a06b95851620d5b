'use client';

import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl/react';
import { FailureNotice } from '@/components/failure/failure-notice';
import { BeforeAfter } from '@/components/selectors/before-after';
import { trailPath } from '@/components/trails/trail-path';
import { Callout } from '@/components/ui/callout';
import { LinkButton } from '@/components/ui/link-button';
import { PageHeader } from '@/components/ui/page-header';
import type { Change } from '@/lib/audit/change.ts';
import { changesQuery } from '@/lib/queries/changes.ts';
import { UndoButton } from './undo-button';

/** A change was made: what the trail has now, the way on, and the way back, also after it was taken. */
export function ChangeDone({
  change,
  back,
  headline,
  text,
  next,
  isReadOnly,
}: {
  change: Change;
  back: ReactNode;
  headline: string;
  text: string;
  /** The way on. */
  next: ReactNode;
  isReadOnly: boolean;
}) {
  const t = useTranslations();
  const { data: changes } = useQuery(changesQuery(change.trailARN));
  const current = changes?.find(({ id }) => id === change.id) ?? change;
  if (current.undoneBy !== undefined) {
    return (
      <>
        <PageHeader
          title={back}
          headline={t('changes.undo.done')}
          actions={
            <LinkButton variant="primary" href={trailPath(change.connectionId, change.trailARN)}>
              {t('changes.openTrail')}
            </LinkButton>
          }
        />
        <BeforeAfter before={current.readBack ?? current.after} after={current.before} />
      </>
    );
  }
  return (
    <>
      <PageHeader
        title={back}
        headline={headline}
        actions={
          <>
            <UndoButton change={current} isReadOnly={isReadOnly} />
            {next}
          </>
        }
      />
      <div className="flex flex-col gap-4">
        {current.failure ? (
          <FailureNotice failure={current.failure} />
        ) : (
          <Callout tone="success" isLive>
            {text}
          </Callout>
        )}
        <BeforeAfter before={current.before} after={current.readBack ?? current.after} />
      </div>
    </>
  );
}
