'use client';

import { useTranslations } from 'use-intl/react';
import { FailureNotice } from '@/components/failure/failure-notice';
import { Disclosure } from '@/components/ui/disclosure';
import { useExplorerNames } from './explorer-names';
import { TrailName } from './sync-trails';
import type { Sync } from './use-sync';

/** What could not be read, trail by trail. The rest goes on, so this stands folded above the events. */
export function SyncTroubles({ sync }: { sync: Sync }) {
  const t = useTranslations('events.sync');
  const names = useExplorerNames();
  const troubled = sync.jobs.filter(({ error, state }) => error && state !== 'cancelled');
  return (
    <>
      {sync.failures.map(({ connectionId, failure }) => (
        <div key={connectionId ?? 'all'} className="mb-3">
          {connectionId && (
            <p className="mb-1 text-ink-2 text-sm">{names.describe('connectionId', connectionId)}</p>
          )}
          <FailureNotice failure={failure} onRetry={sync.resume} isRetrying={sync.isBusy} />
        </div>
      ))}
      {troubled.length > 0 && (
        <Disclosure
          title={t('troubles', { count: troubled.length })}
          className="mb-3 rounded-md border border-blocked-mark bg-blocked-soft px-3"
        >
          <ul className="flex flex-col gap-3">
            {troubled.map((job) => (
              <li key={job.id}>
                <p className="mb-1 font-medium">
                  <TrailName trailARN={job.trailARN} />
                </p>
                {job.error && (
                  <FailureNotice failure={job.error} onRetry={sync.resume} isRetrying={sync.isBusy} />
                )}
              </li>
            ))}
          </ul>
        </Disclosure>
      )}
    </>
  );
}
