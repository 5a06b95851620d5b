import type { FieldValue } from '../cloudtrail/captured-event.ts';
import type { EventFilter, FilterField } from '../cloudtrail/event-filter.ts';
import { asksForTimeOnly, codesByDay, type SqlQuery } from './counted-days.ts';
import type { EventIndex } from './event-index.ts';
import { type FieldPlace, findPlace, SHARED_ID_TEXT, type SqlCondition } from './filter-sql.ts';
import { requiredNumber, requiredText } from './index-row.ts';
import { readMatching } from './read-matching.ts';
import type { TermColumn } from './term-columns.ts';

/**
 * The values of a field among the events that the rest of the filter matches, most frequent first. Tokens of the
 * field itself are left out: a facet shows what else could be chosen. Events without the field are not counted.
 */
export async function listFieldValues(
  index: EventIndex,
  field: FilterField,
  filter: EventFilter,
  options: { readonly limit: number; readonly now: Date; readonly signal?: AbortSignal },
): Promise<FieldValue[]> {
  const others = { ...filter, tokens: filter.tokens.filter((token) => token.field !== field) };
  const place = findPlace(field);
  return readMatching(index, others, options, async (reader, matching) => {
    const { sql, params } = toValuesQuery(place, others, matching, options.now);
    const rows = await reader.rows(`${sql} ORDER BY events DESC, value LIMIT ?`, [...params, options.limit]);
    return rows.map((row) => ({ value: requiredText(row, 'value'), count: requiredNumber(row, 'events') }));
  });
}

/** Each `value` and the number of `events` that have it. */
function toValuesQuery(place: FieldPlace, filter: EventFilter, matching: SqlCondition, now: Date): SqlQuery {
  if (place.kind === 'term') return withTerms(countCodes(place.column, filter, matching, now));
  if (place.kind === 'shared-id') {
    return {
      sql: `SELECT value, count(*) AS events
            FROM (SELECT ${SHARED_ID_TEXT} AS value FROM events WHERE ${matching.where})
            WHERE value IS NOT NULL GROUP BY value`,
      params: matching.params,
    };
  }
  return countOrigins(place.column, matching);
}

function countCodes(column: TermColumn, filter: EventFilter, matching: SqlCondition, now: Date): SqlQuery {
  const counted = asksForTimeOnly(filter) ? codesByDay(column, filter, now) : undefined;
  return (
    counted ?? {
      sql: `SELECT ${column} AS code, count(*) AS events FROM events WHERE ${matching.where} GROUP BY code`,
      params: matching.params,
    }
  );
}

function withTerms({ sql, params }: SqlQuery): SqlQuery {
  return {
    sql: `SELECT t.value, counted.events FROM (${sql}) counted JOIN terms t ON t.code = counted.code`,
    params,
  };
}

/**
 * An event counts for each origin that delivered it. First by file, of which there are few; then what was delivered
 * again from elsewhere.
 */
function countOrigins(column: string, { where, params }: SqlCondition): SqlQuery {
  return {
    sql: `
      WITH file_values AS (
        SELECT DISTINCT fs.file_id, ${column} AS value FROM file_sources fs JOIN sources s ON s.source_id = fs.source_id
      ), matching AS (SELECT event_id, file_id FROM events WHERE ${where}),
      first_files AS (
        SELECT f.value, m.events
        FROM (SELECT file_id, count(*) AS events FROM matching GROUP BY file_id) m
        JOIN file_values f ON f.file_id = m.file_id
      ), further_files AS (
        SELECT DISTINCT r.event_id, f.value FROM redeliveries r
        JOIN matching m ON m.event_id = r.event_id JOIN file_values f ON f.file_id = r.file_id
        WHERE (m.file_id, f.value) NOT IN (SELECT (file_id, value) FROM file_values)
      )
      SELECT value, sum(events)::BIGINT AS events FROM (
        SELECT value, events FROM first_files
        UNION ALL SELECT value, count(*) FROM further_files GROUP BY value
      ) GROUP BY value`,
    params,
  };
}
