'use client';

import { type InfiniteData, useInfiniteQuery, useQuery, useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo } from 'react';
import type { EventPage } from '@/lib/cloudtrail/captured-event.ts';
import type { EventFilter } from '@/lib/cloudtrail/event-filter.ts';
import { eventPagesQuery, newestEventsQuery, PAGE_SIZE } from '@/lib/queries/events.ts';

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
