import { readFile, rename, writeFile } from 'node:fs/promises';
import { appendWhole } from '../append-whole.ts';

/** One log file as it was delivered, for the digest that will list it. */
export interface LogFileHash {
  readonly bucket: string;
  readonly key: string;
  /** SHA-256 of the uncompressed file, in hex. */
  readonly hash: string;
  readonly newestEventTime: string;
  readonly oldestEventTime: string;
  /** Epoch milliseconds. */
  readonly deliveredTime: number;
}

/** What was delivered and is in no digest yet, by chain: a trail, an account and a Region. */
export interface DigestLedger {
  add(chain: string, file: LogFileHash): void;
  /** What was delivered from the one instant up to, but not at, the other. */
  list(chain: string, fromMs: number, untilMs: number): readonly LogFileHash[];
  /** Forgets what was delivered before that instant. */
  drop(chain: string, untilMs: number): void;
  clear(): void;
  /** Resolves once all that was asked before is on disk. */
  settle(): Promise<void>;
}

/** A trail whose digests are refused while its log files are not would fill the disk otherwise. */
const MOST_FILES_IN_A_CHAIN = 20_000;
/** Lines of files that are in a digest are tolerated up to this many before the ledger is written anew. */
const DEAD_LINES_BEFORE_REWRITE = 5_000;

/**
 * A file beside the state, not in it: thousands of hashes an hour, and the state is written as a whole at every
 * change. Lines that a digest has taken may stay for a while: a digest begins where the one before it ended.
 */
export async function openDigestLedger(file: string): Promise<DigestLedger> {
  const chains = new Map<string, LogFileHash[]>();
  let lines = 0;
  let unwritten = '';
  let isRewriteDue = false;
  let writing: Promise<void> = Promise.resolve();

  function put(chain: string, entry: LogFileHash): void {
    const entries = chains.get(chain) ?? [];
    chains.set(chain, entries);
    entries.push(entry);
    if (entries.length > MOST_FILES_IN_A_CHAIN) entries.shift();
    lines += 1;
  }

  function countLive(): number {
    return [...chains.values()].reduce((sum, entries) => sum + entries.length, 0);
  }

  async function write(): Promise<void> {
    const isRewrite = isRewriteDue;
    const text = unwritten;
    isRewriteDue = false;
    unwritten = '';
    try {
      if (isRewrite) await rewrite();
      else if (text !== '') await appendWhole(file, text);
    } catch (error) {
      isRewriteDue = true; // After a restart a digest would miss what the disk refused.
      throw error;
    }
  }

  async function rewrite(): Promise<void> {
    lines = countLive();
    const live = [...chains].flatMap(([chain, entries]) => entries.map((entry) => formatLine(chain, entry)));
    await writeFile(`${file}.tmp`, live.join(''));
    await rename(`${file}.tmp`, file);
  }

  const text = await readText(file);
  for (const line of text.split('\n')) {
    const parsed = parseLine(line);
    if (parsed === undefined) continue;
    const { chain, ...entry } = parsed;
    put(chain, entry);
  }
  // A line that a crash cut short would spoil the next one.
  isRewriteDue = text !== '' && !text.endsWith('\n');

  return {
    add(chain, entry) {
      put(chain, entry);
      unwritten += formatLine(chain, entry);
    },
    list: (chain, fromMs, untilMs) =>
      (chains.get(chain) ?? []).filter(
        ({ deliveredTime }) => deliveredTime >= fromMs && deliveredTime < untilMs,
      ),
    drop(chain, untilMs) {
      const kept = (chains.get(chain) ?? []).filter(({ deliveredTime }) => deliveredTime >= untilMs);
      if (kept.length === 0) chains.delete(chain);
      else chains.set(chain, kept);
      if (lines - countLive() > DEAD_LINES_BEFORE_REWRITE) isRewriteDue = true;
    },
    clear() {
      chains.clear();
      isRewriteDue = true;
    },
    settle() {
      writing = writing.catch(() => undefined).then(write);
      return writing;
    },
  };
}

type Line = LogFileHash & { readonly chain: string };

function formatLine(chain: string, entry: LogFileHash): string {
  return `${JSON.stringify({ chain, ...entry })}\n`;
}

function parseLine(line: string): Line | undefined {
  if (line === '') return undefined;
  try {
    const value: unknown = JSON.parse(line);
    return isLine(value) ? value : undefined;
  } catch {
    return undefined; // Cut short by a crash: its file goes without a digest, as a backfilled one would at AWS.
  }
}

/** We are the only writer; the shape is checked just far enough to tell a whole line from a torn one. */
function isLine(value: unknown): value is Line {
  return (
    typeof value === 'object' &&
    value !== null &&
    'chain' in value &&
    typeof value.chain === 'string' &&
    'deliveredTime' in value &&
    typeof value.deliveredTime === 'number'
  );
}

async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return '';
    throw error;
  }
}
