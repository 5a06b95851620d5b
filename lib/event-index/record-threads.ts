import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { LogBatch } from './log-batch.ts';
import type { LogSource } from './parse-job.ts';
import { Turns } from './turns.ts';

export type ThreadTask =
  | { readonly kind: 'parse'; readonly sources: readonly LogSource[] }
  | { readonly kind: 'search'; readonly text: string; readonly blocks: readonly Uint8Array[] };

export type ThreadAnswer =
  | { readonly kind: 'parse'; readonly batch: LogBatch }
  | { readonly kind: 'search'; readonly places: readonly (readonly number[])[] };

type Said = { readonly answer: ThreadAnswer } | { readonly error: unknown };

/** More threads than this would fill memory faster than one writer empties it. */
const MOST_THREADS = 4;

/** Threads that unpack log files and look through records, so that the one that answers people is free. */
export class RecordThreads {
  readonly size = Math.max(1, Math.min(MOST_THREADS, availableParallelism()));
  readonly #idle: Worker[] = [];
  readonly #turns = new Turns(this.size);

  /** Reads log files, in their order. Throws the signal's reason when it aborts while waiting for a thread. */
  async parse(sources: readonly LogSource[], signal?: AbortSignal): Promise<LogBatch> {
    const answer = await this.#perform({ kind: 'parse', sources }, signal);
    if (answer.kind !== 'parse') throw new Error('A thread answered another question');
    return answer.batch;
  }

  /** For each block the places of the records in which the text stands, in any case. */
  async search(
    text: string,
    blocks: readonly Uint8Array[],
    signal?: AbortSignal,
  ): Promise<readonly (readonly number[])[]> {
    const answer = await this.#perform({ kind: 'search', text, blocks }, signal);
    if (answer.kind !== 'search') throw new Error('A thread answered another question');
    return answer.places;
  }

  async close(): Promise<void> {
    await this.#turns.end();
    await Promise.all(this.#idle.splice(0).map((worker) => worker.terminate()));
  }

  #perform(task: ThreadTask, signal?: AbortSignal): Promise<ThreadAnswer> {
    return this.#turns.take(async () => {
      const worker = this.#idle.pop() ?? startWorker();
      worker.ref();
      // A thread that ended by itself is not taken again.
      const said = await ask(worker, task);
      worker.unref();
      this.#idle.push(worker);
      if ('error' in said) throw said.error;
      return said.answer;
    }, signal);
  }
}

/** Found from where the process was started: bundling has taken this module elsewhere, and the worker is not bundled. */
function startWorker(): Worker {
  const worker = new Worker(join(process.cwd(), 'lib', 'event-index', 'record-worker.ts'), {
    // None of the parent's preloads and conditions is for this.
    execArgv: ['--disable-warning=ExperimentalWarning'],
    resourceLimits: { maxYoungGenerationSizeMb: 32 },
  });
  worker.unref();
  return worker;
}

function ask(worker: Worker, task: ThreadTask): Promise<Said> {
  return new Promise((resolve, reject) => {
    const settle = (action: () => void) => {
      worker.off('message', answered);
      worker.off('error', failed);
      worker.off('exit', ended);
      action();
    };
    const answered = (said: Said) => settle(() => resolve(said));
    const failed = (error: unknown) => settle(() => reject(error));
    const ended = () => settle(() => reject(new Error('A thread that reads log files has ended')));
    worker.on('message', answered);
    worker.on('error', failed);
    worker.on('exit', ended);
    worker.postMessage(task);
  });
}
