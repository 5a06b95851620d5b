import type { FieldValue } from '../cloudtrail/captured-event.ts';
import type { EventFilter, FilterField } from '../cloudtrail/event-filter.ts';
import type { EventIndex } from './event-index.ts';
import { eventFilterToSql, findColumn } from './filter-sql.ts';
import { requiredNumber, requiredText } from './index-row.ts';

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
  const { where, params } = eventFilterToSql(others, options.now);
  const { column, isOrigin } = findColumn(field);
  const values = isOrigin
    ? `SELECT DISTINCT e.event_id, ${column} AS value
       FROM (SELECT event_id, file_id FROM events WHERE ${where}) AS matching
       JOIN (SELECT event_id, file_id FROM events UNION ALL SELECT event_id, file_id FROM redeliveries) AS e
         ON e.event_id = matching.event_id
       JOIN file_sources fs ON fs.file_id = e.file_id JOIN sources s ON s.source_id = fs.source_id`
    : `SELECT ${column} AS value FROM events WHERE ${where}`;
  const rows = await index.read(
    (reader) =>
      reader.rows(
        `SELECT value, count(*) AS events FROM (${values}) WHERE value IS NOT NULL
         GROUP BY value ORDER BY events DESC, value LIMIT ?`,
        [...params, options.limit],
      ),
    options.signal,
  );
  return rows.map((row) => ({ value: requiredText(row, 'value'), count: requiredNumber(row, 'events') }));
}
