import { existsSync, renameSync, rmSync } from 'node:fs';
import { type DuckDBConnection, DuckDBInstance } from '@duckdb/node-api';
import { EventIndex, rowsOf } from './event-index.ts';
import { requiredNumber } from './index-row.ts';
import { SCHEMA_SQL, SCHEMA_VERSION, STAGING_SQL } from './schema.ts';

export interface EventIndexOptions {
  /** Where it is said that an index was set aside. */
  readonly log?: (line: string) => void;
  readonly memoryLimit?: string;
  readonly threads?: number;
}

/**
 * Opens the index, makes it where there is none, and rebuilds it where it is of another version or cannot be read:
 * the old file is renamed and kept, and the log says so. Losing an index loses nothing, since S3 has the log files.
 * Throws when the file cannot be reached at all (another process holds it, no permission, no space).
 */
export async function openEventIndex(file: string, options: EventIndexOptions = {}): Promise<EventIndex> {
  try {
    return await openOnce(file, options);
  } catch (error) {
    if (!existsSync(file) || isOutOfReach(error)) throw error;
    const reason = error instanceof Error ? (error.message.split('\n', 1)[0] ?? '') : String(error);
    return rebuildEventIndex(file, reason, options);
  }
}

/** Closes an index that has a fault and opens it anew; rebuilds it where its file is damaged. */
export async function reopenEventIndex(
  index: EventIndex,
  options: EventIndexOptions = {},
): Promise<EventIndex> {
  await index.close();
  if (index.fault === 'damaged') return rebuildEventIndex(index.file, 'its file is damaged', options);
  return openEventIndex(index.file, options);
}

async function rebuildEventIndex(
  file: string,
  reason: string,
  options: EventIndexOptions,
): Promise<EventIndex> {
  const log = options.log ?? ((line: string) => console.warn(line));
  const kept = setFileAside(file);
  log(`The event index could not be used and is rebuilt from the log files (${reason}). Old file: ${kept}`);
  return openOnce(file, options);
}

/** A checkpoint writes the last, half-filled row group of each column again, so it had better not come with each batch. */
const CHECKPOINT_THRESHOLD = '64MB';

class OtherSchemaVersion extends Error {}

async function openOnce(file: string, options: EventIndexOptions): Promise<EventIndex> {
  const instance = await DuckDBInstance.create(file, {
    // Nothing that a query says may reach the file system or the network, nor lift this again.
    enable_external_access: 'false',
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    allow_community_extensions: 'false',
    memory_limit: options.memoryLimit ?? '320MB',
    threads: String(options.threads ?? 2),
    checkpoint_threshold: CHECKPOINT_THRESHOLD,
    lock_configuration: 'true',
  });
  try {
    const writer = await instance.connect();
    await prepareSchema(writer);
    await writer.run(STAGING_SQL);
    return new EventIndex(file, instance, writer);
  } catch (error) {
    instance.closeSync();
    throw error;
  }
}

async function prepareSchema(connection: DuckDBConnection): Promise<void> {
  const tables = await rowsOf(connection, 'SELECT table_name FROM duckdb_tables() WHERE NOT temporary');
  if (tables.length === 0) {
    await connection.run(
      `BEGIN; ${SCHEMA_SQL} INSERT INTO schema_version VALUES (${SCHEMA_VERSION}); COMMIT; CHECKPOINT;`,
    );
    return;
  }
  if (!tables.some((table) => table.table_name === 'schema_version')) {
    throw new OtherSchemaVersion('it has no schema version');
  }
  const [row] = await rowsOf(connection, 'SELECT max(version) AS version FROM schema_version');
  const version = row === undefined ? 0 : requiredNumber(row, 'version');
  if (version !== SCHEMA_VERSION) {
    throw new OtherSchemaVersion(`schema version ${version}, wanted ${SCHEMA_VERSION}`);
  }
}

/** Errors that say nothing about the file's content; renaming a file that another process uses would be harm. */
function isOutOfReach(error: unknown): boolean {
  if (error instanceof OtherSchemaVersion || !(error instanceof Error)) return false;
  return /Could not set lock|Cannot open file|Permission denied|No space left|Is a directory|Out of Memory/i.test(
    error.message,
  );
}

function setFileAside(file: string): string {
  const kept = `${file}.set-aside`;
  for (const suffix of ['', '.wal']) {
    rmSync(kept + suffix, { force: true });
    if (existsSync(file + suffix)) renameSync(file + suffix, kept + suffix);
  }
  return kept;
}
