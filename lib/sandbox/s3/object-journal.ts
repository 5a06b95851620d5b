import { readFile, rename, writeFile } from 'node:fs/promises';
import { appendWhole } from '../append-whole.ts';
import type { StoredObject } from './object-store.ts';

export type JournalEntry =
  | { readonly bucket: string; readonly object: StoredObject }
  | { readonly bucket: string; readonly removed: string };

export interface ObjectJournal {
  /** What the journal says exists, read once at opening. */
  readonly entries: readonly { readonly bucket: string; readonly object: StoredObject }[];
  append(entries: readonly JournalEntry[]): Promise<void>;
  clear(): Promise<void>;
}

/** Lines of objects that are gone are tolerated up to this many before the journal is written anew. */
const DEAD_LINES_BEFORE_COMPACTION = 20_000;

export async function openObjectJournal(file: string): Promise<ObjectJournal> {
  const live = new Map<string, { readonly bucket: string; readonly object: StoredObject }>();
  let lines = 0;

  function apply(entry: JournalEntry): void {
    lines += 1;
    if ('object' in entry) live.set(`${entry.bucket}/${entry.object.key}`, entry);
    else live.delete(`${entry.bucket}/${entry.removed}`);
  }

  async function compact(): Promise<void> {
    const text = [...live.values()].map((entry) => `${JSON.stringify(entry)}\n`).join('');
    await writeFile(`${file}.tmp`, text);
    await rename(`${file}.tmp`, file);
    lines = live.size;
  }

  for (const line of (await readText(file)).split('\n')) {
    const entry = parseEntry(line);
    if (entry !== undefined) apply(entry);
  }
  const entries = [...live.values()];
  // Also heals a last line that a crash cut short: appending to it would spoil the next one.
  await compact();

  let queue: Promise<void> = Promise.resolve();
  function enqueue(work: () => Promise<void>): Promise<void> {
    const done = queue.then(work);
    queue = done.catch(() => undefined); // The caller of `work` has the failure; the next in the queue goes on.
    return done;
  }

  return {
    entries,
    append: (added) =>
      enqueue(async () => {
        if (added.length === 0) return;
        await appendWhole(file, added.map((entry) => `${JSON.stringify(entry)}\n`).join(''));
        for (const entry of added) apply(entry);
        if (lines - live.size > DEAD_LINES_BEFORE_COMPACTION) await compact();
      }),
    clear: () =>
      enqueue(async () => {
        live.clear();
        await compact();
      }),
  };
}

async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return '';
    throw error;
  }
}

function parseEntry(line: string): JournalEntry | undefined {
  if (line === '') return undefined;
  try {
    const value: unknown = JSON.parse(line);
    return isEntry(value) ? value : undefined;
  } catch {
    return undefined; // A line that a crash cut short: its object was never acknowledged.
  }
}

/** We are the journal's only writer; the shape is checked just far enough to tell a whole line from a torn one. */
function isEntry(value: unknown): value is JournalEntry {
  return (
    typeof value === 'object' &&
    value !== null &&
    'bucket' in value &&
    ('removed' in value || ('object' in value && typeof value.object === 'object' && value.object !== null))
  );
}
