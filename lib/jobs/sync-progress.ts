import { type JobProgress, NO_PROGRESS } from '../audit/job-snapshot.ts';
import type { IngestOutcome } from '../event-index/ingest.ts';
import type { Failure } from '../failure.ts';
import { LoadRate } from './load-rate.ts';

/** Says how far a sync is. */
export class SyncProgress {
  readonly #report: (progress: JobProgress) => void;
  readonly #rate = new LoadRate();
  #progress: JobProgress = NO_PROGRESS;

  constructor(report: (progress: JobProgress) => void) {
    this.#report = report;
  }

  /** What waits to be read, and whether more may become known. */
  await(pending: { readonly files: number; readonly bytes: number }, isListing: boolean): void {
    const pendingFiles = pending.files;
    if (pendingFiles > 0) this.#rate.begin(performance.now());
    else this.#rate.stop();
    const { eventsPerSecond: _, secondsLeft: __, ...rest } = this.#progress;
    const phase = pendingFiles > 0 ? 'loading' : isListing ? 'listing' : 'following';
    const rate = this.#rate.perSecond(performance.now());
    this.#change({
      ...rest,
      phase,
      pendingFiles,
      pendingBytes: pending.bytes,
      isListing,
      ...(rate && {
        eventsPerSecond: Math.round(rate.events),
        ...(rate.bytes > 0 && { secondsLeft: Math.ceil(pending.bytes / rate.bytes) }),
      }),
    });
  }

  count(files: readonly { readonly size: number }[], outcomes: readonly IngestOutcome[]): void {
    const before = this.#progress;
    const bytes = sum(files.map(({ size }) => size));
    const events = sum(outcomes.map((outcome) => outcome.events));
    const duplicates = sum(outcomes.map((outcome) => outcome.duplicates));
    const times = [before.latestEventTime, ...outcomes.map((outcome) => outcome.latestEventTime)];
    const latestEventTime = times.reduce((latest, time) =>
      latest === undefined || (time !== undefined && time > latest) ? time : latest,
    );
    this.#rate.add({ atMs: performance.now(), bytes, events: events + duplicates });
    this.#change({
      ...before,
      files: before.files + files.length,
      bytes: before.bytes + bytes,
      events: before.events + events,
      duplicates: before.duplicates + duplicates,
      setAside: before.setAside + sum(outcomes.map(({ setAside }) => setAside)),
      ...(latestEventTime && { latestEventTime }),
    });
  }

  /** `newest` is what an object failed with just now. */
  fail(failedFiles: number, newest?: Failure): void {
    const { fileFailure: earlier, ...rest } = this.#progress;
    const fileFailure = failedFiles === 0 ? undefined : (newest ?? earlier);
    this.#change({ ...rest, failedFiles, ...(fileFailure && { fileFailure }) });
  }

  #change(progress: JobProgress): void {
    this.#progress = progress;
    this.#report(progress);
  }
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
