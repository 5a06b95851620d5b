'use client';

import { useTranslations } from 'use-intl/react';
import { FailureNotice } from '@/components/failure/failure-notice';
import { Button } from '@/components/ui/button';
import { Spinner } from '@/components/ui/spinner';
import { PAGE_SIZE } from '@/lib/queries/events.ts';
import { toFailure } from '@/lib/queries/unwrap.ts';

/** Waits over the table, so that the table itself does not move. */
export function NewEvents({
  count,
  hasMany,
  onTake,
}: {
  count: number;
  hasMany: boolean;
  onTake: () => void;
}) {
  const t = useTranslations('events.table');
  return (
    <div className="pointer-events-none sticky top-[calc(var(--spacing-bar)+6px)] z-15 flex h-0 justify-end max-md:justify-center">
      <span role="status" className="pointer-events-auto mt-1 mr-1.5">
        {count > 0 && (
          <Button variant="primary" size="small" className="animate-enter shadow-overlay" onPress={onTake}>
            {hasMany ? t('newEventsMany', { count: PAGE_SIZE }) : t('newEvents', { count })}
          </Button>
        )}
      </span>
    </div>
  );
}

/** What comes after the last row that was read. */
export function TableEnd({
  isLoading,
  isEnd,
  count,
  failure,
  onRetry,
}: {
  isLoading: boolean;
  isEnd: boolean;
  count: number;
  failure: unknown;
  onRetry: () => void;
}) {
  const t = useTranslations('events.table');
  if (failure) return <FailureNotice failure={toFailure(failure)} onRetry={onRetry} className="m-3" />;
  return (
    <div role="status" className="flex h-row items-center justify-center gap-2 text-ink-3 text-sm">
      {isLoading && (
        <>
          <Spinner /> {t('loadingMore')}
        </>
      )}
      {isEnd && t('end', { count })}
    </div>
  );
}
