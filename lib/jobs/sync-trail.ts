import { setTimeout as delay } from 'node:timers/promises';
import { type JobProgress, type JobSnapshot, NO_PROGRESS } from '../audit/job-snapshot.ts';
import type { EventIndex } from '../event-index/event-index.ts';
import { type EventOrigin, listUnreadObjects } from '../event-index/manifest.ts';
import type { Failure } from '../failure.ts';
import { fail, ok, type Result } from '../result.ts';
import { forEachBounded } from './bounded.ts';
import type { JobContext, JobRegistry } from './job-registry.ts';
import { loadLogFiles } from './load-log-files.ts';
import {
  LIST_CONCURRENCY,
  type LogDestination,
  listDayFolders,
  listLogFiles,
  listRegionFolders,
  recentDayFolders,
} from './log-folders.ts';
import type { S3Object, S3Reader } from './s3-reader.ts';

export interface TrailSync {
  readonly index: EventIndex;
  readonly s3: S3Reader;
  readonly origin: EventOrigin;
  readonly destination: LogDestination;
  /** Without it the job ends when everything that is there has been read. */
  readonly follow?: { readonly pollMs: number; readonly fullListingMs?: number };
  readonly now?: () => Date;
}

/** Files older than yesterday that come late are found by listing everything again. */
const FULL_LISTING_MS = 10 * 60 * 1000;
const LONGEST_BACKOFF_MS = 5 * 60 * 1000;
const LONGEST_BACKOFF_POLLS = 16;

/** Starts reading a trail's bucket, or returns the job that does so already. */
export function startTrailSync(jobs: JobRegistry, sync: TrailSync): JobSnapshot {
  const { connectionId, trailARN } = sync.origin;
  return jobs.startJob({
    id: trailSyncId(sync.origin),
    kind: 'sync-trail',
    connectionId,
    trailARN,
    run: (context) => syncTrail(sync, context),
  });
}

export function trailSyncId({ connectionId, trailARN }: EventOrigin): string {
  return `sync-trail ${connectionId} ${trailARN}`;
}

/**
 * Reads the network activity events that a trail delivered, newest day first, then follows its deliveries until it is
 * cancelled. While it follows, a listing that fails is told and tried again, ever more slowly; without following it
 * ends the job, after what could be listed was read. An object that cannot be fetched is counted and tried again at
 * the next poll.
 */
export async function syncTrail(sync: TrailSync, context: JobContext): Promise<Result<void, Failure>> {
  const run = new SyncRun(sync, context);
  const first = await run.readEverything();
  if (sync.follow === undefined) return first === undefined ? ok(undefined) : fail(first);
  const { pollMs, fullListingMs = FULL_LISTING_MS } = sync.follow;
  let failures = first === undefined ? 0 : 1;
  let fullListingDue = performance.now() + fullListingMs;
  context.struggle(first);
  for (;;) {
    run.enter('following');
    await delay(backoff(pollMs, failures), undefined, { signal: context.signal });
    // After a failure nobody knows what was missed, so everything is listed again.
    const listAll = failures > 0 || performance.now() >= fullListingDue;
    const failure = listAll ? await run.readEverything() : await run.readRecent();
    if (listAll && failure === undefined) fullListingDue = performance.now() + fullListingMs;
    failures = failure === undefined ? 0 : failures + 1;
    context.struggle(failure);
  }
}

function backoff(pollMs: number, failures: number): number {
  const longest = Math.max(pollMs, Math.min(LONGEST_BACKOFF_MS, pollMs * LONGEST_BACKOFF_POLLS));
  return Math.min(pollMs * 2 ** Math.min(failures, 16), longest);
}

/** One run's memory: how far it is and which objects are to be tried again. */
class SyncRun {
  readonly #sync: TrailSync;
  readonly #context: JobContext;
  readonly #failed = new Map<string, S3Object>();
  #progress: JobProgress = NO_PROGRESS;
  #lastPoll = 0;

  constructor(sync: TrailSync, context: JobContext) {
    this.#sync = sync;
    this.#context = context;
  }

  enter(phase: JobProgress['phase']): void {
    if (this.#progress.phase !== phase) this.#report({ phase });
  }

  /** Today and yesterday first, then all other days. Returns the first failure among the listings. */
  async readEverything(): Promise<Failure | undefined> {
    const { s3, destination } = this.#sync;
    const { signal } = this.#context;
    this.enter('listing');
    const recent = await this.#readRecent();
    const days = await listDayFolders(s3, destination.bucket, recent.regionFolders, signal);
    let failure = recent.failure ?? days.failure;
    for (const folder of days.found) {
      if (recent.dayFolders.includes(folder)) continue;
      const failed = await this.#readFolders([folder]);
      failure ??= failed;
      // The past may take hours to read, and what happens now must not wait for it.
      if (performance.now() - this.#lastPoll >= (this.#sync.follow?.pollMs ?? Number.POSITIVE_INFINITY)) {
        const polled = await this.readRecent();
        failure ??= polled;
      }
    }
    return failure;
  }

  /** Today's and yesterday's files, and those that failed before. */
  async readRecent(): Promise<Failure | undefined> {
    return (await this.#readRecent()).failure;
  }

  async #readRecent(): Promise<{
    regionFolders: readonly string[];
    dayFolders: readonly string[];
    failure?: Failure;
  }> {
    const { s3, destination, now = () => new Date() } = this.#sync;
    const regions = await listRegionFolders(s3, destination, this.#context.signal);
    const dayFolders = recentDayFolders(regions.found, now());
    const again = [...this.#failed.values()];
    const failure = await this.#readFolders(dayFolders, again);
    this.#lastPoll = performance.now();
    const first = regions.failure ?? failure;
    return { regionFolders: regions.found, dayFolders, ...(first && { failure: first }) };
  }

  async #readFolders(
    folders: readonly string[],
    again: readonly S3Object[] = [],
  ): Promise<Failure | undefined> {
    const { index, s3, origin, destination } = this.#sync;
    const { signal } = this.#context;
    const { bucket } = destination;
    const unreadByFolder = new Map<string, S3Object[]>(folders.map((folder) => [folder, []]));
    let failure: Failure | undefined;
    await forEachBounded(folders, LIST_CONCURRENCY, async (folder) => {
      const listed = await listLogFiles(s3, bucket, folder, signal);
      failure ??= listed.failure;
      unreadByFolder.set(
        folder,
        await listUnreadObjects(index, origin, bucket, folder, listed.found, signal),
      );
    });
    const unread = new Map(
      Array.from(unreadByFolder.values())
        .flat()
        .map((object) => [object.key, object]),
    );
    const onlyAgain = again.filter(({ key }) => !unread.has(key));
    await this.#load([...unread.values(), ...onlyAgain], new Set(onlyAgain.map(({ key }) => key)));
    return failure;
  }

  /** `unlisted` are objects from an earlier poll that this one did not list: once gone, they are given up. */
  async #load(objects: readonly S3Object[], unlisted: ReadonlySet<string>): Promise<void> {
    if (objects.length === 0) return;
    const { index, s3, origin, destination } = this.#sync;
    this.#report({ phase: 'loading', pendingFiles: objects.length });
    await loadLogFiles(
      { index, s3, origin, bucket: destination.bucket },
      objects,
      {
        loaded: (files, outcomes) => {
          for (const { key } of files) this.#failed.delete(key);
          this.#count(files, outcomes);
        },
        failed: (object, failure) => {
          const gone = failure.code === 'not-found' && unlisted.has(object.key);
          if (gone) this.#failed.delete(object.key);
          else this.#failed.set(object.key, object);
          this.#report({
            ...this.#failures(gone ? undefined : failure),
            pendingFiles: this.#progress.pendingFiles - 1,
          });
        },
      },
      this.#context.signal,
    );
  }

  #count(
    files: readonly { size: number }[],
    outcomes: readonly { events: number; duplicates: number; setAside: number; latestEventTime?: string }[],
  ): void {
    const before = this.#progress;
    const latestEventTime = [
      before.latestEventTime,
      ...outcomes.map((outcome) => outcome.latestEventTime),
    ].reduce((latest, time) =>
      latest === undefined || (time !== undefined && time > latest) ? time : latest,
    );
    this.#report({
      files: before.files + files.length,
      pendingFiles: before.pendingFiles - files.length,
      bytes: before.bytes + sum(files.map(({ size }) => size)),
      events: before.events + sum(outcomes.map(({ events }) => events)),
      duplicates: before.duplicates + sum(outcomes.map(({ duplicates }) => duplicates)),
      setAside: before.setAside + sum(outcomes.map(({ setAside }) => setAside)),
      ...this.#failures(undefined),
      ...(latestEventTime && { latestEventTime }),
    });
  }

  #failures(newest: Failure | undefined): Pick<JobProgress, 'failedFiles' | 'fileFailure'> {
    const failedFiles = this.#failed.size;
    const fileFailure = failedFiles === 0 ? undefined : (newest ?? this.#progress.fileFailure);
    return { failedFiles, ...(fileFailure && { fileFailure }) };
  }

  #report(change: Partial<JobProgress>): void {
    const { fileFailure, ...rest } = { ...this.#progress, ...change };
    const failing = rest.failedFiles > 0 && fileFailure !== undefined;
    this.#progress = failing ? { ...rest, fileFailure } : rest;
    this.#context.report(this.#progress);
  }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
