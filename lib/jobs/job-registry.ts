import 'server-only';
import { type JobProgress, type JobSnapshot, NO_PROGRESS } from '../audit/job-snapshot.ts';
import type { Failure } from '../failure.ts';
import type { Result } from '../result.ts';

export interface JobContext {
  /** Aborts when the job is cancelled. */
  readonly signal: AbortSignal;
  /** Aborts when the job is paused: it brings what it has begun to its end, and begins nothing. */
  readonly pausing: AbortSignal;
  /** Says how far the job is. May be called at any rate; listeners hear of it at most four times a second. */
  report(progress: JobProgress): void;
  /** Says what the job is struggling with while it keeps trying; undefined when that is over. */
  struggle(failure: Failure | undefined): void;
}

export interface JobRequest {
  readonly id: string;
  readonly kind: string;
  readonly connectionId: string;
  readonly trailARN: string;
  /** A thrown error is a bug and makes the job failed; when the signal has aborted it makes it cancelled. */
  readonly run: (context: JobContext) => Promise<Result<void, Failure>>;
}

interface Job {
  snapshot: JobSnapshot;
  readonly abort: AbortController;
  readonly pause: AbortController;
  readonly ended: Promise<void>;
}

type Listener = (jobs: readonly JobSnapshot[]) => void;

const NOTIFY_MS = 250;
/** Ended jobs that are remembered, so that a page opened later still sees how they ended. */
const REMEMBERED_JOBS = 50;

/** Long work apart from any request: it goes on when the page is left, and every page sees it. */
export class JobRegistry {
  readonly #jobs = new Map<string, Job>();
  readonly #listeners = new Set<Listener>();
  #notifiedAt = 0;
  #notifying: NodeJS.Timeout | undefined;

  /** A job of this id that runs already is returned as it is. */
  startJob(request: JobRequest): JobSnapshot {
    const running = this.#jobs.get(request.id);
    if (running?.snapshot.state === 'running') return running.snapshot;
    const ended = Promise.withResolvers<void>();
    const job = this.#add(request, 'running', ended.promise);
    void this.#run(job, request).then(ended.resolve);
    return job.snapshot;
  }

  /** Shows a job that was paused before this process began, so that somebody can let it go on. */
  showPaused(request: Omit<JobRequest, 'run'>): void {
    if (this.#jobs.get(request.id) === undefined) this.#add(request, 'paused', Promise.resolve());
  }

  /** Resolves when what the job had begun is done; false where no such job runs. */
  async pauseJob(id: string): Promise<boolean> {
    const job = this.#jobs.get(id);
    if (job?.snapshot.state !== 'running') return false;
    job.pause.abort();
    await job.ended;
    return true;
  }

  /** Resolves when the job has let go of everything; false where no such job runs. What it loaded stays. */
  async cancelJob(id: string): Promise<boolean> {
    const job = this.#jobs.get(id);
    if (job?.snapshot.state !== 'running') return false;
    job.abort.abort();
    await job.ended;
    return true;
  }

  /** Of a job that has ended: it is as if it had never run. */
  forgetJob(id: string): void {
    if (this.#jobs.get(id)?.snapshot.state === 'running') return;
    this.#jobs.delete(id);
    this.#notify();
  }

  listJobs(): JobSnapshot[] {
    return Array.from(this.#jobs.values(), ({ snapshot }) => snapshot);
  }

  /** Calls the listener after changes, at most four times a second, with all jobs. Returns how to stop. */
  subscribe(listener: Listener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #add(request: Omit<JobRequest, 'run'>, state: JobSnapshot['state'], ended: Promise<void>): Job {
    const { id, kind, connectionId, trailARN } = request;
    const startedAt = new Date().toISOString();
    const job: Job = {
      snapshot: { id, kind, connectionId, trailARN, state, startedAt, progress: NO_PROGRESS },
      abort: new AbortController(),
      pause: new AbortController(),
      ended,
    };
    // Deleted first, so that the map's order is the order of starting.
    this.#jobs.delete(id);
    this.#jobs.set(id, job);
    this.#forgetOldest();
    this.#notify();
    return job;
  }

  async #run(job: Job, request: JobRequest): Promise<void> {
    const { signal } = job.abort;
    const pausing = job.pause.signal;
    try {
      const result = await request.run({
        signal,
        pausing,
        report: (progress) => this.#change(job, { progress }),
        struggle: (error) => this.#change(job, { error }),
      });
      if (signal.aborted) this.#change(job, { state: 'cancelled', error: undefined });
      else if (pausing.aborted) this.#change(job, { state: 'paused', error: undefined });
      else if (result.ok) this.#change(job, { state: 'done', error: undefined });
      else this.#change(job, { state: 'failed', error: result.error });
    } catch (error) {
      if (signal.aborted) {
        this.#change(job, { state: 'cancelled', error: undefined });
        return;
      }
      console.error(`Job ${request.id} failed`, error);
      this.#change(job, { state: 'failed', error: JOB_FAILED });
    }
  }

  #change(
    job: Job,
    change: { state?: JobSnapshot['state']; progress?: JobProgress; error?: Failure | undefined },
  ): void {
    const { error, ...rest } = { ...job.snapshot, ...change };
    job.snapshot = error === undefined ? rest : { ...rest, error };
    this.#notify();
  }

  #notify(): void {
    if (this.#notifying !== undefined) return;
    const waitMs = Math.max(0, this.#notifiedAt + NOTIFY_MS - Date.now());
    this.#notifying = setTimeout(() => {
      this.#notifying = undefined;
      this.#notifiedAt = Date.now();
      const jobs = this.listJobs();
      for (const listener of this.#listeners) listener(jobs);
    }, waitMs);
    this.#notifying.unref();
  }

  #forgetOldest(): void {
    const ended = [...this.#jobs.values()].filter(({ snapshot }) => snapshot.state !== 'running');
    for (const { snapshot } of ended.slice(0, Math.max(0, ended.length - REMEMBERED_JOBS))) {
      this.#jobs.delete(snapshot.id);
    }
  }
}

const JOB_FAILED: Failure = {
  code: 'unavailable',
  message: { key: 'eventsData.jobFailed' },
  hint: { key: 'eventsData.jobFailedHint' },
  retryable: true,
};

/** Next bundles each route by itself, so a module's own variable would be a registry a route. */
declare global {
  var trailpointJobs: JobRegistry | undefined;
}

export function theJobs(): JobRegistry {
  globalThis.trailpointJobs ??= new JobRegistry();
  return globalThis.trailpointJobs;
}

/** Cancels the jobs of these connections, waits until they have let go, and forgets that they ever were. */
export async function forgetJobsOf(connectionIds: readonly string[]): Promise<void> {
  const jobs = theJobs();
  const theirs = jobs.listJobs().filter(({ connectionId }) => connectionIds.includes(connectionId));
  await Promise.all(theirs.map(({ id }) => jobs.cancelJob(id)));
  for (const { id } of theirs) jobs.forgetJob(id);
}
