import { DuckDBTimestampValue } from '@duckdb/node-api';
import type { SqlCondition } from './filter-sql.ts';

/** Where a row stands in the order of time and id. */
export interface RowKey {
  /** Microseconds since 1970 in UTC. */
  readonly timeMicros: bigint;
  /** The key of the eventID (see event-key.ts). */
  readonly key: string;
}

/** The rows that come after this one, newest first. */
export function beyondKey({ timeMicros, key }: RowKey): SqlCondition {
  const time = new DuckDBTimestampValue(timeMicros);
  // The first half says nothing new, but it lets DuckDB leave out whole row groups by their newest time.
  return {
    where: 'event_time <= ? AND (event_time < ? OR event_id < ?::UUID)',
    params: [time, time, key],
  };
}
