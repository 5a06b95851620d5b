import type { EventFilter } from '../cloudtrail/event-filter.ts';
import { countCodes } from './code-counts.ts';
import { COUNTED_COLUMNS, DAY_SECONDS } from './event-counts.ts';
import { allOf, type SqlCondition, type SqlQuery, toTimeRange, toTimestamp } from './filter-sql.ts';
import { type TermColumn, termColumnIndex } from './term-columns.ts';

const DAY_MS = DAY_SECONDS * 1000;

/** A filter that asks for nothing but a time is answered from counts that were made as events arrived. */
export function asksForTimeOnly({ tokens, text }: EventFilter): boolean {
  return tokens.length === 0 && !text;
}

/**
 * What countCodes gives, in the time range of the filter: whole days from day_counts, and only what is left at either
 * end from the events. Undefined where a column is not counted.
 */
export function codesByDay(
  columns: readonly TermColumn[],
  filter: EventFilter,
  now: Date,
): SqlQuery | undefined {
  if (!columns.every((column) => COUNTED_COLUMNS.includes(column))) return undefined;
  const { fromMs, toMs } = toTimeRange(filter, now);
  const firstDay = fromMs === undefined ? undefined : Math.ceil(fromMs / DAY_MS);
  const endDay = toMs === undefined ? undefined : Math.floor(toMs / DAY_MS);
  if (firstDay !== undefined && endDay !== undefined && endDay <= firstDay) return undefined;
  const days = allOf([
    { where: `field IN (${columns.map(() => '?').join(', ')})`, params: columns.map(termColumnIndex) },
    ...(firstDay === undefined ? [] : [{ where: 'day >= ?', params: [firstDay] }]),
    ...(endDay === undefined ? [] : [{ where: 'day < ?', params: [endDay] }]),
  ]);
  const ends = [
    ...(fromMs === undefined || firstDay === undefined ? [] : [between(fromMs, firstDay * DAY_MS)]),
    ...(toMs === undefined || endDay === undefined ? [] : [between(endDay * DAY_MS, toMs)]),
  ];
  const parts = [
    { sql: `SELECT field, code, events FROM day_counts WHERE ${days.where}`, params: days.params },
    ...ends.map((end) => countCodes(columns, end)),
  ];
  return {
    sql: `SELECT field, code, sum(events)::BIGINT AS events
          FROM (${parts.map(({ sql }) => sql).join(' UNION ALL ')}) GROUP BY field, code`,
    params: parts.flatMap(({ params }) => params),
  };
}

function between(fromMs: number, toMs: number): SqlCondition {
  return { where: 'event_time >= ? AND event_time < ?', params: [toTimestamp(fromMs), toTimestamp(toMs)] };
}
