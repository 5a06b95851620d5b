import { setTimeout as delay } from 'node:timers/promises';
import type { JobSnapshot } from '../audit/job-snapshot.ts';
import type { LogKind } from '../cloudtrail/log-key.ts';
import type { EventIndex } from '../event-index/event-index.ts';
import type { EventOrigin } from '../event-index/manifest.ts';
import type { Failure } from '../failure.ts';
import { fail, ok, type Result } from '../result.ts';
import { Backlog, type ListedFile } from './backlog.ts';
import { FailedFiles } from './failed-files.ts';
import { FolderMarks } from './folder-marks.ts';
import type { JobContext, JobRegistry, JobRequest } from './job-registry.ts';
import { loadLogFiles } from './load-log-files.ts';
import type { LogDestination } from './log-folders.ts';
import { PastListing } from './past-listing.ts';
import type { S3Reader } from './s3-reader.ts';
import { SyncProgress } from './sync-progress.ts';
import { TrailListing } from './trail-listing.ts';

export interface TrailSync {
  readonly index: EventIndex;
  readonly s3: S3Reader;
  readonly origin: EventOrigin;
  readonly destination: LogDestination;
  /** Management and data events as well, after the network activity events. */
  readonly readsAllEvents?: boolean;
  /** Without it the job ends when everything that is there has been read. */
  readonly follow?: { readonly pollMs: number };
  readonly now?: () => Date;
}

const LONGEST_BACKOFF_MS = 5 * 60 * 1000;
const LONGEST_BACKOFF_POLLS = 16;
/**
 * CloudTrail delivers late now and then, and what is late may sort before the mark up to which a folder was listed.
 * Whole folders are therefore listed again: those of today and yesterday every so many polls, older ones once a day.
 */
const POLLS_A_WHOLE_LISTING = 10;
const LIST_PAST_AGAIN_MS = 24 * 60 * 60 * 1000;

/** Starts reading a trail's bucket, or returns the job that does so already. */
export function startTrailSync(jobs: JobRegistry, sync: TrailSync): JobSnapshot {
  return jobs.startJob(toTrailSyncJob(sync));
}

/** What `startTrailSync` starts. */
function toTrailSyncJob(sync: TrailSync): JobRequest {
  const { connectionId, trailARN } = sync.origin;
  return {
    id: trailSyncId(sync.origin),
    kind: 'sync-trail',
    connectionId,
    trailARN,
    run: (context) => syncTrail(sync, context),
  };
}

export function trailSyncId({ connectionId, trailARN }: EventOrigin): string {
  return `sync-trail ${connectionId} ${trailARN}`;
}

/**
 * Reads the events that a trail delivered, newest day first, then follows its deliveries until it is cancelled or
 * paused. What is delivered meanwhile goes before the past. While it follows, a listing that fails is told and tried
 * again, ever more slowly; without following it ends the job, after what could be listed was read. An object that
 * cannot be fetched is counted and tried again at the next poll.
 */
export async function syncTrail(sync: TrailSync, context: JobContext): Promise<Result<void, Failure>> {
  const broken = new AbortController();
  const signal = AbortSignal.any([context.signal, broken.signal]);
  // A pause ends listing and waiting at once; what is being fetched is kept.
  const fault = (error: unknown) => {
    if (!context.pausing.aborted) broken.abort(error);
  };
  const run = await openRun(sync, context, signal, fault);
  const pausing = () => run.backlog.pause();
  context.pausing.addEventListener('abort', pausing, { once: true });
  if (context.pausing.aborted) pausing();

  const loading = run.load().catch((error: unknown) => broken.abort(error));
  const listing = run.list().catch(fault);
  void listing.then(() => run.backlog.end());
  const [failure] = await Promise.all([listing, loading]);
  context.pausing.removeEventListener('abort', pausing);
  signal.throwIfAborted();
  await run.marks.keep();
  return failure instanceof Object ? fail(failure) : ok(undefined);
}

async function openRun(
  sync: TrailSync,
  context: JobContext,
  signal: AbortSignal,
  fault: (error: unknown) => void,
) {
  const { index, s3, origin, destination, follow, now = () => new Date() } = sync;
  const { bucket } = destination;
  const kinds: LogKind[] = ['CloudTrail-NetworkActivity'];
  if (sync.readsAllEvents) kinds.push('CloudTrail');
  const progress = new SyncProgress(context.report);
  const backlog = new Backlog(signal);
  const marks = await FolderMarks.open(index, origin, bucket);
  const failed = new FailedFiles(backlog, marks);
  const listingSignal = AbortSignal.any([signal, context.pausing]);
  let past: PastListing | undefined;
  const tell = () => progress.await(backlog, past === undefined || past.isRunning);
  const listing = new TrailListing(
    { index, s3, origin, destination, kinds, now },
    { backlog, marks, failed, listed: tell },
    listingSignal,
  );

  /** The past is listed beside the polls: it may take hours, and what happens now must not wait for it. */
  const list = async (): Promise<Failure | undefined> => {
    let failures = 0;
    for (let poll = 0; ; poll += 1) {
      failed.tryAgain();
      // After a failure nobody knows what was missed.
      const whole = failures > 0 || poll % POLLS_A_WHOLE_LISTING === POLLS_A_WHOLE_LISTING - 1;
      const recent = await listing.listRecent(poll === 0 ? 'first' : whole ? 'whole' : 'usual');
      past ??= new PastListing(() => listing.listPast(LIST_PAST_AGAIN_MS), LIST_PAST_AGAIN_MS, fault);
      const ended = past.startIfDue(now().getTime()).then(tell);
      if (follow === undefined) await ended;
      await marks.keep();
      tell();
      const failure = recent ?? past.failure;
      if (follow === undefined) return failure;
      failures = failure === undefined ? 0 : failures + 1;
      context.struggle(failure);
      await delay(backoff(follow.pollMs, failures), undefined, { signal: listingSignal });
    }
  };

  const load = () =>
    loadLogFiles(
      { index, s3, origin, bucket },
      backlog,
      {
        loaded: (files, outcomes) => {
          for (const file of files) settle(file);
          listing.noteRead(files);
          progress.count(files, outcomes);
          progress.fail(failed.size);
          tell();
        },
        failed: (file, failure) => {
          // S3 is strongly consistent: what it listed and does not have any more was deleted since.
          const isGone = failure.code === 'not-found';
          if (isGone) settle(file);
          else failed.add(file);
          backlog.settle(file);
          progress.fail(failed.size, isGone ? undefined : failure);
          tell();
        },
      },
      signal,
    );
  const settle = (file: ListedFile) => {
    backlog.settle(file);
    failed.remove(file);
    marks.settle(file.folder);
  };
  return { backlog, marks, list, load };
}

function backoff(pollMs: number, failures: number): number {
  const longest = Math.max(pollMs, Math.min(LONGEST_BACKOFF_MS, pollMs * LONGEST_BACKOFF_POLLS));
  return Math.min(pollMs * 2 ** Math.min(failures, 16), longest);
}
