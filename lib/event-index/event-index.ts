import {
  type DuckDBAppender,
  type DuckDBConnection,
  DuckDBDataChunk,
  type DuckDBInstance,
  type DuckDBType,
  type DuckDBValue,
} from '@duckdb/node-api';
import { appendColumns, CHUNK_ROWS, type ColumnData, numbers } from './append-columns.ts';
import type { IndexRow } from './index-row.ts';
import { HITS_SQL } from './schema.ts';
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
  /** Appends whole columns, all of them and in the table's order; a staging table (`temp`) is emptied first. */
  append(
    table: string,
    columns: readonly ColumnData[],
    rowCount: number,
    database?: 'main' | 'temp',
  ): Promise<void>;
  /** Codes of terms that the index is known to have (see term-codes.ts). Forgotten when a transaction fails. */
  readonly termCodes: Map<string, number>;
}

/** `damaged`: blocks of the file cannot be read. `stopped`: DuckDB refuses to go on, e.g. after a full disk. */
export type IndexFault = 'damaged' | 'stopped';

/** Each query holds a thread of libuv's pool of four; files and name look-ups need one too. */
const CONCURRENT_READS = 3;

/**
 * The event index, reached by intent: many readers, one writer, and no raw handle outside.
 * One process may hold it at a time (DuckDB locks the file).
 */
export class EventIndex {
  readonly file: string;
  readonly #instance: DuckDBInstance;
  readonly #writer: DuckDBConnection;
  readonly #types = new Map<string, readonly DuckDBType[]>();
  readonly #termCodes = new Map<string, number>();
  readonly #writes = new Turns(1);
  readonly #reads = new Turns(CONCURRENT_READS);
  #closed: Promise<void> | undefined;
  #fault: IndexFault | undefined;

  constructor(file: string, instance: DuckDBInstance, writer: DuckDBConnection) {
    this.file = file;
    this.#instance = instance;
    this.#writer = writer;
  }

  /** Why this index is of no more use; theIndex then opens it anew. */
  get fault(): IndexFault | undefined {
    return this.#fault;
  }

  /**
   * Runs a question on its own connection, inside one transaction, so that all its queries see one state.
   * When the signal aborts, the running query is interrupted and the signal's reason is thrown:
   * a cancelled read is not a failure. `hits` are what HITS_SQL's table holds during the question.
   */
  async read<T>(
    question: (reader: IndexReader) => Promise<T>,
    signal?: AbortSignal,
    hits?: RecordHits,
  ): Promise<T> {
    return this.#reads.take(async () => {
      signal?.throwIfAborted();
      const connection = await this.#instance.connect();
      const interrupting = interruptOnAbort(connection, signal);
      try {
        if (hits !== undefined) await stageHits(connection, hits);
        await connection.run('BEGIN TRANSACTION READ ONLY');
        const answer = await question({ rows: (sql, params) => rowsOf(connection, sql, params, signal) });
        signal?.throwIfAborted();
        return answer;
      } catch (error) {
        signal?.throwIfAborted();
        this.#fault ??= faultOf(error);
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
          append: (table, columns, rowCount, database = 'main') =>
            this.#append(table, columns, rowCount, database),
          termCodes: this.#termCodes,
        });
        await connection.run('COMMIT');
        return result;
      } catch (error) {
        // A failed COMMIT has rolled back already, and then ROLLBACK has nothing to do: the first error is the one to tell.
        await connection.run('ROLLBACK').catch(() => undefined);
        this.#termCodes.clear();
        this.#fault ??= faultOf(error);
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
    await this.#appendTo('temp', table, (appender, types) => {
      for (let from = 0; from < rowCount; from += CHUNK_ROWS) {
        const chunk = DuckDBDataChunk.create(types);
        chunk.setColumns(columns.map((column) => column.slice(from, from + CHUNK_ROWS)));
        appender.appendDataChunk(chunk);
      }
    });
  }

  async #append(
    table: string,
    columns: readonly ColumnData[],
    rowCount: number,
    database: 'main' | 'temp',
  ): Promise<void> {
    if (database === 'temp') await this.#writer.run(`DELETE FROM temp.${table}`);
    if (rowCount === 0) return;
    await this.#appendTo(database, table, (appender, types) =>
      appendColumns(appender, types, columns, rowCount),
    );
  }

  async #appendTo(
    database: 'main' | 'temp',
    table: string,
    append: (appender: DuckDBAppender, types: readonly DuckDBType[]) => void | Promise<void>,
  ): Promise<void> {
    const catalog = database === 'temp' ? 'temp' : undefined;
    const appender = await this.#writer.createAppender(table, 'main', catalog);
    let types = this.#types.get(table);
    if (types === undefined) {
      types = Array.from({ length: appender.columnCount }, (_, column) => appender.columnType(column));
      this.#types.set(table, types);
    }
    try {
      await append(appender, types);
    } finally {
      appender.closeSync();
    }
  }
}

/** Records found by their text: the block and the place in it of each. */
export interface RecordHits {
  readonly blockIds: Int32Array<ArrayBuffer>;
  readonly places: Int32Array<ArrayBuffer>;
}

async function stageHits(connection: DuckDBConnection, { blockIds, places }: RecordHits): Promise<void> {
  await connection.run(HITS_SQL);
  const appender = await connection.createAppender('hits', 'main', 'temp');
  try {
    const types = [appender.columnType(0), appender.columnType(1)];
    await appendColumns(appender, types, [numbers(blockIds), numbers(places)], blockIds.length);
  } finally {
    appender.closeSync();
  }
}

function faultOf(error: unknown): IndexFault | undefined {
  const message = error instanceof Error ? error.message : '';
  if (/Corrupt database file|Failed to deserialize|Serialization Error/.test(message)) return 'damaged';
  return /database has been invalidated|^FATAL/.test(message) ? 'stopped' : undefined;
}

/** Rows as objects by column. */
export async function rowsOf(
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
