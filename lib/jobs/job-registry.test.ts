import { expect, test, vi } from 'vitest';
import { type JobSnapshot, NO_PROGRESS } from '../audit/job-snapshot.ts';
import type { Failure } from '../failure.ts';
import { fail, ok } from '../result.ts';
import { type JobContext, JobRegistry, type JobRequest } from './job-registry.ts';

const FAILURE: Failure = { code: 'throttled', message: { key: 'eventsData.jobFailed' }, retryable: true };

function request(run: JobRequest['run'], id = 'a'): JobRequest {
  return { id, kind: 'test', connectionId: 'connection', trailARN: 'arn', run };
}

function untilCancelled({ signal }: JobContext): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason), { once: true });
  });
}

/** Resolves with the first list of jobs of which the condition holds. */
function jobsWhen(jobs: JobRegistry, condition: (list: readonly JobSnapshot[]) => boolean) {
  return new Promise<readonly JobSnapshot[]>((resolve) => {
    const stop = jobs.subscribe((list) => {
      if (!condition(list)) return;
      stop();
      resolve(list);
    });
  });
}

test('gives back the job that runs already, and starts a new one once it has ended', async () => {
  const jobs = new JobRegistry();
  let runs = 0;
  const run = (context: JobContext) => {
    runs += 1;
    return untilCancelled(context);
  };
  const first = jobs.startJob(request(run));
  expect(jobs.startJob(request(run))).toBe(first);
  expect(await jobs.cancelJob('a')).toBe(true);
  expect(await jobs.cancelJob('a')).toBe(false);
  expect(jobs.listJobs()).toMatchObject([{ id: 'a', state: 'cancelled' }]);
  jobs.startJob(request(run));
  expect([runs, jobs.listJobs().length]).toEqual([2, 1]);
  await jobs.cancelJob('a');
});

test('keeps how each job ended: done, failed with its reason, failed by a bug', async () => {
  const log = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  const jobs = new JobRegistry();
  const ended = jobsWhen(jobs, (list) => list.length === 3 && list.every(({ state }) => state !== 'running'));
  jobs.startJob(request(async () => ok(undefined), 'done'));
  jobs.startJob(request(async () => fail(FAILURE), 'failed'));
  jobs.startJob(request(() => Promise.reject(new Error('a bug')), 'bug'));
  expect(await ended).toMatchObject([
    { id: 'done', state: 'done' },
    { id: 'failed', state: 'failed', error: FAILURE },
    { id: 'bug', state: 'failed', error: { message: { key: 'eventsData.jobFailed' } } },
  ]);
  expect(log).toHaveBeenCalledWith('Job bug failed', expect.any(Error));
  log.mockRestore();
});

test('shows what a running job struggles with, until that is over', async () => {
  const jobs = new JobRegistry();
  jobs.startJob(
    request((context) => {
      context.struggle(FAILURE);
      return untilCancelled(context);
    }),
  );
  expect(jobs.listJobs()).toMatchObject([{ state: 'running', error: FAILURE }]);
  await jobs.cancelJob('a');
  expect(jobs.listJobs()[0]).not.toHaveProperty('error');
});

test('tells listeners of the newest progress, seldom though it is reported often', async () => {
  const jobs = new JobRegistry();
  let told = 0;
  jobs.subscribe(() => {
    told += 1;
  });
  const last = jobsWhen(jobs, ([job]) => job?.progress.files === 999);
  jobs.startJob(
    request(async (context) => {
      for (let files = 0; files < 1000; files += 1) context.report({ ...NO_PROGRESS, files });
      return untilCancelled(context);
    }),
  );
  expect((await last)[0]?.state).toBe('running');
  expect(told).toBeLessThanOrEqual(2);
  await jobs.cancelJob('a');
});
