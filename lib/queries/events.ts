import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import type {
  CapturedEvent,
  EventPage,
  FieldValue,
  ReadTotals,
  TimeCount,
} from '../cloudtrail/captured-event.ts';
import { type EventFilter, type FilterField, formatEventFilter } from '../cloudtrail/event-filter.ts';
import type { ExportFormat } from '../cloudtrail/export-format.ts';
import { getJson, retryBrokenLine } from './get-json.ts';

/** What new log files can change: the newest rows, and the counts of facets and histogram. */
export const NEWEST_KEY = ['events-newest'] as const;
export const COUNTS_KEY = ['events-counts'] as const;
export const READ_TOTALS_KEY = ['read-totals'] as const;

export const PAGE_SIZE = 200;
const FACET_SIZE = 100;

/** One address and one cache entry for each filter. */
function keyOf(filter: EventFilter): string {
  return formatEventFilter(filter).toString();
}

function path(base: string, filter: EventFilter, extra: Readonly<Record<string, string>>): string {
  const params = formatEventFilter(filter);
  for (const [name, value] of Object.entries(extra)) params.set(name, value);
  return `${base}?${params}`;
}

function pagePath(filter: EventFilter, cursor?: string): string {
  return path('/api/events', filter, { limit: String(PAGE_SIZE), ...(cursor && { cursor }) });
}

export const PAGES_KEY = ['event-pages'] as const;

/** All pages that were scrolled to, newest first. While they are shown nothing renews them: rows must not jump. */
export function eventPagesQuery(filter: EventFilter) {
  return infiniteQueryOptions({
    queryKey: [...PAGES_KEY, keyOf(filter)],
    queryFn: ({ pageParam, signal }) => getJson<EventPage>(pagePath(filter, pageParam), signal),
    initialPageParam: firstPage(),
    getNextPageParam: (last) => last.nextCursor,
    placeholderData: keepPreviousData,
    retry: retryBrokenLine,
    // Those of a filter that somebody comes back to are read anew.
    staleTime: 2_000,
    refetchOnReconnect: false,
    refetchOnWindowFocus: false,
  });
}

function firstPage(): string | undefined {
  return undefined;
}

/** The newest page once more, to see what has arrived since. */
export function newestEventsQuery(filter: EventFilter) {
  return queryOptions({
    queryKey: [...NEWEST_KEY, keyOf(filter)],
    queryFn: ({ signal }) => getJson<EventPage>(pagePath(filter), signal),
    retry: retryBrokenLine,
    staleTime: Number.POSITIVE_INFINITY,
  });
}

export function eventQuery(eventID: string) {
  return queryOptions({
    queryKey: ['event', eventID],
    queryFn: ({ signal }) => getJson<CapturedEvent>(`/api/events/${encodeURIComponent(eventID)}`, signal),
    // A record never changes, but a further trail may deliver it again.
    retry: retryBrokenLine,
    staleTime: 60_000,
  });
}

/** The most frequent values of a field; the tokens of the field itself are left out. */
export function facetQuery(field: FilterField, filter: EventFilter) {
  return queryOptions({
    queryKey: [...COUNTS_KEY, 'facet', field, keyOf(filter)],
    queryFn: async ({ signal }) => {
      const answer = await getJson<{ values: readonly FieldValue[] }>(
        path('/api/events/facets', filter, { field, limit: String(FACET_SIZE) }),
        signal,
      );
      return answer.values;
    },
    placeholderData: keepPreviousData,
    retry: retryBrokenLine,
    staleTime: 30_000,
  });
}

/** Allowed and denied over time; the counts add up to all events that the filter matches. */
export function timeCountsQuery(filter: EventFilter, buckets: number) {
  return queryOptions({
    queryKey: [...COUNTS_KEY, 'histogram', buckets, keyOf(filter)],
    queryFn: async ({ signal }) => {
      const answer = await getJson<{ spans: readonly TimeCount[] }>(
        path('/api/events/histogram', filter, { buckets: String(buckets) }),
        signal,
      );
      return answer.spans;
    },
    placeholderData: keepPreviousData,
    retry: retryBrokenLine,
    staleTime: 30_000,
  });
}

/** What became of all records that were ever read; a job knows only those of its own run. */
export const readTotalsQuery = queryOptions({
  queryKey: READ_TOTALS_KEY,
  queryFn: ({ signal }) => getJson<ReadTotals>('/api/events/totals', signal),
  retry: retryBrokenLine,
  staleTime: 30_000,
});

/** Where the whole result of a filter is downloaded from. */
export function exportPath(filter: EventFilter, format: ExportFormat): string {
  return path('/api/events/export', filter, { format });
}
