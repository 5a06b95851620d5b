'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { FailureNotice } from '@/components/failure/failure-notice';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { showToast } from '@/components/ui/toast';
import { undoChange } from '@/lib/actions/changes.ts';
import type { Change } from '@/lib/audit/change.ts';
import { parseTrailArn } from '@/lib/cloudtrail/arn.ts';
import type { Failure } from '@/lib/failure.ts';
import { toFailure } from '@/lib/queries/unwrap.ts';
import { ChangeSummary } from './change-summary';

/** Takes a change back, after saying which trail it touches. Absent where there is nothing to take back. */
export function UndoButton({
  change,
  variant = 'secondary',
  isReadOnly,
}: {
  change: Change;
  variant?: 'primary' | 'secondary';
  isReadOnly: boolean;
}) {
  const t = useTranslations('changes');
  const queryClient = useQueryClient();
  const [failure, setFailure] = useState<Failure>();
  const undo = useMutation({ mutationFn: () => undoChange({ changeId: change.id }) });
  if (change.undoneBy !== undefined || (change.state !== 'applied' && change.state !== 'differs'))
    return null;
  const arn = parseTrailArn(change.trailARN);
  const name = arn.ok ? arn.value.name : change.trailARN;
  // Taking back an undo is doing it again: two buttons of one name, one above the other, would say neither.
  const way = change.kind === 'undo' ? 'redo' : 'undo';

  async function confirm(): Promise<boolean> {
    setFailure(undefined);
    try {
      const result = await undo.mutateAsync();
      // Everything a screen knows of a trail may have changed with its selectors.
      await queryClient.invalidateQueries();
      if (!result.ok) {
        setFailure(result.error.failure);
        return false;
      }
    } catch (error) {
      setFailure(toFailure(error));
      return false;
    }
    showToast({ tone: 'success', title: t(`${way}.done`) });
    return true;
  }

  return (
    <ConfirmDialog
      title={t(`${way}.title`, { name })}
      confirmLabel={t(`${way}.confirm`)}
      onConfirm={confirm}
      onOpenChange={() => setFailure(undefined)}
      trigger={
        <Button variant={variant} isDisabled={isReadOnly}>
          {t(`${way}.button`)}
        </Button>
      }
    >
      <p>{t('target', { name, account: change.accountId, region: change.region })}</p>
      <ChangeSummary before={change.readBack ?? change.after} after={change.before} />
      <p>{t(`${way}.text`)}</p>
      {failure && <FailureNotice failure={failure} />}
    </ConfirmDialog>
  );
}
