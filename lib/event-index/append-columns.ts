import { type DuckDBAppender, DuckDBDataChunk, type DuckDBType } from '@duckdb/node-api';
import duckdb from '@duckdb/node-bindings';

/** DuckDB's vector size: the most rows a data chunk holds. */
const CHUNK_ROWS = 2048;

/** A column as it lies in DuckDB's memory (numbers, times, UUIDs), or values of any length. */
export type ColumnData =
  | { readonly bytesPerRow: number; readonly data: ArrayBufferView<ArrayBuffer> }
  | { readonly blobs: readonly Uint8Array[] };

/** A column of numbers of this array's own width. */
export function numbers(data: Int32Array<ArrayBuffer> | Uint32Array<ArrayBuffer>): ColumnData {
  return { bytesPerRow: data.BYTES_PER_ELEMENT, data };
}

/**
 * Appends whole columns by copying their memory. Value by value, as DuckDB's appender is otherwise filled from
 * JavaScript, a batch takes longer to append than to read.
 */
export function appendColumns(
  appender: DuckDBAppender,
  types: readonly DuckDBType[],
  columns: readonly ColumnData[],
  rowCount: number,
): void {
  for (let from = 0; from < rowCount; from += CHUNK_ROWS) {
    const count = Math.min(CHUNK_ROWS, rowCount - from);
    const chunk = DuckDBDataChunk.create(types, count);
    for (const [index, column] of columns.entries()) {
      const vector = duckdb.data_chunk_get_vector(chunk.chunk, index);
      if ('blobs' in column) {
        for (let row = 0; row < count; row += 1) {
          const blob = column.blobs[from + row] ?? new Uint8Array();
          duckdb.vector_assign_string_element_len(vector, row, blob);
        }
        continue;
      }
      const { bytesPerRow, data } = column;
      duckdb.copy_data_to_vector(
        vector,
        0,
        data.buffer,
        data.byteOffset + from * bytesPerRow,
        count * bytesPerRow,
      );
    }
    appender.appendDataChunk(chunk);
  }
}
