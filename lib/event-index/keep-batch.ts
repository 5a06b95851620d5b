import { type ColumnData, numbers } from './append-columns.ts';
import { findFirstRows } from './duplicate-rows.ts';
import { addCounts } from './event-counts.ts';
import type { IndexWriter } from './event-index.ts';
import { KEY_WORDS } from './event-key.ts';
import type { EventColumns } from './event-rows.ts';
import { requiredNumber } from './index-row.ts';
import type { LogBatch } from './log-batch.ts';
import { nextId } from './manifest.ts';
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
  for (const row of candidates) {
    const newFile = fileOf[events.files[row] ?? 0];
    const first = firsts[row] ?? row;
    if (newFile === undefined) continue;
    const isKnown = known.has(first);
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

/** Which of these rows, the first of their key each, are events that the index has. */
async function findKnown(
  writer: IndexWriter,
  events: EventColumns,
  candidates: Int32Array,
  firsts: Int32Array,
): Promise<Set<number>> {
  const rows = candidates.filter((row) => firsts[row] === row);
  await writer.append(
    'staged_keys',
    [keyColumn(events.eventKeys, rows), numbers(hashColumn(events.eventKeys, rows)), numbers(rows)],
    rows.length,
    'temp',
  );
  const known = await writer.rows(KNOWN_SQL);
  return new Set(known.map((row) => requiredNumber(row, 'row')));
}

/** The short hashes are compared first: only for the few rows that share one are the keys looked at. */
const KNOWN_SQL = `
  SELECT s.row FROM temp.staged_keys s JOIN (
    SELECT event_id FROM events WHERE event_id_hash IN (SELECT event_id_hash FROM temp.staged_keys)
  ) known ON known.event_id = s.event_id`;

/** Keeps the blocks in which a kept row lies. By their number in the batch: the id in the index, or 0. */
async function keepBlocks(
  writer: IndexWriter,
  { events, blocks }: LogBatch,
  kept: Int32Array,
): Promise<Int32Array> {
  const isUsed = new Uint8Array(blocks.length);
  for (const row of kept) isUsed[events.blocks[row] ?? 0] = 1;
  let next = await nextId(writer, 'blocks', 'block_id');
  const ids = new Int32Array(blocks.length);
  for (let number = 0; number < blocks.length; number += 1) {
    if (isUsed[number] === 0) continue;
    ids[number] = next;
    next += 1;
  }
  const contents = blocks.filter((_, number) => isUsed[number] === 1);
  await writer.append(
    'blocks',
    [numbers(Int32Array.from(ids.filter((id) => id > 0))), { blobs: contents }],
    contents.length,
  );
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
    numbers(hashColumn(events.eventKeys, rows)),
    keyColumn(events.sharedKeys, rows),
    ...events.terms.map((terms) => numbers(pick(terms, rows, codes))),
    numbers(pick(events.files, rows, fileIds)),
    numbers(pick(events.blocks, rows, blockIds)),
    numbers(pick(events.places, rows)),
  ];
}

/** The column's numbers in these rows; where there is a table, what it has for them. */
function pick(column: Int32Array, rows: Int32Array, table?: Int32Array): Int32Array<ArrayBuffer> {
  const picked = new Int32Array(rows.length);
  for (let index = 0; index < rows.length; index += 1) {
    const number = column[rows[index] ?? 0] ?? 0;
    picked[index] = table === undefined ? number : (table[number] ?? 0);
  }
  return picked;
}

const TWO_TO_32 = 2 ** 32;
const MICROS = 1_000_000;

/** Microseconds since 1970, 64 bits, the low half first. */
function timeColumn(seconds: Uint32Array, rows: Int32Array): ColumnData {
  const data = new Uint32Array(rows.length * 2);
  for (let index = 0; index < rows.length; index += 1) {
    const micros = (seconds[rows[index] ?? 0] ?? 0) * MICROS;
    data[index * 2] = micros % TWO_TO_32;
    data[index * 2 + 1] = Math.floor(micros / TWO_TO_32);
  }
  return { bytesPerRow: 8, data };
}

function keyColumn(keys: Uint32Array, rows: Int32Array): ColumnData {
  const data = new Uint32Array(rows.length * KEY_WORDS);
  for (let index = 0; index < rows.length; index += 1) {
    const from = (rows[index] ?? 0) * KEY_WORDS;
    for (let word = 0; word < KEY_WORDS; word += 1) data[index * KEY_WORDS + word] = keys[from + word] ?? 0;
  }
  return { bytesPerRow: KEY_WORDS * 4, data };
}

/** The highest word, with its sign bit as it was in the text. */
function hashColumn(keys: Uint32Array, rows: Int32Array): Uint32Array<ArrayBuffer> {
  const hashes = new Uint32Array(rows.length);
  for (let index = 0; index < rows.length; index += 1) {
    hashes[index] = (keys[(rows[index] ?? 0) * KEY_WORDS + KEY_WORDS - 1] ?? 0) ^ 0x80000000;
  }
  return hashes;
}
