'use client';

import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useRef } from 'react';
import { COUNTS_KEY, NEWEST_KEY, PAGES_KEY, READ_TOTALS_KEY } from '@/lib/queries/events.ts';
import { useSync } from './sync-provider';

/** New files come in bursts while a bucket is read; the index is not asked more often than this. */
const NEWEST_MS = 1_500;
/** Counts are many questions, and nobody reads them as they change. */
const COUNTS_MS = 4_000;

/** Asks again for what new log files may have changed. */
export function RefreshOnArrival() {
  const client = useQueryClient();
  const { totals, running } = useSync();
  const arrived = totals.events;
  // Not cancelled when the next burst comes: a slow answer would never arrive.
  const ask = (queryKey: readonly string[]) =>
    void client.invalidateQueries({ queryKey }, { cancelRefetch: false });
  useNowAndThen(arrived, NEWEST_MS, () => ask(NEWEST_KEY));
  useNowAndThen(arrived, COUNTS_MS, () => ask(COUNTS_KEY));
  // A file may bring nothing but what is set aside.
  useNowAndThen(totals.files, COUNTS_MS, () => ask(READ_TOTALS_KEY));

  // Jobs that began anew may mean that the sandbox was reset and what is shown no longer exists.
  const runs = running
    .map(({ startedAt }) => startedAt)
    .sort()
    .join(' ');
  const seenRuns = useRef('');
  useEffect(() => {
    if (runs === '') return;
    const isNew = seenRuns.current !== '' && seenRuns.current !== runs;
    seenRuns.current = runs;
    if (isNew)
      for (const queryKey of [PAGES_KEY, NEWEST_KEY, COUNTS_KEY]) void client.invalidateQueries({ queryKey });
  }, [client, runs]);
  return null;
}

/** Runs after the number has changed, the last change included, and never twice within the given time. */
function useNowAndThen(arrived: number, pauseMs: number, run: () => void): void {
  const waiting = useRef<ReturnType<typeof setTimeout>>(undefined);
  const lastAt = useRef(0);
  const act = useEffectEvent(run);
  useEffect(() => {
    if (arrived === 0 || waiting.current !== undefined) return;
    const waitMs = Math.max(0, lastAt.current + pauseMs - Date.now());
    waiting.current = setTimeout(() => {
      waiting.current = undefined;
      lastAt.current = Date.now();
      act();
    }, waitMs);
  }, [arrived, pauseMs]);
  useEffect(
    () => () => {
      clearTimeout(waiting.current);
      waiting.current = undefined;
    },
    [],
  );
}
