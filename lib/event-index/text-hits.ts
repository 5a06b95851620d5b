import 'server-only';
import type { EventFilter } from '../cloudtrail/event-filter.ts';
import type { EventIndex, IndexReader, RecordHits } from './event-index.ts';
import { eventFilterToSql } from './filter-sql.ts';
import { blobOf, requiredNumber } from './index-row.ts';
import { theRecordThreads } from './the-record-threads.ts';

/** Eight megabytes of blocks or so, which are some eighty of text: a tenth of a second for one thread. */
const BLOCKS_AT_ONCE = 160;
/** Texts whose hits are remembered: the list, the histogram and each facet ask for the same one. */
const REMEMBERED_TEXTS = 4;

/** By block: the places at which the text stands. Blocks never change, so this stays true. */
type HitsByBlock = Map<number, readonly number[]>;

const remembered = new WeakMap<EventIndex, Map<string, HitsByBlock>>();

/**
 * The records in which the filter's text stands, among the blocks that hold an event which the rest of the filter
 * matches. Undefined where the filter has no text. Throws the signal's reason when it aborts.
 */
export async function findTextHits(
  index: EventIndex,
  filter: EventFilter,
  now: Date,
  signal?: AbortSignal,
): Promise<RecordHits | undefined> {
  const { text, ...rest } = filter;
  if (!text) return undefined;
  const known = recall(index, text);
  const blockIds = await index.read((reader) => listBlocks(reader, rest, now), signal);
  const unknown = blockIds.filter((blockId) => !known.has(blockId));
  const chunks = Array.from({ length: Math.ceil(unknown.length / BLOCKS_AT_ONCE) }, (_, chunk) =>
    unknown.slice(chunk * BLOCKS_AT_ONCE, (chunk + 1) * BLOCKS_AT_ONCE),
  );
  const threads = theRecordThreads();
  let next = 0;
  await Promise.all(
    Array.from({ length: threads.size }, async () => {
      for (let chunk = chunks[next++]; chunk !== undefined; chunk = chunks[next++]) {
        await searchBlocks(index, text, chunk, known, signal);
      }
    }),
  );
  return toHits(blockIds, known);
}

async function listBlocks(reader: IndexReader, filter: EventFilter, now: Date): Promise<number[]> {
  const { where, params } = eventFilterToSql(filter, now);
  const rows = await reader.rows(`SELECT DISTINCT block_id FROM events WHERE ${where}`, params);
  return rows.map((row) => requiredNumber(row, 'block_id'));
}

async function searchBlocks(
  index: EventIndex,
  text: string,
  blockIds: readonly number[],
  known: HitsByBlock,
  signal: AbortSignal | undefined,
): Promise<void> {
  signal?.throwIfAborted();
  const marks = blockIds.map(() => '?').join(', ');
  const rows = await index.read(
    (reader) => reader.rows(`SELECT block_id, content FROM blocks WHERE block_id IN (${marks})`, blockIds),
    signal,
  );
  const found = await theRecordThreads().search(
    text,
    rows.map((row) => blobOf(row, 'content')),
    signal,
  );
  for (const [position, row] of rows.entries())
    known.set(requiredNumber(row, 'block_id'), found[position] ?? []);
}

function recall(index: EventIndex, text: string): HitsByBlock {
  const texts = remembered.get(index) ?? new Map<string, HitsByBlock>();
  remembered.set(index, texts);
  const known = texts.get(text) ?? new Map<number, readonly number[]>();
  texts.delete(text);
  texts.set(text, known);
  for (const oldest of texts.keys()) {
    if (texts.size <= REMEMBERED_TEXTS) break;
    texts.delete(oldest);
  }
  return known;
}

function toHits(blockIds: readonly number[], known: HitsByBlock): RecordHits {
  const count = blockIds.reduce((total, blockId) => total + (known.get(blockId)?.length ?? 0), 0);
  const hits = { blockIds: new Int32Array(count), places: new Int32Array(count) };
  let at = 0;
  for (const blockId of blockIds) {
    for (const place of known.get(blockId) ?? []) {
      hits.blockIds[at] = blockId;
      hits.places[at] = place;
      at += 1;
    }
  }
  return hits;
}
