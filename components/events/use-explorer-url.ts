'use client';

import { useSearchParams } from 'next/navigation';
import { useMemo } from 'react';
import { type EventFilter, formatEventFilter, parseEventFilter } from '@/lib/cloudtrail/event-filter.ts';
import type { Failure } from '@/lib/failure.ts';
import type { Result } from '@/lib/result.ts';

export interface ExplorerUrl {
  readonly filter: Result<EventFilter, Failure>;
  /** The event that the panel shows. */
  readonly eventID?: string;
}

const EVENT = 'event';
const PATH = '/events';

/** The address is the only state of the explorer, so every view of it can be shared. */
export function useExplorerUrl(): ExplorerUrl {
  const params = useSearchParams();
  const query = params.toString();
  return useMemo(() => {
    const own = new URLSearchParams(query);
    const eventID = own.get(EVENT) ?? '';
    own.delete(EVENT);
    return { filter: parseEventFilter(own), ...(eventID !== '' && { eventID }) };
  }, [query]);
}

export function toExplorerPath(filter: EventFilter, eventID?: string): string {
  const params = formatEventFilter(filter);
  if (eventID !== undefined) params.set(EVENT, eventID);
  const query = params.toString();
  return query === '' ? PATH : `${PATH}?${query}`;
}

/** `replace` for what is no step that a person would want to go back to, such as typing. Next follows both. */
export function goTo(path: string, how: 'push' | 'replace' = 'push'): void {
  if (path === window.location.pathname + window.location.search) return;
  if (how === 'push') window.history.pushState(null, '', path);
  else window.history.replaceState(null, '', path);
}
