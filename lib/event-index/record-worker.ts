import { setPriority } from 'node:os';
import { parentPort } from 'node:worker_threads';
import { listBuffers, parseLogFiles } from './parse-job.ts';
import type { ThreadAnswer, ThreadTask } from './record-threads.ts';
import { findText } from './text-match.ts';

/** As `nice` has it by default. */
const LATER = 10;

// Whoever asks something comes first. On Linux a thread has a priority of its own; elsewhere it would be everybody's.
if (process.platform === 'linux') setPriority(LATER);

/** What runs in a thread of its own (see record-threads.ts): one task in, one answer out. */
parentPort?.on('message', (task: ThreadTask) => {
  try {
    const { answer, buffers } = perform(task);
    parentPort?.postMessage({ answer }, buffers);
  } catch (error) {
    parentPort?.postMessage({ error });
  }
});

function perform(task: ThreadTask): { answer: ThreadAnswer; buffers: ArrayBuffer[] } {
  if (task.kind === 'search') {
    return {
      answer: { kind: 'search', places: task.blocks.map((block) => findText(block, task.text)) },
      buffers: [],
    };
  }
  const batch = parseLogFiles(task.sources);
  return { answer: { kind: 'parse', batch }, buffers: listBuffers(batch) };
}
