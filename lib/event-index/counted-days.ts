import type { DuckDBValue } from '@duckdb/node-api';
import type { EventFilter } from '../cloudtrail/event-filter.ts';
import { COUNTED_COLUMNS, DAY_SECONDS } from './event-counts.ts';
import { allOf, type SqlCondition, toTimeRange, toTimestamp } from './filter-sql.ts';
import { type TermColumn, termColumnIndex } from './term-columns.ts';

const DAY_MS = DAY_SECONDS * 1000;

/** A filter that asks for nothing but a time is answered from counts that were made as events arrived. */
export function asksForTimeOnly({ tokens, text }: EventFilter): boolean {
  return tokens.length === 0 && !text;
}

export interface SqlQuery {
  readonly sql: string;
  readonly params: readonly DuckDBValue[];
}

/**
 * `code` and `events` of each value that a column has in the time range of the filter: whole days from day_counts, and
 * only what is left at either end from the events. Undefined for a column that is not counted.
 */
export function codesByDay(column: TermColumn, filter: EventFilter, now: Date): SqlQuery | undefined {
  if (!COUNTED_COLUMNS.includes(column)) return undefined;
  const { fromMs, toMs } = toTimeRange(filter, now);
  const firstDay = fromMs === undefined ? undefined : Math.ceil(fromMs / DAY_MS);
  const endDay = toMs === undefined ? undefined : Math.floor(toMs / DAY_MS);
  if (firstDay !== undefined && endDay !== undefined && endDay <= firstDay) return undefined;
  const days = allOf([
    { where: 'field = ?', params: [termColumnIndex(column)] },
    ...(firstDay === undefined ? [] : [{ where: 'day >= ?', params: [firstDay] }]),
    ...(endDay === undefined ? [] : [{ where: 'day < ?', params: [endDay] }]),
  ]);
  const ends = [
    ...(fromMs === undefined || firstDay === undefined ? [] : [between(fromMs, firstDay * DAY_MS)]),
    ...(toMs === undefined || endDay === undefined ? [] : [between(endDay * DAY_MS, toMs)]),
  ];
  const parts = [
    { sql: `SELECT code, events FROM day_counts WHERE ${days.where}`, params: days.params },
    ...ends.map(({ where, params }) => ({
      sql: `SELECT ${column} AS code, count(*) AS events FROM events WHERE ${column} <> 0 AND ${where} GROUP BY code`,
      params,
    })),
  ];
  return {
    sql: `SELECT code, sum(events)::BIGINT AS events FROM (${parts.map(({ sql }) => sql).join(' UNION ALL ')}) GROUP BY code`,
    params: parts.flatMap(({ params }) => params),
  };
}

function between(fromMs: number, toMs: number): SqlCondition {
  return { where: 'event_time >= ? AND event_time < ?', params: [toTimestamp(fromMs), toTimestamp(toMs)] };
}
