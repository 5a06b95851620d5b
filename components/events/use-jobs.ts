'use client';

import { useSyncExternalStore } from 'react';
import { type Jobs, NO_JOBS, readJobs, subscribeJobs } from '@/lib/queries/jobs.ts';

/** What the server is working on, as it tells it. Any page may ask; all share one stream. */
export function useJobs(): Jobs {
  return useSyncExternalStore(subscribeJobs, readJobs, () => NO_JOBS);
}
