'use client';

import { useMutation } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import { cancelSync, startSync } from '@/lib/actions/sync.ts';
import type { JobSnapshot } from '@/lib/audit/job-snapshot.ts';
import type { Failure } from '@/lib/failure.ts';
import { toFailure, unwrap } from '@/lib/queries/unwrap.ts';
import { useJobs } from './use-jobs';

export interface Sync {
  /** `unknown` until the server has told. */
  readonly state: 'unknown' | 'reading' | 'following' | 'stopped' | 'idle' | 'lost';
  readonly jobs: readonly JobSnapshot[];
  readonly running: readonly JobSnapshot[];
  readonly totals: {
    files: number;
    pendingFiles: number;
    failedFiles: number;
    events: number;
    /** Missing where nothing is being read. */
    eventsPerSecond?: number;
    /** Of the trail that takes longest, and as far as is known. */
    secondsLeft?: number;
  };
  readonly latestEventTime?: string;
  /** What kept whole connections from being read. */
  readonly failures: readonly { connectionId?: string; failure: Failure }[];
  readonly isStarting: boolean;
  readonly isStopping: boolean;
  readonly resume: () => void;
  readonly cancel: () => void;
}

/** The reading of the buckets, as it runs on the server. Being here starts it. */
export function useSyncOfTrails(): Sync {
  const { jobs: known, isLost } = useJobs();
  const start = useMutation({ mutationFn: async (resume: boolean) => unwrap(await startSync({ resume })) });
  const stop = useMutation({ mutationFn: async () => unwrap(await cancelSync()) });

  const jobs = useMemo(() => (known ?? []).filter(({ kind }) => kind === 'sync-trail'), [known]);
  const running = useMemo(() => jobs.filter(({ state }) => state === 'running'), [jobs]);
  const isQuiet = running.length === 0;
  const { mutate } = start;
  // On arrival, and after a reset of the sandbox has ended every job. What a person stopped does not start by this.
  useEffect(() => {
    if (isQuiet) mutate(false);
  }, [isQuiet, mutate]);

  const failures = [
    ...(start.data ?? []).flatMap(({ connectionId, failure }) =>
      failure ? [{ connectionId, failure }] : [],
    ),
    ...(start.error ? [{ failure: toFailure(start.error) }] : []),
    ...(stop.error ? [{ failure: toFailure(stop.error) }] : []),
  ];
  return {
    state: isLost ? 'lost' : toState(known !== undefined && start.isSuccess, jobs, running),
    jobs,
    running,
    totals: toTotals(jobs),
    ...latest(jobs),
    failures,
    isStarting: start.isPending,
    isStopping: stop.isPending,
    resume: () => mutate(true),
    cancel: () => stop.mutate(),
  };
}

function toState(
  isKnown: boolean,
  jobs: readonly JobSnapshot[],
  running: readonly JobSnapshot[],
): Sync['state'] {
  if (running.some(({ progress }) => progress.phase !== 'following' && progress.files === 0))
    return 'reading';
  if (running.some(({ progress }) => progress.pendingFiles > 0)) return 'reading';
  if (running.length > 0) return 'following';
  if (!isKnown) return 'unknown';
  return jobs.some(({ state }) => state === 'paused' || state === 'cancelled') ? 'stopped' : 'idle';
}

function toTotals(jobs: readonly JobSnapshot[]): Sync['totals'] {
  const sum = (count: (job: JobSnapshot) => number) => jobs.reduce((total, job) => total + count(job), 0);
  const secondsLeft = jobs.flatMap(({ progress, state }) =>
    state === 'running' ? (progress.secondsLeft ?? []) : [],
  );
  const eventsPerSecond = sum(({ progress, state }) =>
    state === 'running' ? (progress.eventsPerSecond ?? 0) : 0,
  );
  return {
    ...(eventsPerSecond > 0 && { eventsPerSecond }),
    ...(secondsLeft.length > 0 && { secondsLeft: Math.max(...secondsLeft) }),
    files: sum(({ progress }) => progress.files),
    pendingFiles: sum(({ progress, state }) => (state === 'running' ? progress.pendingFiles : 0)),
    failedFiles: sum(({ progress, state }) => (state === 'running' ? progress.failedFiles : 0)),
    events: sum(({ progress }) => progress.events),
  };
}

function latest(jobs: readonly JobSnapshot[]): { latestEventTime?: string } {
  const times = jobs.flatMap(({ progress }) => progress.latestEventTime ?? []).sort();
  const newest = times.at(-1);
  return newest === undefined ? {} : { latestEventTime: newest };
}
