import 'server-only';
import { DuckDBBlobValue, DuckDBTimestampValue, type DuckDBValue } from '@duckdb/node-api';

/** One row as DuckDB hands it out, column by column; the functions below are the only way to a value. */
export type IndexRow = Readonly<Record<string, DuckDBValue>>;

export function textOf(row: IndexRow, column: string): string | undefined {
  const value = row[column];
  return typeof value === 'string' ? value : undefined;
}

export function requiredText(row: IndexRow, column: string): string {
  const value = textOf(row, column);
  if (value === undefined) throw new Error(`The event index has no text in column ${column}`);
  return value;
}

/** Counts and ids; DuckDB's BIGINT and HUGEINT come as bigint. */
export function requiredNumber(row: IndexRow, column: string): number {
  const value = row[column];
  if (typeof value === 'number') return value;
  if (typeof value === 'bigint') return Number(value);
  throw new Error(`The event index has no number in column ${column}`);
}

/** Bytes, e.g. a block of records. */
export function blobOf(row: IndexRow, column: string): Uint8Array {
  const value = row[column];
  if (value instanceof DuckDBBlobValue) return value.bytes;
  throw new Error(`The event index has no bytes in column ${column}`);
}

/** Microseconds since 1970 in UTC. */
export function requiredMicros(row: IndexRow, column: string): bigint {
  const value = row[column];
  if (value instanceof DuckDBTimestampValue) return value.micros;
  throw new Error(`The event index has no time in column ${column}`);
}

/** ISO 8601 in UTC, as CloudTrail writes eventTime: whole seconds; a fraction only where the record had one. */
export function formatMicros(micros: bigint): string {
  const iso = new Date(Number(micros / 1000n)).toISOString();
  return iso.replace('.000Z', 'Z');
}
