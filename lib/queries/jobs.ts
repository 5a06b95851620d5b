import { queryOptions } from '@tanstack/react-query';
import { listSetAside } from '../actions/sync.ts';
import type { JobSnapshot } from '../audit/job-snapshot.ts';
import { unwrap } from './unwrap.ts';

export interface Jobs {
  /** Undefined until the server has told them for the first time. */
  readonly jobs?: readonly JobSnapshot[];
  /** The stream broke; the browser tries to reach the server again by itself. */
  readonly isLost: boolean;
}

export const NO_JOBS: Jobs = { isLost: false };

const REOPEN_MS = 5_000;
/**
 * The server tells up to five times a second. Each telling that is drawn interrupts what React does in the
 * background, moving to another address among it: at that rate a slow machine would never get there.
 */
const TELL_MS = 1_000;

let current: Jobs = NO_JOBS;
let upcoming: Jobs = NO_JOBS;
let close: (() => void) | undefined;
const listeners = new Set<() => void>();

/** One stream for all that ask, open as long as somebody listens. */
export function subscribeJobs(listener: () => void): () => void {
  listeners.add(listener);
  close ??= openWhileVisible();
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    close?.();
    close = undefined;
  };
}

export function readJobs(): Jobs {
  return current;
}

/**
 * Open while the page can be seen. A browser opens few connections to one host, and a stream held by each of many tabs
 * would leave none for the pages themselves.
 */
function openWhileVisible(): () => void {
  let closeStream = document.hidden ? undefined : openStream();
  const onVisibility = () => {
    if (document.hidden) {
      closeStream?.();
      closeStream = undefined;
    } else {
      closeStream ??= openStream();
    }
  };
  document.addEventListener('visibilitychange', onVisibility);
  return () => {
    document.removeEventListener('visibilitychange', onVisibility);
    closeStream?.();
  };
}

/** The browser mends a line that broke; one that was refused stays closed, and is tried anew here. */
function openStream(): () => void {
  let reopening: ReturnType<typeof setTimeout> | undefined;
  let source = connect();

  function connect(): EventSource {
    const opened = new EventSource('/api/jobs');
    opened.onmessage = (message) => {
      const jobs: readonly JobSnapshot[] = JSON.parse(String(message.data));
      tell({ jobs, isLost: false });
    };
    opened.onerror = () => {
      if (!upcoming.isLost) tell({ ...upcoming, isLost: true });
      if (opened.readyState !== EventSource.CLOSED) return;
      reopening = setTimeout(() => {
        source = connect();
      }, REOPEN_MS);
    };
    return opened;
  }

  return () => {
    clearTimeout(reopening);
    source.close();
  };
}

let waiting: ReturnType<typeof setTimeout> | undefined;
let toldAt = 0;

function tell(next: Jobs): void {
  upcoming = next;
  if (waiting !== undefined) return;
  waiting = setTimeout(
    () => {
      waiting = undefined;
      toldAt = Date.now();
      current = upcoming;
      for (const listener of listeners) listener();
    },
    Math.max(0, toldAt + TELL_MS - Date.now()),
  );
}

/** What could not be read, by log file and place in it. */
export const setAsideQuery = queryOptions({
  queryKey: ['set-aside'],
  queryFn: async () => unwrap(await listSetAside()),
  staleTime: 5_000,
});
