import { existsSync, renameSync, rmSync } from 'node:fs';
import {
  type DuckDBConnection,
  DuckDBDataChunk,
  DuckDBInstance,
  type DuckDBType,
  type DuckDBValue,
} from '@duckdb/node-api';
import { type IndexRow, requiredNumber } from './index-row.ts';
import { SCHEMA_SQL, SCHEMA_VERSION, STAGING_SQL } from './schema.ts';
import { Turns } from './turns.ts';

/** What a reader may do with the index. */
export interface IndexReader {
  /** Values only ever travel as parameters. */
  rows(sql: string, params?: readonly DuckDBValue[]): Promise<IndexRow[]>;
}

/** What the one writer may do, inside a transaction that index.write opens and ends. */
export interface IndexWriter extends IndexReader {
  run(sql: string, params?: readonly DuckDBValue[]): Promise<void>;
  /** Replaces the content of a staging table (see STAGING_SQL). Columns in the table's order, all of one length. */
  stage(table: string, columns: readonly (readonly DuckDBValue[])[]): Promise<void>;
}

export interface EventIndexOptions {
  /** Where it is said that an index was set aside. */
  readonly log?: (line: string) => void;
  readonly memoryLimit?: string;
  readonly threads?: number;
}

/** Each query holds a thread of libuv's pool of four; files and name look-ups need one too. */
const CONCURRENT_READS = 3;
/** DuckDB's vector size: the most rows a data chunk holds. */
const CHUNK_ROWS = 2048;

/**
 * The event index, reached by intent: many readers, one writer, and no raw handle outside.
 * One process may hold it at a time (DuckDB locks the file).
 */
export class EventIndex {
  readonly file: string;
  readonly #instance: DuckDBInstance;
  readonly #writer: DuckDBConnection;
  readonly #stagingTypes = new Map<string, readonly DuckDBType[]>();
  readonly #writes = new Turns(1);
  readonly #reads = new Turns(CONCURRENT_READS);
  #closed: Promise<void> | undefined;

  constructor(file: string, instance: DuckDBInstance, writer: DuckDBConnection) {
    this.file = file;
    this.#instance = instance;
    this.#writer = writer;
  }

  /**
   * Runs a question on its own connection, inside one transaction, so that all its queries see one state.
   * When the signal aborts, the running query is interrupted and the signal's reason is thrown:
   * a cancelled read is not a failure.
   */
  async read<T>(question: (reader: IndexReader) => Promise<T>, signal?: AbortSignal): Promise<T> {
    return this.#reads.take(async () => {
      signal?.throwIfAborted();
      const connection = await this.#instance.connect();
      const interrupting = interruptOnAbort(connection, signal);
      try {
        await connection.run('BEGIN TRANSACTION READ ONLY');
        const answer = await question({ rows: (sql, params) => rowsOf(connection, sql, params, signal) });
        signal?.throwIfAborted();
        return answer;
      } catch (error) {
        signal?.throwIfAborted();
        throw error;
      } finally {
        interrupting.stop();
        connection.disconnectSync();
      }
    }, signal);
  }

  /** Runs one transaction after all earlier ones: either everything in it is kept or, when it throws, nothing. */
  async write<T>(change: (writer: IndexWriter) => Promise<T>): Promise<T> {
    return this.#writes.take(async () => {
      const connection = this.#writer;
      await connection.run('BEGIN TRANSACTION');
      try {
        const result = await change({
          rows: (sql, params) => rowsOf(connection, sql, params),
          run: async (sql, params) => void (await connection.run(sql, params ? [...params] : undefined)),
          stage: (table, columns) => this.#stage(table, columns),
        });
        await connection.run('COMMIT');
        return result;
      } catch (error) {
        // A failed COMMIT has rolled back already, and then ROLLBACK has nothing to do: the first error is the one to tell.
        await connection.run('ROLLBACK').catch(() => undefined);
        throw error;
      }
    });
  }

  /** Lets what runs come to its end, then gives the file back. */
  async close(): Promise<void> {
    this.#closed ??= (async () => {
      await Promise.all([this.#writes.end(), this.#reads.end()]);
      this.#writer.disconnectSync();
      this.#instance.closeSync();
    })();
    await this.#closed;
  }

  async #stage(table: string, columns: readonly (readonly DuckDBValue[])[]): Promise<void> {
    await this.#writer.run(`DELETE FROM temp.${table}`);
    const rowCount = columns[0]?.length ?? 0;
    if (rowCount === 0) return;
    const appender = await this.#writer.createAppender(table, 'main', 'temp');
    let types = this.#stagingTypes.get(table);
    if (types === undefined) {
      types = columns.map((_, column) => appender.columnType(column));
      this.#stagingTypes.set(table, types);
    }
    try {
      for (let from = 0; from < rowCount; from += CHUNK_ROWS) {
        const chunk = DuckDBDataChunk.create(types);
        chunk.setColumns(columns.map((column) => column.slice(from, from + CHUNK_ROWS)));
        appender.appendDataChunk(chunk);
      }
    } finally {
      appender.closeSync();
    }
  }
}

/**
 * Opens the index, makes it where there is none, and rebuilds it where it is of another version or cannot be read:
 * the old file is renamed and kept, and the log says so. Losing an index loses nothing, since S3 has the log files.
 * Throws when the file cannot be reached at all (another process holds it, no permission, no space).
 */
export async function openEventIndex(file: string, options: EventIndexOptions = {}): Promise<EventIndex> {
  const log = options.log ?? ((line: string) => console.warn(line));
  try {
    return await openOnce(file, options);
  } catch (error) {
    if (!existsSync(file) || isOutOfReach(error)) throw error;
    const reason = error instanceof Error ? (error.message.split('\n', 1)[0] ?? '') : String(error);
    const kept = setFileAside(file);
    log(`The event index could not be used and is rebuilt from the log files (${reason}). Old file: ${kept}`);
    return openOnce(file, options);
  }
}

class OtherSchemaVersion extends Error {}

async function openOnce(file: string, options: EventIndexOptions): Promise<EventIndex> {
  const instance = await DuckDBInstance.create(file, {
    // Nothing that a query says may reach the file system or the network, nor lift this again.
    enable_external_access: 'false',
    autoinstall_known_extensions: 'false',
    autoload_known_extensions: 'false',
    allow_community_extensions: 'false',
    memory_limit: options.memoryLimit ?? '768MB',
    threads: String(options.threads ?? 2),
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

async function rowsOf(
  connection: DuckDBConnection,
  sql: string,
  params?: readonly DuckDBValue[],
  signal?: AbortSignal,
): Promise<IndexRow[]> {
  signal?.throwIfAborted();
  const reader = await connection.runAndReadAll(sql, params ? [...params] : undefined);
  return reader.getRowObjects();
}

/** An interrupt that arrives between two steps of a query is forgotten by DuckDB, so it is repeated until the end. */
function interruptOnAbort(
  connection: DuckDBConnection,
  signal: AbortSignal | undefined,
): { stop: () => void } {
  let timer: NodeJS.Timeout | undefined;
  const interrupt = () => {
    connection.interrupt();
    timer ??= setInterval(() => connection.interrupt(), 20);
  };
  signal?.addEventListener('abort', interrupt, { once: true });
  return {
    stop() {
      signal?.removeEventListener('abort', interrupt);
      clearInterval(timer);
    },
  };
}
