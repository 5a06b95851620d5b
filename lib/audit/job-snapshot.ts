import type { Failure } from '../failure.ts';

/** Plain data: this is what the page receives. */
export interface JobSnapshot {
  readonly id: string;
  readonly kind: string;
  readonly connectionId: string;
  readonly trailARN: string;
  /** `paused`: until somebody asks to go on, also over a restart. `cancelled`: ended at once, for this time. */
  readonly state: 'running' | 'done' | 'paused' | 'cancelled' | 'failed';
  /** ISO 8601 in UTC. */
  readonly startedAt: string;
  readonly progress: JobProgress;
  /** Why the job failed; while it runs, what it is struggling with and keeps trying. */
  readonly error?: Failure;
}

export interface JobProgress {
  readonly phase: 'listing' | 'loading' | 'following';
  /** Log files read by this job. */
  readonly files: number;
  /** Log files that are known and still to be read. */
  readonly pendingFiles: number;
  /** Their bytes as stored. */
  readonly pendingBytes: number;
  /** The past is still being listed, so more files may become known. */
  readonly isListing: boolean;
  /** Log files that could not be fetched; they are tried again at the next poll. */
  readonly failedFiles: number;
  /** What the newest of those failed with. */
  readonly fileFailure?: Failure;
  /** Bytes of the log files as stored. */
  readonly bytes: number;
  /** New events kept. */
  readonly events: number;
  readonly duplicates: number;
  readonly setAside: number;
  /** New and known events read a second lately; missing where nothing is being read. */
  readonly eventsPerSecond?: number;
  /** Until the files that are known now have been read, at the rate of late. */
  readonly secondsLeft?: number;
  /** The newest eventTime read, ISO 8601 in UTC. */
  readonly latestEventTime?: string;
}

export const NO_PROGRESS: JobProgress = {
  phase: 'listing',
  files: 0,
  pendingFiles: 0,
  pendingBytes: 0,
  isListing: false,
  failedFiles: 0,
  bytes: 0,
  events: 0,
  duplicates: 0,
  setAside: 0,
};
