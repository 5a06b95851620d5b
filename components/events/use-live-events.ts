'use client';

import { type InfiniteData, useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useRef } from 'react';
import type { EventFilter } from '@/lib/cloudtrail/event-filter.ts';
import {
  EVENTS_KEY,
  type EventPage,
  eventPagesQuery,
  newestEventsQuery,
  PAGE_SIZE,
} from '@/lib/queries/events.ts';
import { useJobs } from './use-jobs';

/** New files come in bursts while a bucket is read; the index is not asked more often than this. */
const REFRESH_MS = 1_500;

/**
 * The rows that were scrolled to, and how many have arrived above them since. While `isFollowing`, new ones are taken
 * in at once; otherwise they wait, so that nothing moves under the eyes or the focus of the reader.
 */
export function useLiveEvents(filter: EventFilter, isFollowing: boolean) {
  const client = useQueryClient();
  const pages = useInfiniteQuery(eventPagesQuery(filter));
  const isReady = pages.isSuccess && !pages.isPlaceholderData;
  const newest = useQuery({
    ...newestEventsQuery(filter),
    enabled: isReady,
    initialData: () => (isReady ? firstPage(pages.data) : undefined),
  });
  useRefreshOnArrival();

  const rows = useMemo(() => pages.data?.pages.flatMap((page) => page.rows) ?? [], [pages.data]);
  const newCount = useMemo(() => {
    if (!isReady || !newest.data) return 0;
    const known = new Set(rows.map((row) => row.eventID));
    return newest.data.rows.filter((row) => !known.has(row.eventID)).length;
  }, [isReady, newest.data, rows]);

  const page = newest.data;
  const takeNew = useCallback(() => {
    // Later pages are read anew as they are scrolled to: late events may belong between rows of theirs.
    if (page)
      client.setQueryData(eventPagesQuery(filter).queryKey, { pages: [page], pageParams: [undefined] });
  }, [client, filter, page]);

  useEffect(() => {
    if (isFollowing && newCount > 0) takeNew();
  }, [isFollowing, newCount, takeNew]);

  return { pages, rows, newCount: isFollowing ? 0 : newCount, hasManyNew: newCount >= PAGE_SIZE, takeNew };
}

function firstPage(data: InfiniteData<EventPage, unknown> | undefined): EventPage | undefined {
  return data?.pages[0];
}

/** Asks again for what new log files may have changed: the newest events, the counts, the histogram. */
function useRefreshOnArrival(): void {
  const client = useQueryClient();
  const { jobs } = useJobs();
  const arrived = jobs?.reduce((sum, job) => sum + job.progress.events, 0) ?? 0;
  const waiting = useRef<ReturnType<typeof setTimeout>>(undefined);
  const lastAt = useRef(0);
  useEffect(() => {
    if (arrived === 0 || waiting.current !== undefined) return;
    waiting.current = setTimeout(
      () => {
        waiting.current = undefined;
        lastAt.current = Date.now();
        // Not cancelled when the next burst comes: a slow answer would never arrive.
        void client.invalidateQueries({ queryKey: EVENTS_KEY }, { cancelRefetch: false });
      },
      Math.max(0, lastAt.current + REFRESH_MS - Date.now()),
    );
  }, [client, arrived]);
  useEffect(
    () => () => {
      clearTimeout(waiting.current);
      waiting.current = undefined;
    },
    [],
  );
}
