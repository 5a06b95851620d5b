'use client';

import { useQuery } from '@tanstack/react-query';
import { Pause, Play, TriangleAlert } from 'lucide-react';
import { useTranslations } from 'use-intl/react';
import { Button } from '@/components/ui/button';
import { classNames } from '@/components/ui/class-names';
import { Popover } from '@/components/ui/popover';
import { readTotalsQuery } from '@/lib/queries/events.ts';
import { ExactTime } from './event-time';
import { SetAsideDialog } from './set-aside-dialog';
import { useSync } from './sync-provider';
import { SyncTrails } from './sync-trails';
import type { Sync } from './use-sync';

/** How fresh the events are, and what is being read right now. */
export function SyncLine({
  mode,
  newestEventTime,
}: {
  mode: 'sandbox' | 'aws';
  /** Of what is shown; the reading may have found nothing newer since it started. */
  newestEventTime?: string;
}) {
  const t = useTranslations('events');
  const sync = useSync();
  const { state, jobs } = sync;
  const { data: read } = useQuery(readTotalsQuery);
  const upTo = [sync.latestEventTime, newestEventTime]
    .filter((time) => time !== undefined)
    .sort()
    .at(-1);
  const troubled = jobs.filter(({ error, state: jobState }) => error && jobState !== 'cancelled');
  const words = useStateWords(sync);
  const isRunning = state === 'reading' || state === 'following';
  return (
    <div className="flex min-h-7 flex-wrap items-center gap-x-3 gap-y-1 text-ink-2 text-sm">
      <span>
        {upTo
          ? t.rich('freshness.upTo', { time: () => <ExactTime iso={upTo} /> })
          : // While the buckets are still being listed it is not known whether there is any.
            state === 'following' && t('freshness.none')}{' '}
        <span className="text-ink-3">{t(`freshness.${mode}`)}</span>
      </span>
      <Popover
        label={t('sync.label')}
        className="max-h-[60vh] w-[min(34rem,calc(100vw-2rem))] overflow-y-auto"
        trigger={
          <Button size="small" variant="quiet" className="-mx-2" isDisabled={jobs.length === 0}>
            <Pulse state={state} />
            <span role="status">{words}</span>
          </Button>
        }
      >
        {read && (
          <p className="mb-2 border-line border-b pb-2 font-medium">{t('sync.totals', { ...read })}</p>
        )}
        <SyncTrails jobs={jobs} />
      </Popover>
      {troubled.length > 0 && (
        <Popover
          label={t('sync.troubles', { count: troubled.length })}
          className="max-h-[60vh] w-[min(34rem,calc(100vw-2rem))] overflow-y-auto"
          trigger={
            <Button
              size="small"
              variant="quiet"
              icon={<TriangleAlert size={13} aria-hidden="true" className="text-blocked-mark" />}
              className="bg-blocked-soft! text-blocked!"
            >
              {t('sync.troubles', { count: troubled.length })}
            </Button>
          }
        >
          <SyncTrails jobs={troubled} />
        </Popover>
      )}
      {read && read.setAside > 0 && <SetAsideDialog count={read.setAside} />}
      {isRunning ? (
        <Button
          size="small"
          variant="quiet"
          icon={<Pause size={13} aria-hidden="true" />}
          isPending={sync.isStopping}
          onPress={sync.cancel}
        >
          {t('sync.cancel')}
        </Button>
      ) : (
        (state === 'stopped' || state === 'idle') && (
          <Button
            size="small"
            variant={state === 'stopped' ? 'secondary' : 'quiet'}
            icon={<Play size={13} aria-hidden="true" />}
            isPending={sync.isStarting}
            onPress={sync.resume}
          >
            {t('sync.resume')}
          </Button>
        )
      )}
    </div>
  );
}

function useStateWords({ state, running, totals }: Sync): string {
  const t = useTranslations('events.sync');
  switch (state) {
    case 'unknown':
      return t('starting');
    case 'reading':
      return totals.pendingFiles > 0 ? t('loading', { pending: totals.pendingFiles }) : t('listing');
    case 'following':
      return t('following', { trails: running.length });
    case 'stopped':
      return t('stopped');
    case 'idle':
      return t('idle');
    case 'lost':
      return t('lost');
  }
}

function Pulse({ state }: { state: Sync['state'] }) {
  const isOn = state === 'reading' || state === 'following';
  return (
    <span
      aria-hidden="true"
      className={classNames(
        'size-2 rounded-full border',
        isOn ? 'border-recording-mark bg-recording-mark' : 'border-unknown-mark',
        state === 'reading' && 'animate-pulse',
        state === 'lost' && 'border-stopped-mark bg-stopped-mark',
      )}
    />
  );
}
