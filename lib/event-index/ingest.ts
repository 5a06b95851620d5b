import type { DuckDBValue } from '@duckdb/node-api';
import type { EventIndex, IndexWriter } from './event-index.ts';
import { formatMicros, requiredNumber } from './index-row.ts';
import { keepEvents, type NewFile } from './keep-batch.ts';
import type { LogBatch, ReadFile } from './log-batch.ts';
import { type FileFault, MAX_UNPACKED_BYTES } from './log-file.ts';
import {
  attribute,
  type EventOrigin,
  ensureSource,
  type LogObject,
  nextId,
  versionName,
} from './manifest.ts';
import { type LogSource, listBuffers } from './parse-job.ts';
import { theRecordThreads } from './the-record-threads.ts';

/** A log file, known by where it lies in S3, and what is to be read. */
export interface LogFileVersion extends EventOrigin, LogObject {
  readonly bucket: string;
}

export interface DeliveredLogFile extends LogFileVersion {
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
  return keepLogFiles(index, files, await theRecordThreads().parse(files.map(toSource)));
}

/** Nothing that CloudTrail writes is so large: what is not worth unpacking is not even looked at. */
export function toSource({ size, body }: DeliveredLogFile): LogSource {
  return size > MAX_UNPACKED_BYTES ? { fault: 'too-large' } : { body };
}

/** The second half: `batch` is what was read of these files, in their order. It is empty afterwards. */
export async function keepLogFiles(
  index: EventIndex,
  files: readonly LogFileVersion[],
  batch: LogBatch,
): Promise<IngestOutcome[]> {
  try {
    return await index.write((writer) => keepFiles(writer, files, batch));
  } finally {
    for (const buffer of listBuffers(batch)) buffer.transfer(0);
  }
}

async function keepFiles(
  writer: IndexWriter,
  files: readonly LogFileVersion[],
  batch: LogBatch,
): Promise<IngestOutcome[]> {
  const { newFiles, attributions, superseded } = await matchManifest(writer, files);
  await keepEvents(writer, batch, newFiles);
  const read = newFiles.map((newFile) => readNewFile(newFile, files, batch));
  await stageAndInsert(writer, 'files', manifestColumns(read));
  await stageAndInsert(writer, 'set_aside', setAsideColumns(read));
  await attribute(writer, attributions);
  await forgetSetAside(writer, superseded);

  const outcomes = files.map(() => ALREADY);
  for (const file of read) outcomes[file.batchPosition] = toOutcome(file);
  return outcomes;
}

interface ReadNewFile extends NewFile {
  readonly file: LogFileVersion;
  readonly content: ReadFile;
}

function readNewFile(newFile: NewFile, files: readonly LogFileVersion[], batch: LogBatch): ReadNewFile {
  const file = files[newFile.batchPosition];
  const content = batch.files[newFile.batchPosition];
  if (file === undefined || content === undefined) throw new Error('A batch was read of other files');
  return { ...newFile, file, content };
}

async function stageAndInsert(
  writer: IndexWriter,
  table: 'files' | 'set_aside',
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
  batch: readonly LogFileVersion[],
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

  for (const [batchPosition, file] of batch.entries()) {
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
    newFiles.push({ fileId, batchPosition, kept: 0, duplicates: 0 });
    fileId += 1;
  }
  return { newFiles, attributions, superseded: [...superseded] };
}

/** object → etag → file id, of the objects in the batch that the manifest has in any version. */
async function findVersions(
  writer: IndexWriter,
  batch: readonly LogFileVersion[],
): Promise<Map<string, Map<string, number>>> {
  await stageKeys(writer, batch);
  const rows = await writer.rows(
    `SELECT DISTINCT s.batch_position, f.etag, f.file_id FROM temp.staged_files s
     JOIN files f ON f.bucket = s.bucket AND f.key = s.key`,
  );
  const found = new Map<string, Map<string, number>>();
  for (const row of rows) {
    const file = batch[requiredNumber(row, 'batch_position')];
    if (file === undefined || typeof row.etag !== 'string') continue;
    const objectName = versionName(file.bucket, file.key);
    const versions = found.get(objectName) ?? new Map<string, number>();
    versions.set(row.etag, requiredNumber(row, 'file_id'));
    found.set(objectName, versions);
  }
  return found;
}

async function stageKeys(writer: IndexWriter, batch: readonly LogFileVersion[]): Promise<void> {
  const zeros = batch.map(() => 0);
  await writer.stage('staged_files', [
    batch.map((_, position) => position),
    zeros,
    batch.map(({ bucket }) => bucket),
    batch.map(({ key }) => key),
    batch.map(({ etag }) => etag),
    batch.map(() => 0n),
    zeros,
    zeros,
    zeros,
    zeros,
  ]);
}

function manifestColumns(newFiles: readonly ReadNewFile[]): DuckDBValue[][] {
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

function countSetAside({ fault, setAside }: ReadFile): number {
  return fault === undefined ? setAside.length : 1;
}

function setAsideColumns(newFiles: readonly ReadNewFile[]): DuckDBValue[][] {
  const rows: DuckDBValue[][] = newFiles.flatMap(({ fileId, content }): DuckDBValue[][] =>
    content.fault === undefined
      ? content.setAside.map(({ position, reason, excerpt }) => [fileId, position, reason, excerpt])
      : [[fileId, null, content.fault, null]],
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

function toOutcome({ content, kept, duplicates }: ReadNewFile): IngestOutcome {
  const counts = { events: kept, duplicates, setAside: countSetAside(content) };
  if (content.fault !== undefined) return { status: 'set-aside', ...counts, reason: content.fault };
  const { latestSecond } = content;
  if (latestSecond === 0) return { status: 'ingested', ...counts };
  return { status: 'ingested', ...counts, latestEventTime: formatMicros(BigInt(latestSecond) * 1_000_000n) };
}
