'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { FailureNotice } from '@/components/failure/failure-notice';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { showToast } from '@/components/ui/toast';
import { undoChange } from '@/lib/actions/changes.ts';
import { parseTrailArn } from '@/lib/cloudtrail/arn.ts';
import type { Failure } from '@/lib/failure.ts';
import type { Change } from '@/lib/journal/change.ts';
import { toFailure } from '@/lib/queries/unwrap.ts';

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
  if (change.undoneBy !== undefined || (change.state !== 'applied' && change.state !== 'differs')) return null;
  const arn = parseTrailArn(change.trailARN);
  const name = arn.ok ? arn.value.name : change.trailARN;

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
    showToast({ tone: 'success', title: t('undone') });
    return true;
  }

  return (
    <ConfirmDialog
      title={t('undoTitle', { name })}
      confirmLabel={t('undoConfirm')}
      onConfirm={confirm}
      onOpenChange={() => setFailure(undefined)}
      trigger={
        <Button variant={variant} isDisabled={isReadOnly}>
          {t('undo')}
        </Button>
      }
    >
      <p>{t('target', { name, account: change.accountId, region: change.region })}</p>
      <p>{t('undoText')}</p>
      {failure && <FailureNotice failure={failure} />}
    </ConfirmDialog>
  );
}
