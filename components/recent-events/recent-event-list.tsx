'use client';

import { useQuery } from '@tanstack/react-query';
import type { Route } from 'next';
import Link from 'next/link';
import { useEffect } from 'react';
import { toOutcome } from '@/components/events/outcome';
import { OutcomeMark } from '@/components/events/outcome-mark';
import { toPrincipal, toShortName } from '@/components/events/principal';
import { toVisibleText } from '@/components/events/visible-text';
import { FailureNotice } from '@/components/failure/failure-notice';
import { RelativeTime } from '@/components/ui/relative-time';
import { SkeletonRows } from '@/components/ui/skeleton';
import { startSync } from '@/lib/actions/sync.ts';
import type { EventRow } from '@/lib/cloudtrail/captured-event.ts';
import type { EventFilter } from '@/lib/cloudtrail/event-filter.ts';
import { newestEventsQuery } from '@/lib/queries/events.ts';
import { toFailure } from '@/lib/queries/unwrap.ts';

const SHOWN = 6;

/** The newest captured events of a filter, as a short list that keeps itself up to date. */
export function RecentEventList({
  filter,
  nothing,
  isSandbox,
}: {
  filter: EventFilter;
  nothing: string;
  isSandbox: boolean;
}) {
  const { data, error, refetch } = useQuery({
    ...newestEventsQuery(filter),
    staleTime: 0,
    refetchInterval: 5_000,
  });
  useEffect(() => {
    // On a real account reading the buckets is paid for, so it starts when the explorer is opened, not in passing.
    if (isSandbox) void startSync({});
  }, [isSandbox]);
  if (error && !data) {
    return (
      <div className="p-4">
        <FailureNotice failure={toFailure(error)} onRetry={() => refetch()} />
      </div>
    );
  }
  if (!data) return <SkeletonRows rows={SHOWN} columns={3} />;
  if (data.rows.length === 0) return <p className="p-4 text-ink-2">{nothing}</p>;
  return (
    <ul>
      {data.rows.slice(0, SHOWN).map((row) => (
        <RecentEvent key={row.eventID} row={row} />
      ))}
    </ul>
  );
}

function RecentEvent({ row }: { row: EventRow }) {
  const caller = toShortName(toPrincipal(row)) ?? row.principalAccountId ?? '';
  return (
    <li className="relative flex min-h-row items-center gap-2.5 border-line border-b px-4 py-1.5 last:border-b-0 hover:bg-hover">
      <OutcomeMark outcome={toOutcome(row.errorCode)} className="w-20 text-sm" />
      <Link
        href={`/events?event=${encodeURIComponent(row.eventID)}` as Route}
        className="mono min-w-0 shrink truncate text-sm outline-none after:absolute after:inset-0 focus-visible:after:outline-2 focus-visible:after:outline-focus"
      >
        {toVisibleText(`${row.eventSource?.replace(/\.amazonaws\.com$/, '') ?? ''}:${row.eventName ?? ''}`)}
      </Link>
      <span className="min-w-0 flex-1 truncate text-ink-2 text-sm">{toVisibleText(caller)}</span>
      <span className="text-ink-2 text-sm">
        <RelativeTime date={row.eventTime} isFocusable={false} />
      </span>
    </li>
  );
}
