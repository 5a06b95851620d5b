'use client';

import { useTranslations } from 'use-intl/react';
import { FailureNotice } from '@/components/failure/failure-notice';
import { Button } from '@/components/ui/button';
import type { Failure } from '@/lib/failure.ts';

/** Why a change was refused, and, where the trail changed meanwhile, the way to its selectors as they are now. */
export function ChangeRefusal({ failure, onReload }: { failure: Failure; onReload: () => void }) {
  const t = useTranslations('changes.migrate');
  return (
    <div className="flex flex-col items-start gap-2">
      <FailureNotice failure={failure} className="w-full" />
      {failure.code === 'conflict' && <Button onPress={onReload}>{t('reload')}</Button>}
    </div>
  );
}
