import { type ColumnData, numbers } from './append-columns.ts';
import { findFirstRows } from './duplicate-rows.ts';
import { addCounts } from './event-counts.ts';
import type { IndexWriter } from './event-index.ts';
import type { EventColumns } from './event-rows.ts';
import { requiredNumber } from './index-row.ts';
import type { LogBatch } from './log-batch.ts';
import { nextId } from './manifest.ts';
import { hashColumn, keyColumn, picked, timeColumn, translated } from './row-columns.ts';
import { toTermCodes } from './term-codes.ts';

/** A file of the batch that is not in the index yet, and what becomes of its records. */
export interface NewFile {
  readonly fileId: number;
  /** Its place in the batch. */
  readonly batchPosition: number;
  kept: number;
  duplicates: number;
}

/** Makes rows of the batch's records: of each event one, and a note for each further file that has it. */
export async function keepEvents(
  writer: IndexWriter,
  batch: LogBatch,
  newFiles: readonly NewFile[],
): Promise<void> {
  const { events } = batch;
  const fileOf = toFileTable(batch, newFiles);
  const candidates = listRows(events, fileOf);
  if (candidates.length === 0) return;
  const firsts = findFirstRows(events.eventKeys, candidates);
  const known = await findKnown(writer, events, candidates, firsts);

  const redelivered: number[] = [];
  const fileIds: number[] = [];
  const noted = new Set<string>();
  const kept = new Int32Array(candidates.length);
  let keptCount = 0;
  // Here and below by index: to walk over typed arrays with an iterator leaves an object behind for each row.
  for (let index = 0; index < candidates.length; index += 1) {
    const row = candidates[index] ?? 0;
    const newFile = fileOf[events.files[row] ?? 0];
    const first = firsts[row] ?? row;
    if (newFile === undefined) continue;
    const isKnown = known[first] === 1;
    if (first === row && !isKnown) {
      newFile.kept += 1;
      kept[keptCount] = row;
      keptCount += 1;
      continue;
    }
    newFile.duplicates += 1;
    const isInSameFile = !isKnown && events.files[first] === events.files[row];
    const note = `${newFile.fileId} ${first}`;
    if (isInSameFile || noted.has(note)) continue;
    noted.add(note);
    redelivered.push(row);
    fileIds.push(newFile.fileId);
  }

  const rows = kept.subarray(0, keptCount);
  const codes = await toTermCodes(writer, batch.terms);
  const blockIds = await keepBlocks(writer, batch, rows);
  await writer.append('events', eventColumns(events, rows, codes, fileOf, blockIds), rows.length);
  await writer.append(
    'redeliveries',
    [keyColumn(events.eventKeys, Int32Array.from(redelivered)), numbers(Int32Array.from(fileIds))],
    redelivered.length,
  );
  await addCounts(writer, events, rows, codes);
}

/** By the file's place in the batch. */
type FileTable = readonly (NewFile | undefined)[];

function toFileTable({ files }: LogBatch, newFiles: readonly NewFile[]): FileTable {
  const table = new Array<NewFile | undefined>(files.length).fill(undefined);
  for (const newFile of newFiles) table[newFile.batchPosition] = newFile;
  return table;
}

function listRows({ length, files }: EventColumns, fileOf: FileTable): Int32Array<ArrayBuffer> {
  const rows = new Int32Array(length);
  let count = 0;
  for (let row = 0; row < length; row += 1) {
    if (fileOf[files[row] ?? 0] === undefined) continue;
    rows[count] = row;
    count += 1;
  }
  return rows.subarray(0, count);
}

function listFirsts(candidates: Int32Array, firsts: Int32Array): Int32Array<ArrayBuffer> {
  const rows = new Int32Array(candidates.length);
  let count = 0;
  for (let index = 0; index < candidates.length; index += 1) {
    const row = candidates[index] ?? 0;
    if (firsts[row] !== row) continue;
    rows[count] = row;
    count += 1;
  }
  return rows.subarray(0, count);
}

/** By row: 1 for the first row of a key that the index has an event of. */
async function findKnown(
  writer: IndexWriter,
  events: EventColumns,
  candidates: Int32Array,
  firsts: Int32Array,
): Promise<Uint8Array> {
  const rows = listFirsts(candidates, firsts);
  await writer.append(
    'staged_keys',
    [keyColumn(events.eventKeys, rows), hashColumn(events.eventKeys, rows), numbers(rows)],
    rows.length,
    'temp',
  );
  const isKnown = new Uint8Array(events.length);
  for (const row of await writer.rows(KNOWN_SQL)) isKnown[requiredNumber(row, 'row')] = 1;
  return isKnown;
}

/** The short hashes are compared first: only for the few rows that share one are the keys looked at. */
const KNOWN_SQL = `
  SELECT s.row FROM temp.staged_keys s JOIN (
    SELECT event_id FROM events WHERE event_id_hash IN (SELECT event_id_hash FROM temp.staged_keys)
  ) known ON known.event_id = s.event_id`;

/**
 * A checkpoint writes the last row group of a table anew, and DuckDB's row groups are of 122,880 rows: of blocks alone
 * that would be gigabytes. So each block is followed by rows with nothing in them, which cost a few bytes, and a row
 * group is some twenty megabytes.
 */
const ROWS_A_BLOCK = 128;
/** Blocks have even ids. The empty rows have the odd one after, for which nothing asks. */
const IDS_A_BLOCK = 2;

/** Keeps the blocks in which a kept row lies. By their number in the batch: the id in the index, or 0. */
async function keepBlocks(
  writer: IndexWriter,
  { events, blocks }: LogBatch,
  kept: Int32Array,
): Promise<Int32Array> {
  const isUsed = new Uint8Array(blocks.length);
  for (let index = 0; index < kept.length; index += 1) isUsed[events.blocks[kept[index] ?? 0] ?? 0] = 1;
  const contents = blocks.filter((_, number) => isUsed[number] === 1);
  const first = (await nextId(writer, 'blocks', 'block_id')) + 1;
  const ids = new Int32Array(blocks.length);
  const rowIds = new Int32Array(contents.length * ROWS_A_BLOCK);
  const blobs = new Array<Uint8Array | undefined>(rowIds.length);
  let next = first - (first % IDS_A_BLOCK);
  let at = 0;
  for (const [number, content] of blocks.entries()) {
    if (isUsed[number] === 0) continue;
    ids[number] = next;
    rowIds.fill(next + 1, at, at + ROWS_A_BLOCK);
    rowIds[at] = next;
    blobs[at] = content;
    next += IDS_A_BLOCK;
    at += ROWS_A_BLOCK;
  }
  await writer.append('blocks', [numbers(rowIds), { blobs }], rowIds.length);
  return ids;
}

/** In the order of the events table. */
function eventColumns(
  events: EventColumns,
  rows: Int32Array,
  codes: Int32Array,
  fileOf: FileTable,
  blockIds: Int32Array,
): ColumnData[] {
  const fileIds = Int32Array.from(fileOf, (newFile) => newFile?.fileId ?? 0);
  return [
    timeColumn(events.seconds, rows),
    keyColumn(events.eventKeys, rows),
    hashColumn(events.eventKeys, rows),
    keyColumn(events.sharedKeys, rows),
    ...events.terms.map((terms) => translated(terms, rows, codes)),
    translated(events.files, rows, fileIds),
    translated(events.blocks, rows, blockIds),
    picked(events.places, rows),
  ];
}
