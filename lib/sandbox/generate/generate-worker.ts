import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { gzipSync } from 'node:zlib';
import { createFileGenerator } from './file-generator.ts';
import type { GenerationPlan } from './plan.ts';

/** What the worker is started with: `workerData`. */
export interface WorkerTask {
  readonly plan: GenerationPlan;
  /** Where files are written to; without it they are sent back, compressed. */
  readonly directory?: string;
}

/** Files from the one number up to, but not with, the other. */
export interface FileRange {
  readonly from: number;
  readonly until: number;
}

export interface RangeDone {
  readonly files: number;
  readonly events: number;
  /** Uncompressed, and compressed. */
  readonly textBytes: number;
  readonly bytes: number;
  /** Empty where the worker has written them itself. */
  readonly bodies: readonly { readonly key: string; readonly body: Uint8Array }[];
}

// Only `generateLogFiles` starts this file, with a task of this shape.
const { plan, directory } = workerData as WorkerTask;
const generator = createFileGenerator(plan);
const made = new Set<string>();

parentPort?.on('message', ({ from, until }: FileRange) => {
  const bodies: { key: string; body: Uint8Array }[] = [];
  let events = 0;
  let textBytes = 0;
  let bytes = 0;
  for (let index = from; index < until; index++) {
    const file = generator.generate(index);
    // Room for all of it at once: pieces of 16 KB that are put together afterwards would be garbage by the gigabyte.
    const body = gzipSync(file.text, { level: plan.level, chunkSize: Math.max(1024, file.text.length >> 2) });
    events += file.events;
    textBytes += file.text.length;
    bytes += body.length;
    if (directory === undefined) bodies.push({ key: file.key, body });
    else write(join(directory, file.key), body);
  }
  const done: RangeDone = { files: until - from, events, textBytes, bytes, bodies };
  parentPort?.postMessage(done);
});

function write(path: string, body: Uint8Array): void {
  const folder = dirname(path);
  if (!made.has(folder)) {
    mkdirSync(folder, { recursive: true });
    made.add(folder);
  }
  writeFileSync(path, body);
}
