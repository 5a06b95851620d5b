'use client';

import { useTranslations } from 'use-intl/react';
import { FailureNotice } from '@/components/failure/failure-notice';
import type { JobSnapshot } from '@/lib/audit/job-snapshot.ts';
import { parseTrailArn } from '@/lib/cloudtrail/arn.ts';
import { useExplorerNames } from './explorer-names';
import { toTrailName } from './use-names';

/** Trail by trail, how far the reading is. */
export function SyncTrails({ jobs }: { jobs: readonly JobSnapshot[] }) {
  return (
    <ul>
      {jobs.map((job) => (
        <SyncTrail key={job.id} job={job} />
      ))}
    </ul>
  );
}

function SyncTrail({ job }: { job: JobSnapshot }) {
  const t = useTranslations('events.sync');
  const { progress, state, error } = job;
  const phase = state === 'running' ? (error ? 'struggling' : progress.phase) : state;
  const fault = error ?? progress.fileFailure;
  return (
    <li className="border-line border-b py-2 first:pt-0 last:border-b-0 last:pb-0">
      <div className="flex flex-wrap items-baseline gap-x-3">
        <span className="min-w-0 font-medium [overflow-wrap:anywhere]">
          <TrailName trailARN={job.trailARN} />
        </span>
        <span className="ml-auto text-ink-2 text-sm">{t(`phase.${phase}`)}</span>
      </div>
      <div className="text-ink-2 text-sm">
        {t('read', { files: progress.files, events: progress.events })}
        {state === 'running' && progress.secondsLeft !== undefined && (
          <span className="block tabular-nums">
            {t('rate', {
              files: progress.pendingFiles,
              megabytes: progress.pendingBytes / 1_000_000,
              events: progress.eventsPerSecond ?? 0,
              minutes: Math.ceil(progress.secondsLeft / 60),
              isListing: progress.isListing ? 'yes' : 'no',
            })}
          </span>
        )}
      </div>
      {progress.failedFiles > 0 && (
        <div className="text-denied text-sm">{t('failedFiles', { count: progress.failedFiles })}</div>
      )}
      {fault && <FailureNotice failure={fault} className="mt-2" />}
    </li>
  );
}

/** Of trails with one name in two accounts, the account tells which. */
export function TrailName({ trailARN }: { trailARN: string }) {
  const t = useTranslations('events.sync');
  const names = useExplorerNames();
  const arn = parseTrailArn(trailARN);
  if (!arn.ok) return trailARN;
  const { accountId } = arn.value;
  return t('trail', { name: toTrailName(trailARN), account: names.accountName(accountId) ?? accountId });
}
