import type { FieldValue } from '../cloudtrail/captured-event.ts';
import type { EventFilter, FilterField } from '../cloudtrail/event-filter.ts';
import type { EventIndex } from './event-index.ts';
import { type FieldPlace, findPlace, SHARED_ID_TEXT } from './filter-sql.ts';
import { requiredNumber, requiredText } from './index-row.ts';
import { readMatching } from './read-matching.ts';

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
  return readMatching(index, others, options, async (reader, { where, params }) => {
    const rows = await reader.rows(
      `SELECT value, events FROM (${VALUES[place.kind](where, place)}) ORDER BY events DESC, value LIMIT ?`,
      [...params, options.limit],
    );
    return rows.map((row) => ({ value: requiredText(row, 'value'), count: requiredNumber(row, 'events') }));
  });
}

type ValuesSql = (where: string, place: FieldPlace) => string;

/** Each value and the number of events that have it. */
const VALUES: Readonly<Record<FieldPlace['kind'], ValuesSql>> = {
  term: (where, place) => {
    const column = place.kind === 'term' ? place.column : '';
    return `SELECT t.value, counted.events
      FROM (SELECT ${column} AS code, count(*) AS events FROM events WHERE ${where} GROUP BY code) counted
      JOIN terms t ON t.code = counted.code`;
  },
  'shared-id': (where) =>
    `SELECT value, count(*) AS events FROM (SELECT ${SHARED_ID_TEXT} AS value FROM events WHERE ${where})
     WHERE value IS NOT NULL GROUP BY value`,
  origin: (where, place) => {
    const column = place.kind === 'origin' ? place.column : '';
    return `SELECT value, count(*) AS events FROM (
        SELECT DISTINCT delivered.event_id, ${column} AS value
        FROM (SELECT event_id, file_id FROM events WHERE ${where}) AS matching
        JOIN (SELECT event_id, file_id FROM events UNION ALL SELECT event_id, file_id FROM redeliveries) AS delivered
          ON delivered.event_id = matching.event_id
        JOIN file_sources fs ON fs.file_id = delivered.file_id JOIN sources s ON s.source_id = fs.source_id)
      GROUP BY value`;
  },
};
