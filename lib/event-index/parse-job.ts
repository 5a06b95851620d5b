import { readFileSync } from 'node:fs';
import { type LogBatch, LogBatchBuilder } from './log-batch.ts';
import type { FileFault } from './log-file.ts';

/** A log file to read: its bytes as stored, where it lies on this machine, or why it is not worth unpacking. */
export type LogSource =
  | { readonly body: Uint8Array }
  | { readonly path: string }
  | { readonly fault: FileFault };

let builder = new LogBatchBuilder();

/** Reads log files, in their order. Throws where a file on this machine cannot be read. */
export function parseLogFiles(sources: readonly LogSource[]): LogBatch {
  try {
    return readAll(sources);
  } catch (error) {
    builder = new LogBatchBuilder();
    throw error;
  }
}

function readAll(sources: readonly LogSource[]): LogBatch {
  for (const source of sources) {
    if ('fault' in source) builder.addFault(source.fault);
    else builder.addFile('body' in source ? source.body : readFileSync(source.path));
  }
  return builder.finish();
}

/** The memory of a batch that may be handed over instead of copied. */
export function listBuffers({ events, blocks }: LogBatch): ArrayBuffer[] {
  const { seconds, eventKeys, sharedKeys, terms, files, blocks: blockNumbers, places } = events;
  const columns = [seconds, eventKeys, sharedKeys, ...terms, files, blockNumbers, places, ...blocks];
  return columns.map(({ buffer }) => buffer);
}
