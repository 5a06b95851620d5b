'use client';

import Link from 'next/link';
import { useTranslations } from 'use-intl/react';
import { FailureNotice } from '@/components/failure/failure-notice';
import { BeforeAfter } from '@/components/selectors/before-after';
import { trailPath } from '@/components/trails/trail-path';
import { Badge } from '@/components/ui/badge';
import { Disclosure } from '@/components/ui/disclosure';
import { RelativeTime } from '@/components/ui/relative-time';
import type { Tone } from '@/components/ui/tone';
import type { Change, ChangeState } from '@/lib/audit/change.ts';
import { parseTrailArn } from '@/lib/cloudtrail/arn.ts';
import { ChangeSummary } from './change-summary';
import { UndoButton } from './undo-button';
import { listUndoable } from './undoable';

const STATE_TONE: Record<ChangeState | 'undone', Tone> = {
  pending: 'unknown',
  applied: 'recording',
  failed: 'stopped',
  differs: 'blocked',
  undone: 'neutral',
};

/** The journal's entries, newest first, each with both sides and its way back. */
export function ChangeList({
  changes,
  isReadOnly,
  hasTrailNames = true,
  headingLevel = 2,
}: {
  changes: readonly Change[];
  isReadOnly: boolean;
  hasTrailNames?: boolean;
  /** One below the heading over the list. */
  headingLevel?: 2 | 3;
}) {
  const undoable = listUndoable(changes);
  return (
    <ol>
      {changes.map((change) => (
        <li key={change.id} className="border-line border-b px-4 py-3 last:border-b-0">
          <ChangeEntry
            change={change}
            isReadOnly={isReadOnly}
            isUndoable={undoable.has(change.id)}
            hasTrailName={hasTrailNames}
            headingLevel={headingLevel}
          />
        </li>
      ))}
    </ol>
  );
}

function ChangeEntry({
  change,
  isReadOnly,
  isUndoable,
  hasTrailName,
  headingLevel,
}: {
  change: Change;
  isReadOnly: boolean;
  isUndoable: boolean;
  hasTrailName: boolean;
  headingLevel: 2 | 3;
}) {
  const t = useTranslations('changes');
  const arn = parseTrailArn(change.trailARN);
  const name = arn.ok ? arn.value.name : change.trailARN;
  const state = change.undoneBy === undefined ? change.state : 'undone';
  return (
    <article className="flex flex-col gap-1">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <div className="min-w-0 flex-1 basis-64">
          <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
            <span className="font-medium">{t(`kind.${change.kind}`)}</span>
            <Badge tone={STATE_TONE[state]}>{t(`state.${state}`)}</Badge>
          </p>
          <p className="flex flex-wrap gap-x-2 text-ink-2 text-sm">
            {hasTrailName && (
              <Link
                href={trailPath(change.connectionId, change.trailARN)}
                className="text-accent underline-offset-3 hover:underline"
              >
                {name}
              </Link>
            )}
            <span className="mono">
              {change.accountId} · {change.region}
            </span>
            <RelativeTime date={change.startedAt} />
            <span>{t('by', { actor: t('actorLocal') })}</span>
          </p>
        </div>
        {isUndoable && <UndoButton change={change} isReadOnly={isReadOnly} />}
      </div>
      <ChangeSummary before={change.before} after={change.readBack ?? change.after} />
      {change.failure && <FailureNotice failure={change.failure} />}
      <Disclosure title={t('show')} headingLevel={headingLevel}>
        <BeforeAfter
          before={change.before}
          after={change.readBack ?? change.after}
          headingLevel={headingLevel === 2 ? 'h3' : 'h4'}
        />
      </Disclosure>
    </article>
  );
}
