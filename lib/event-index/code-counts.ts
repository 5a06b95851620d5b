import type { SqlCondition, SqlQuery } from './filter-sql.ts';
import { type TermColumn, termColumnIndex } from './term-columns.ts';

/**
 * `field` (the column's place in TERM_COLUMNS), `code` and `events` of each code that one of the columns has, in one
 * walk through the events: looking for those that match costs more than counting them.
 */
export function countCodes(columns: readonly TermColumn[], { where, params }: SqlCondition): SqlQuery {
  // In each set but one column is null, and no column of the events is.
  const fields = columns.map((column) => `WHEN ${column} IS NOT NULL THEN ${termColumnIndex(column)}`);
  return {
    sql: `SELECT CASE ${fields.join(' ')} END AS field, coalesce(${columns.join(', ')}) AS code, count(*) AS events
          FROM events WHERE ${where} GROUP BY GROUPING SETS (${columns.map((column) => `(${column})`).join(', ')})`,
    params,
  };
}
