'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { FailureNotice } from '@/components/failure/failure-notice';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { showToast } from '@/components/ui/toast';
import type { Failure } from '@/lib/failure.ts';
import type { ShellActions } from './shell-data';

export function ResetSandboxDialog({
  isOpen,
  onOpenChange,
  resetSandbox,
}: {
  isOpen: boolean;
  onOpenChange: (isOpen: boolean) => void;
  resetSandbox: NonNullable<ShellActions['resetSandbox']>;
}) {
  const t = useTranslations('shell.reset');
  const router = useRouter();
  const [failure, setFailure] = useState<Failure>();
  return (
    <ConfirmDialog
      title={t('title')}
      confirmLabel={t('confirm')}
      tone="danger"
      isOpen={isOpen}
      onOpenChange={(open) => {
        setFailure(undefined);
        onOpenChange(open);
      }}
      onConfirm={async () => {
        const outcome = await resetSandbox();
        if (!outcome.ok) {
          setFailure(outcome.error);
          return false;
        }
        showToast({ tone: 'success', title: t('done') });
        router.refresh();
        return true;
      }}
    >
      <p>{t('body')}</p>
      {failure && <FailureNotice title={t('failed')} failure={failure} />}
    </ConfirmDialog>
  );
}
