import type { ReadTotals } from '../cloudtrail/captured-event.ts';
import type { EventIndex, IndexReader, IndexWriter } from './event-index.ts';
import { type IndexRow, requiredNumber, requiredText, textOf } from './index-row.ts';

/** A trail as seen through a connection: what events and files are attributed to. */
export interface EventOrigin {
  readonly connectionId: string;
  readonly trailARN: string;
}

/** One version of an S3 object. */
export interface LogObject {
  readonly key: string;
  readonly etag: string;
  /** Bytes as stored. */
  readonly size: number;
}

/** Keys under the prefix that were read, whatever came of it. */
export async function listIngestedKeys(
  index: EventIndex,
  bucket: string,
  prefix: string,
): Promise<Set<string>> {
  const rows = await index.read((reader) =>
    reader.rows('SELECT DISTINCT key FROM files WHERE bucket = ? AND starts_with(key, ?)', [bucket, prefix]),
  );
  return new Set(rows.map((row) => requiredText(row, 'key')));
}

/**
 * Which of the listed objects still have to be read: those whose key and etag the manifest does not have.
 * Objects that were read for another trail delivering to the same folder are attributed to this origin as well.
 */
export async function listUnreadObjects<T extends LogObject>(
  index: EventIndex,
  origin: EventOrigin,
  bucket: string,
  prefix: string,
  objects: readonly T[],
  signal?: AbortSignal,
): Promise<T[]> {
  if (objects.length === 0) return [];
  const known = await index.read(
    (reader) =>
      reader.rows(
        `SELECT file_id, key, etag, EXISTS (
           SELECT 1 FROM file_sources fs JOIN sources s ON s.source_id = fs.source_id
           WHERE fs.file_id = files.file_id AND s.connection_id = ? AND s.trail_arn = ?
         ) AS attributed
         FROM files WHERE bucket = ? AND starts_with(key, ?)`,
        [origin.connectionId, origin.trailARN, bucket, prefix],
      ),
    signal,
  );
  const listed = new Set(objects.map((object) => versionName(object.key, object.etag)));
  const unattributed = known.filter((row) => row.attributed === false && listed.has(versionOf(row)));
  if (unattributed.length > 0) {
    await index.write(async (writer) => {
      const sourceId = await ensureSource(writer, origin);
      await attribute(
        writer,
        unattributed.map((row) => ({ fileId: requiredNumber(row, 'file_id'), sourceId })),
      );
    });
  }
  const read = new Set(known.map(versionOf));
  return objects.filter((object) => !read.has(versionName(object.key, object.etag)));
}

function versionOf(row: IndexRow): string {
  return versionName(requiredText(row, 'key'), requiredText(row, 'etag'));
}

/** Neither S3 keys nor etags hold a NUL. */
export function versionName(key: string, etag: string): string {
  return `${key}\0${etag}`;
}

/** The id of an origin, made where it is new. */
export async function ensureSource(writer: IndexWriter, origin: EventOrigin): Promise<number> {
  const [known] = await writer.rows(
    'SELECT source_id FROM sources WHERE connection_id = ? AND trail_arn = ?',
    [origin.connectionId, origin.trailARN],
  );
  if (known !== undefined) return requiredNumber(known, 'source_id');
  const sourceId = await nextId(writer, 'sources', 'source_id');
  await writer.run('INSERT INTO sources VALUES (?, ?, ?)', [sourceId, origin.connectionId, origin.trailARN]);
  return sourceId;
}

export async function nextId(
  reader: IndexReader,
  table: 'sources' | 'files' | 'blocks',
  column: 'source_id' | 'file_id' | 'block_id',
): Promise<number> {
  const [row] = await reader.rows(`SELECT coalesce(max(${column}), 0) + 1 AS next FROM ${table}`);
  return row === undefined ? 1 : requiredNumber(row, 'next');
}

/** Says that these files lie where these origins deliver. Pairs that are known already stay single. */
export async function attribute(
  writer: IndexWriter,
  pairs: readonly { fileId: number; sourceId: number }[],
): Promise<void> {
  if (pairs.length === 0) return;
  await writer.stage('staged_file_sources', [
    pairs.map((pair) => pair.fileId),
    pairs.map((pair) => pair.sourceId),
  ]);
  await writer.run(
    'INSERT INTO file_sources SELECT * FROM temp.staged_file_sources EXCEPT SELECT * FROM file_sources',
  );
}

export async function readTotals(index: EventIndex): Promise<ReadTotals> {
  const [row] = await index.read((reader) =>
    reader.rows(
      `SELECT coalesce(sum(read), 0) AS read, coalesce(sum(kept), 0) AS kept,
              coalesce(sum(duplicates), 0) AS duplicates, coalesce(sum(set_aside), 0) AS set_aside,
              count(*) AS files
       FROM files`,
    ),
  );
  if (row === undefined) throw new Error('The event index gave no totals');
  return {
    read: requiredNumber(row, 'read'),
    kept: requiredNumber(row, 'kept'),
    duplicates: requiredNumber(row, 'duplicates'),
    setAside: requiredNumber(row, 'set_aside'),
    files: requiredNumber(row, 'files'),
  };
}

export interface SetAside {
  readonly bucket: string;
  readonly key: string;
  readonly etag: string;
  /** Zero-based place in the Records array; missing where the whole file could not be read. */
  readonly position?: number;
  /** A code, e.g. `truncated-gzip`. */
  readonly reason: string;
  readonly excerpt?: string;
  readonly trailARNs: readonly string[];
}

/** What could not be read, by key and place in the file. */
export async function listSetAside(index: EventIndex, limit = 1000): Promise<SetAside[]> {
  const rows = await index.read((reader) =>
    reader.rows(
      `SELECT f.bucket, f.key, f.etag, a.position, a.reason, a.excerpt,
              (SELECT string_agg(DISTINCT s.trail_arn, chr(10) ORDER BY s.trail_arn)
               FROM file_sources fs JOIN sources s ON s.source_id = fs.source_id
               WHERE fs.file_id = f.file_id) AS trail_arns
       FROM set_aside a JOIN files f ON f.file_id = a.file_id
       ORDER BY f.bucket, f.key, f.file_id, a.position NULLS FIRST LIMIT ?`,
      [limit],
    ),
  );
  return rows.map((row) => {
    const excerpt = textOf(row, 'excerpt');
    return {
      bucket: requiredText(row, 'bucket'),
      key: requiredText(row, 'key'),
      etag: requiredText(row, 'etag'),
      ...(row.position === null ? {} : { position: requiredNumber(row, 'position') }),
      reason: requiredText(row, 'reason'),
      ...(excerpt === undefined ? {} : { excerpt }),
      trailARNs: (textOf(row, 'trail_arns') ?? '').split('\n'),
    };
  });
}
