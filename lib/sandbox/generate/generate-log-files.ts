import { Worker } from 'node:worker_threads';
import type { FileRange, RangeDone, WorkerTask } from './generate-worker.ts';
import { countFiles, type GenerationPlan } from './plan.ts';

export interface GeneratedTotals {
  readonly files: number;
  readonly events: number;
  readonly textBytes: number;
  readonly bytes: number;
}

export type FileSink =
  /** Files under their keys, as folders. */
  | { readonly directory: string }
  /** Awaited before more is asked of a worker, so that memory stays flat. */
  | { readonly put: (key: string, body: Uint8Array) => Promise<void> };

export interface GenerateOptions {
  readonly workers: number;
  readonly onProgress?: (totals: GeneratedTotals) => void;
}

/** About so many events at a time: often enough for a progress line, seldom enough to cost nothing. */
const EVENTS_OF_A_RANGE = 20_000;
/** A worker needs a tenth of it; without a limit V8 puts off its cleaning while memory lasts. */
const HEAP = { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 16 };

/** Resolves when every file is where it belongs; rejects with the first failure. */
export async function generateLogFiles(
  plan: GenerationPlan,
  sink: FileSink,
  { workers, onProgress }: GenerateOptions,
): Promise<GeneratedTotals> {
  const files = countFiles(plan);
  const step = Math.max(1, Math.round(EVENTS_OF_A_RANGE / plan.eventsPerFile));
  let next = 0;
  let totals: GeneratedTotals = { files: 0, events: 0, textBytes: 0, bytes: 0 };

  function takeRange(): FileRange | undefined {
    if (next >= files) return undefined;
    const from = next;
    next = Math.min(files, from + step);
    return { from, until: next };
  }

  async function runWorker(): Promise<void> {
    const task: WorkerTask = { plan, ...('directory' in sink ? { directory: sink.directory } : {}) };
    const worker = new Worker(new URL('./generate-worker.ts', import.meta.url), {
      workerData: task,
      resourceLimits: HEAP,
    });
    try {
      for (let range = takeRange(); range !== undefined; range = takeRange()) {
        const done = await ask(worker, range);
        if ('put' in sink) await Promise.all(done.bodies.map(({ key, body }) => sink.put(key, body)));
        totals = {
          files: totals.files + done.files,
          events: totals.events + done.events,
          textBytes: totals.textBytes + done.textBytes,
          bytes: totals.bytes + done.bytes,
        };
        onProgress?.(totals);
      }
    } finally {
      await worker.terminate();
    }
  }

  await Promise.all(
    Array.from({ length: Math.max(1, Math.min(workers, Math.ceil(files / step))) }, runWorker),
  );
  return totals;
}

function ask(worker: Worker, range: FileRange): Promise<RangeDone> {
  return new Promise((resolve, reject) => {
    worker.once('error', reject);
    worker.once('message', (done: RangeDone) => {
      worker.off('error', reject);
      resolve(done);
    });
    worker.postMessage(range);
  });
}
