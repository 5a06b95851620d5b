import type { FieldValue } from '../cloudtrail/captured-event.ts';
import type { EventFilter, FilterField } from '../cloudtrail/event-filter.ts';
import { countCodes } from './code-counts.ts';
import { asksForTimeOnly, codesByDay } from './counted-days.ts';
import type { EventIndex, IndexReader } from './event-index.ts';
import {
  type FieldPlace,
  findPlace,
  SHARED_ID_TEXT,
  type SqlCondition,
  type SqlQuery,
} from './filter-sql.ts';
import { type IndexRow, requiredNumber, requiredText } from './index-row.ts';
import { readMatching } from './read-matching.ts';
import { type TermColumn, termColumnIndex } from './term-columns.ts';

interface ValueOptions {
  /** The most values of a field. */
  readonly limit: number;
  readonly now: Date;
  readonly signal?: AbortSignal;
}

/**
 * The values of a field among the events that the rest of the filter matches, most frequent first. Tokens of the
 * field itself are left out: a facet shows what else could be chosen. Events without the field are not counted.
 */
export async function listFieldValues(
  index: EventIndex,
  field: FilterField,
  filter: EventFilter,
  options: ValueOptions,
): Promise<FieldValue[]> {
  const [values] = await listFacets(index, [field], filter, options);
  return values ?? [];
}

/**
 * The values of several fields, as listFieldValues gives those of each. Fields that the filter does not name are
 * counted in one walk through the events.
 */
export async function listFacets(
  index: EventIndex,
  fields: readonly FilterField[],
  filter: EventFilter,
  options: ValueOptions,
): Promise<FieldValue[][]> {
  const named = new Set(filter.tokens.map((token) => token.field));
  const unnamed = fields.filter((field) => !named.has(field));
  const groups = [unnamed, ...fields.filter((field) => named.has(field)).map((field) => [field])];
  const found = await Promise.all(
    groups.filter((group) => group.length > 0).map((group) => listTogether(index, group, filter, options)),
  );
  const byField = new Map(found.flatMap((group) => [...group]));
  return fields.map((field) => byField.get(field) ?? []);
}

/** Fields that leave out the same tokens. */
async function listTogether(
  index: EventIndex,
  fields: readonly FilterField[],
  filter: EventFilter,
  options: ValueOptions,
): Promise<Map<FilterField, FieldValue[]>> {
  const others = { ...filter, tokens: filter.tokens.filter((token) => !fields.includes(token.field)) };
  return readMatching(index, others, options, async (reader, matching) => {
    const places = fields.map((field) => ({ field, place: findPlace(field) }));
    const columns = places.flatMap(({ place }) => (place.kind === 'term' ? [place.column] : []));
    const terms = await listTerms(reader, columns, others, matching, options);
    const values = new Map<FilterField, FieldValue[]>();
    for (const { field, place } of places) {
      const rows =
        place.kind === 'term'
          ? (terms.get(place.column) ?? [])
          : await listOther(reader, place, matching, options.limit);
      values.set(
        field,
        rows.map((row) => ({ value: requiredText(row, 'value'), count: requiredNumber(row, 'events') })),
      );
    }
    return values;
  });
}

async function listTerms(
  reader: IndexReader,
  columns: readonly TermColumn[],
  filter: EventFilter,
  matching: SqlCondition,
  { limit, now }: ValueOptions,
): Promise<Map<TermColumn, IndexRow[]>> {
  if (columns.length === 0) return new Map();
  const counted = asksForTimeOnly(filter) ? codesByDay(columns, filter, now) : undefined;
  const { sql, params } = counted ?? countCodes(columns, matching);
  const rows = await reader.rows(
    `SELECT c.field, t.value, c.events FROM (${sql}) c JOIN terms t ON t.code = c.code
     QUALIFY row_number() OVER (PARTITION BY c.field ORDER BY c.events DESC, t.value) <= ?
     ORDER BY c.field, c.events DESC, t.value`,
    [...params, limit],
  );
  return new Map(
    columns.map((column) => [
      column,
      rows.filter((row) => requiredNumber(row, 'field') === termColumnIndex(column)),
    ]),
  );
}

async function listOther(
  reader: IndexReader,
  place: Exclude<FieldPlace, { readonly kind: 'term' }>,
  matching: SqlCondition,
  limit: number,
): Promise<IndexRow[]> {
  const { sql, params } =
    place.kind === 'shared-id' ? countSharedIds(matching) : countOrigins(place.column, matching);
  return reader.rows(`${sql} ORDER BY events DESC, value LIMIT ?`, [...params, limit]);
}

function countSharedIds({ where, params }: SqlCondition): SqlQuery {
  return {
    sql: `SELECT value, count(*) AS events
          FROM (SELECT ${SHARED_ID_TEXT} AS value FROM events WHERE ${where})
          WHERE value IS NOT NULL GROUP BY value`,
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
