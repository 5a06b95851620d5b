import { readFile, rename, writeFile } from 'node:fs/promises';
import { parseEventRecord } from '../../cloudtrail/event-record.ts';
import { appendWhole } from '../append-whole.ts';
import type { SandboxRecord } from '../workload/records.ts';

export interface HistoryFile {
  /** The newest records that the file holds, the oldest of them first. What cannot be read is passed over. */
  read(most: number): Promise<readonly SandboxRecord[]>;
  /** Takes a record's JSON. It is written soon; `settle` waits for it. */
  append(text: string): void;
  clear(): Promise<void>;
  settle(): Promise<void>;
}

/** One record a line. The file is written anew, with its newest half, when it has grown to this many bytes. */
const LARGEST_FILE = 32 * 1024 * 1024;

export function openHistoryFile(path: string): HistoryFile {
  let waiting: string[] = [];
  let size = 0;
  let queue: Promise<void> = Promise.resolve();

  function enqueue(work: () => Promise<void>): Promise<void> {
    queue = queue.then(work).catch((error: unknown) => {
      // The calls were answered; what is lost is their place in the Event history after a restart.
      process.stderr.write(`sandbox: the event history could not be written: ${error}\n`);
    });
    return queue;
  }

  async function flush(): Promise<void> {
    const lines = waiting;
    waiting = [];
    if (lines.length === 0) return;
    const text = lines.join('');
    await appendWhole(path, text);
    size += Buffer.byteLength(text);
    if (size > LARGEST_FILE) await rewrite(await readText(path));
  }

  /** The newest half, in one step: a crash leaves the one file or the other. */
  async function rewrite(text: string): Promise<void> {
    const bytes = Buffer.from(text);
    const start =
      bytes.length <= LARGEST_FILE / 2 ? 0 : bytes.indexOf('\n', bytes.length - LARGEST_FILE / 2) + 1;
    // A last line that a crash cut short goes: what is appended to it would be lost with it.
    const kept = bytes.subarray(start, bytes.lastIndexOf('\n') + 1);
    await writeFile(`${path}.tmp`, kept);
    await rename(`${path}.tmp`, path);
    size = kept.length;
  }

  return {
    async read(most) {
      const text = await readText(path);
      await rewrite(text);
      return text
        .split('\n')
        .slice(-most - 1)
        .flatMap((line) => parseRecord(line) ?? []);
    },
    append(text) {
      waiting.push(`${text}\n`);
      if (waiting.length === 1) void enqueue(flush);
    },
    clear() {
      waiting = [];
      return enqueue(async () => {
        await writeFile(path, '');
        size = 0;
      });
    },
    settle: () => queue,
  };
}

async function readText(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return '';
    throw error;
  }
}

/** The file is ours alone: a line that reads as a record of a known category is one. */
function parseRecord(line: string): SandboxRecord | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return isRecord(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isRecord(value: unknown): value is SandboxRecord {
  const record = parseEventRecord(value);
  return (
    record.ok &&
    record.value.eventCategory === 'Management' &&
    record.value.awsRegion !== undefined &&
    record.value.recipientAccountId !== undefined &&
    record.value.userIdentity !== undefined
  );
}
