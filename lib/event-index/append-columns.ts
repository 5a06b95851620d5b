import { setImmediate } from 'node:timers/promises';
import { type DuckDBAppender, DuckDBDataChunk, type DuckDBType } from '@duckdb/node-api';
import duckdb from '@duckdb/node-bindings';

/** DuckDB's vector size: the most rows a data chunk holds. */
export const CHUNK_ROWS = 2048;
const EMPTY = new Uint8Array();

/**
 * A column as it lies in DuckDB's memory (numbers, times, UUIDs), whole or made chunk by chunk, or values of any length,
 * some of them empty.
 */
export type ColumnData =
  | { readonly bytesPerRow: number; readonly data: ArrayBufferView<ArrayBuffer> }
  | MadeColumn
  | { readonly blobs: readonly (Uint8Array | undefined)[] };

/** What is made of other columns need never lie in memory as a whole. */
export interface MadeColumn {
  readonly bytesPerRow: number;
  /** Room for CHUNK_ROWS rows. */
  readonly chunk: ArrayBufferView<ArrayBuffer>;
  /** Writes these rows to the beginning of `chunk`. */
  make(from: number, count: number): void;
}

/** A column of numbers of this array's own width. */
export function numbers(data: Int32Array<ArrayBuffer> | Uint32Array<ArrayBuffer>): ColumnData {
  return { bytesPerRow: data.BYTES_PER_ELEMENT, data };
}

/**
 * What is appended at once: some ten milliseconds. DuckDB's appender works in the thread that answers people, and in
 * between it has to let them have their turn.
 */
const TURN_ROWS = 4 * CHUNK_ROWS;

/**
 * Appends whole columns by copying their memory. Value by value, as DuckDB's appender is otherwise filled from
 * JavaScript, a batch takes longer to append than to read.
 */
export async function appendColumns(
  appender: DuckDBAppender,
  types: readonly DuckDBType[],
  columns: readonly ColumnData[],
  rowCount: number,
): Promise<void> {
  for (let from = 0; from < rowCount; from += CHUNK_ROWS) {
    const count = Math.min(CHUNK_ROWS, rowCount - from);
    const chunk = DuckDBDataChunk.create(types, count);
    for (const [index, column] of columns.entries()) {
      const vector = duckdb.data_chunk_get_vector(chunk.chunk, index);
      if ('blobs' in column) {
        for (let row = 0; row < count; row += 1) {
          const blob = column.blobs[from + row] ?? EMPTY;
          duckdb.vector_assign_string_element_len(vector, row, blob);
        }
        continue;
      }
      const { bytesPerRow } = column;
      const { buffer, byteOffset } = 'data' in column ? column.data : column.chunk;
      if ('make' in column) column.make(from, count);
      const start = 'data' in column ? byteOffset + from * bytesPerRow : byteOffset;
      duckdb.copy_data_to_vector(vector, 0, buffer, start, count * bytesPerRow);
    }
    appender.appendDataChunk(chunk);
    if ((from + CHUNK_ROWS) % TURN_ROWS === 0) {
      appender.flushSync();
      await setImmediate();
    }
  }
}
