import type { DuckDBValue } from '@duckdb/node-api';
import { fail, type Result } from '../result.ts';
import { type KeptRecord, toEventColumns } from './event-columns.ts';
import type { EventIndex, IndexWriter } from './event-index.ts';
import { requiredNumber } from './index-row.ts';
import { type FileFault, type LogFile, MAX_UNPACKED_BYTES, parseLogFile } from './log-file.ts';
import {
  attribute,
  type EventOrigin,
  ensureSource,
  type LogObject,
  nextId,
  versionName,
} from './manifest.ts';

export interface DeliveredLogFile extends EventOrigin, LogObject {
  readonly bucket: string;
  /** As stored: gzip, or plain JSON. Not looked at where `size` alone says that CloudTrail did not write it. */
  readonly body: Uint8Array;
}

export interface IngestOutcome {
  /** `already`: this version of the object was read before, nothing was counted again. */
  readonly status: 'ingested' | 'already' | 'set-aside';
  /** Records kept as new events. */
  readonly events: number;
  readonly duplicates: number;
  readonly setAside: number;
  /** Why the whole file was set aside. */
  readonly reason?: FileFault;
  /** The newest eventTime in the file. */
  readonly latestEventTime?: string;
}

const ALREADY: IngestOutcome = { status: 'already', events: 0, duplicates: 0, setAside: 0 };

export async function ingestLogFile(index: EventIndex, file: DeliveredLogFile): Promise<IngestOutcome> {
  const [outcome] = await ingestLogFiles(index, [file]);
  return outcome ?? ALREADY;
}

/**
 * Reads log files into the index: all of them in one transaction, rows and manifest together, so that after a crash
 * each file is either wholly there or not at all. Outcomes come in the order of the files. Records that cannot be
 * read are set aside and counted; only a fault of the index itself throws, and then nothing of the batch is kept.
 */
export async function ingestLogFiles(
  index: EventIndex,
  files: readonly DeliveredLogFile[],
): Promise<IngestOutcome[]> {
  const parsed: ParsedFile[] = [];
  for (const file of files) {
    const content =
      file.size > MAX_UNPACKED_BYTES ? fail('too-large' as const) : await parseLogFile(file.body);
    parsed.push({ file, content });
  }
  return index.write((writer) => keepFiles(writer, parsed));
}

interface ParsedFile {
  readonly file: DeliveredLogFile;
  readonly content: Result<LogFile, FileFault>;
}

/** What becomes of one file of the batch; counts are settled once the index has told which events it has. */
interface NewFile {
  readonly fileId: number;
  readonly batchPosition: number;
  readonly file: DeliveredLogFile;
  readonly content: Result<LogFile, FileFault>;
  kept: number;
  duplicates: number;
}

async function keepFiles(writer: IndexWriter, batch: readonly ParsedFile[]): Promise<IngestOutcome[]> {
  const { newFiles, attributions, superseded } = await matchManifest(writer, batch);

  const firsts = new Map<string, { kept: KeptRecord; newFile: NewFile }>();
  const redeliveries = new Map<string, { eventID: string; fileId: number }>();
  for (const newFile of newFiles) {
    if (!newFile.content.ok) continue;
    for (const delivered of newFile.content.value.records) {
      const { eventID } = delivered.record;
      const first = firsts.get(eventID);
      if (first === undefined) {
        firsts.set(eventID, { kept: { ...delivered, fileId: newFile.fileId }, newFile });
        newFile.kept += 1;
        continue;
      }
      newFile.duplicates += 1;
      if (first.newFile !== newFile)
        redeliveries.set(`${newFile.fileId} ${eventID}`, { eventID, fileId: newFile.fileId });
    }
  }

  const candidates = [...firsts.values()];
  await writer.stage('staged_events', toEventColumns(candidates.map(({ kept }) => kept)));
  const known = await writer.rows(
    'SELECT s.event_id FROM temp.staged_events s WHERE s.event_id IN (SELECT event_id FROM events)',
  );
  for (const { event_id: eventID } of known) {
    const first = typeof eventID === 'string' ? firsts.get(eventID) : undefined;
    if (first === undefined || typeof eventID !== 'string') throw new Error('A staged event lost its id');
    const { fileId } = first.newFile;
    first.newFile.kept -= 1;
    first.newFile.duplicates += 1;
    redeliveries.set(`${fileId} ${eventID}`, { eventID, fileId });
  }

  // Most batches hold nothing that is known, and looking through all ids twice would be for nothing.
  const unknown = known.length === 0 ? '' : 'ANTI JOIN events USING (event_id)';
  await writer.run(`INSERT INTO events SELECT * FROM temp.staged_events ${unknown}`);
  await stageAndInsert(writer, 'redeliveries', [
    Array.from(redeliveries.values(), ({ eventID }) => eventID),
    Array.from(redeliveries.values(), ({ fileId }) => fileId),
  ]);
  await stageAndInsert(writer, 'files', manifestColumns(newFiles));
  await stageAndInsert(writer, 'set_aside', setAsideColumns(newFiles));
  await attribute(writer, attributions);
  await forgetSetAside(writer, superseded);

  const outcomes = batch.map(() => ALREADY);
  for (const newFile of newFiles) outcomes[newFile.batchPosition] = toOutcome(newFile);
  return outcomes;
}

async function stageAndInsert(
  writer: IndexWriter,
  table: 'redeliveries' | 'files' | 'set_aside',
  columns: readonly (readonly DuckDBValue[])[],
): Promise<void> {
  if (columns[0]?.length === 0) return;
  const staged = `staged_${table}`;
  await writer.stage(staged, table === 'files' ? [(columns[0] ?? []).map(() => 0), ...columns] : columns);
  await writer.run(
    `INSERT INTO ${table} SELECT * ${table === 'files' ? 'EXCLUDE (batch_position)' : ''} FROM temp.${staged}`,
  );
}

/** Which files of the batch are new versions, whose they are, and whose set-aside records they stand in for. */
async function matchManifest(
  writer: IndexWriter,
  batch: readonly ParsedFile[],
): Promise<{
  newFiles: NewFile[];
  attributions: { fileId: number; sourceId: number }[];
  superseded: number[];
}> {
  const manifest = await findVersions(writer, batch);
  const newFiles: NewFile[] = [];
  const attributions: { fileId: number; sourceId: number }[] = [];
  const superseded = new Set<number>();
  const sourceIds = new Map<string, number>();
  let fileId = await nextId(writer, 'files', 'file_id');

  for (const [batchPosition, { file, content }] of batch.entries()) {
    const originName = `${file.connectionId}\0${file.trailARN}`;
    const sourceId = sourceIds.get(originName) ?? (await ensureSource(writer, file));
    sourceIds.set(originName, sourceId);

    const objectName = versionName(file.bucket, file.key);
    const versions = manifest.get(objectName) ?? new Map<string, number>();
    manifest.set(objectName, versions);
    const knownId = versions.get(file.etag);
    if (knownId !== undefined) {
      attributions.push({ fileId: knownId, sourceId });
      continue;
    }
    for (const earlier of versions.values()) superseded.add(earlier);
    versions.set(file.etag, fileId);
    attributions.push({ fileId, sourceId });
    newFiles.push({ fileId, batchPosition, file, content, kept: 0, duplicates: 0 });
    fileId += 1;
  }
  return { newFiles, attributions, superseded: [...superseded] };
}

/** object → etag → file id, of the objects in the batch that the manifest has in any version. */
async function findVersions(
  writer: IndexWriter,
  batch: readonly ParsedFile[],
): Promise<Map<string, Map<string, number>>> {
  await stageKeys(writer, batch);
  const rows = await writer.rows(
    `SELECT DISTINCT s.batch_position, f.etag, f.file_id FROM temp.staged_files s
     JOIN files f ON f.bucket = s.bucket AND f.key = s.key`,
  );
  const found = new Map<string, Map<string, number>>();
  for (const row of rows) {
    const file = batch[requiredNumber(row, 'batch_position')]?.file;
    if (file === undefined || typeof row.etag !== 'string') continue;
    const objectName = versionName(file.bucket, file.key);
    const versions = found.get(objectName) ?? new Map<string, number>();
    versions.set(row.etag, requiredNumber(row, 'file_id'));
    found.set(objectName, versions);
  }
  return found;
}

async function stageKeys(writer: IndexWriter, batch: readonly ParsedFile[]): Promise<void> {
  const zeros = batch.map(() => 0);
  await writer.stage('staged_files', [
    batch.map((_, position) => position),
    zeros,
    batch.map(({ file }) => file.bucket),
    batch.map(({ file }) => file.key),
    batch.map(({ file }) => file.etag),
    batch.map(() => 0n),
    zeros,
    zeros,
    zeros,
    zeros,
  ]);
}

function manifestColumns(newFiles: readonly NewFile[]): DuckDBValue[][] {
  return [
    newFiles.map(({ fileId }) => fileId),
    newFiles.map(({ file }) => file.bucket),
    newFiles.map(({ file }) => file.key),
    newFiles.map(({ file }) => file.etag),
    newFiles.map(({ file }) => BigInt(file.size)),
    newFiles.map(({ content, kept, duplicates }) => kept + duplicates + countSetAside(content)),
    newFiles.map(({ kept }) => kept),
    newFiles.map(({ duplicates }) => duplicates),
    newFiles.map(({ content }) => countSetAside(content)),
  ];
}

function countSetAside(content: Result<LogFile, FileFault>): number {
  return content.ok ? content.value.setAside.length : 1;
}

function setAsideColumns(newFiles: readonly NewFile[]): DuckDBValue[][] {
  const rows: DuckDBValue[][] = newFiles.flatMap(({ fileId, content }): DuckDBValue[][] =>
    content.ok
      ? content.value.setAside.map(({ position, reason, excerpt }) => [fileId, position, reason, excerpt])
      : [[fileId, null, content.error, null]],
  );
  return [0, 1, 2, 3].map((column) => rows.map((row) => row[column] ?? null));
}

/** A newer version of an object stands in for what an earlier one had broken, so that count is taken back. */
async function forgetSetAside(writer: IndexWriter, fileIds: readonly number[]): Promise<void> {
  if (fileIds.length === 0) return;
  await writer.stage('staged_ids', [fileIds]);
  const these = 'file_id IN (SELECT file_id FROM temp.staged_ids)';
  await writer.run(`DELETE FROM set_aside WHERE ${these}`);
  await writer.run(`UPDATE files SET read = read - set_aside, set_aside = 0 WHERE ${these}`);
}

function toOutcome({ content, kept, duplicates }: NewFile): IngestOutcome {
  const counts = { events: kept, duplicates, setAside: countSetAside(content) };
  if (!content.ok) return { status: 'set-aside', ...counts, reason: content.error };
  const latestEventTime = latestOf(content.value);
  return { status: 'ingested', ...counts, ...(latestEventTime === undefined ? {} : { latestEventTime }) };
}

function latestOf({ records }: LogFile): string | undefined {
  let latest: string | undefined;
  for (const { record } of records) {
    if (latest === undefined || Date.parse(record.eventTime) > Date.parse(latest)) latest = record.eventTime;
  }
  return latest;
}
