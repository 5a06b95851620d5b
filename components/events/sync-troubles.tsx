'use client';

import { FailureNotice } from '@/components/failure/failure-notice';
import { useExplorerNames } from './explorer-names';
import { useSync } from './sync-provider';

/** What kept whole connections from being read. The trouble of one trail stands beside that trail. */
export function SyncTroubles() {
  const sync = useSync();
  const names = useExplorerNames();
  return sync.failures.map(({ connectionId, failure }) => (
    <div key={connectionId ?? 'all'} className="mb-3">
      {connectionId && (
        <p className="mb-1 text-ink-2 text-sm">
          {names.describe('connectionId', connectionId) ?? connectionId}
        </p>
      )}
      <FailureNotice failure={failure} onRetry={sync.resume} isRetrying={sync.isStarting} />
    </div>
  ));
}
