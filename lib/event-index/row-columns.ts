import { CHUNK_ROWS, type MadeColumn } from './append-columns.ts';
import { hashKey, KEY_WORDS } from './event-key.ts';

/** Columns of some rows of a batch, in the form that DuckDB has them in memory. */

/** The column's own numbers. */
export function picked(column: Int32Array, rows: Int32Array): MadeColumn {
  const chunk = new Int32Array(CHUNK_ROWS);
  return {
    bytesPerRow: chunk.BYTES_PER_ELEMENT,
    chunk,
    make(from, count) {
      for (let index = 0; index < count; index += 1) chunk[index] = column[rows[from + index] ?? 0] ?? 0;
    },
  };
}

/** What the table has for the column's numbers. */
export function translated(column: Int32Array, rows: Int32Array, table: Int32Array): MadeColumn {
  const chunk = new Int32Array(CHUNK_ROWS);
  return {
    bytesPerRow: chunk.BYTES_PER_ELEMENT,
    chunk,
    make(from, count) {
      for (let index = 0; index < count; index += 1) {
        chunk[index] = table[column[rows[from + index] ?? 0] ?? 0] ?? 0;
      }
    },
  };
}

const TWO_TO_32 = 2 ** 32;
const MICROS = 1_000_000;

/** Microseconds since 1970, 64 bits, the low half first. */
export function timeColumn(seconds: Uint32Array, rows: Int32Array): MadeColumn {
  const chunk = new Uint32Array(CHUNK_ROWS * 2);
  return {
    bytesPerRow: 2 * chunk.BYTES_PER_ELEMENT,
    chunk,
    make(from, count) {
      for (let index = 0; index < count; index += 1) {
        const micros = (seconds[rows[from + index] ?? 0] ?? 0) * MICROS;
        chunk[index * 2] = micros % TWO_TO_32;
        chunk[index * 2 + 1] = Math.floor(micros / TWO_TO_32);
      }
    },
  };
}

export function keyColumn(keys: Uint32Array, rows: Int32Array): MadeColumn {
  const chunk = new Uint32Array(CHUNK_ROWS * KEY_WORDS);
  return {
    bytesPerRow: KEY_WORDS * chunk.BYTES_PER_ELEMENT,
    chunk,
    make(from, count) {
      for (let index = 0; index < count; index += 1) {
        const at = (rows[from + index] ?? 0) * KEY_WORDS;
        for (let word = 0; word < KEY_WORDS; word += 1)
          chunk[index * KEY_WORDS + word] = keys[at + word] ?? 0;
      }
    },
  };
}

export function hashColumn(keys: Uint32Array, rows: Int32Array): MadeColumn {
  const chunk = new Uint32Array(CHUNK_ROWS);
  return {
    bytesPerRow: chunk.BYTES_PER_ELEMENT,
    chunk,
    make(from, count) {
      for (let index = 0; index < count; index += 1) {
        chunk[index] = hashKey(keys, rows[from + index] ?? 0);
      }
    },
  };
}
