import type { CountedEvents, CountedField, CountQuestion, EventCounts } from '../cloudtrail/event-counts.ts';
import type { FilterToken } from '../cloudtrail/event-filter.ts';
import type { EventIndex } from './event-index.ts';
import { eventFilterToSql } from './filter-sql.ts';
import { formatMicros, type IndexRow, requiredMicros, requiredNumber, textOf } from './index-row.ts';
import type { TermColumn } from './term-columns.ts';

const FIELD_COLUMNS: Readonly<Record<CountedField, TermColumn>> = {
  eventName: 'event_name',
  vpcEndpointId: 'vpc_endpoint_id',
  'userIdentity.arn': 'principal',
};

const WINDOW_MS = 30 * 24 * 60 * 60 * 1000;
/** Clocks of services differ a little; an event of next year must not stretch the period. */
const CLOCK_SKEW_MS = 5 * 60 * 1000;

/** The captured events of the last 30 days, counted by what selectors can ask for. */
export async function countNetworkActivity(
  index: EventIndex,
  question: CountQuestion,
  now: Date,
): Promise<EventCounts> {
  const { trailARNs, eventSources, fields } = question;
  // No token at all would ask for every trail.
  if (trailARNs.length === 0 || eventSources.length === 0) return { groups: [] };
  const { where, params } = eventFilterToSql(
    {
      from: new Date(now.getTime() - WINDOW_MS).toISOString(),
      to: new Date(now.getTime() + CLOCK_SKEW_MS).toISOString(),
      tokens: scopeTokens(question),
    },
    now,
  );
  const columns = ['event_source', 'error_code', ...fields.map((field) => FIELD_COLUMNS[field])];
  // Events of all other sources make one group more: of them only the newest counts.
  const rows = await index.read((reader) =>
    reader.rows(
      `SELECT ${columns.map((_, at) => `t${at}.value AS value_${at}`).join(', ')}, events, oldest, newest
       FROM (
         SELECT ${columns.map((column, at) => `CASE WHEN is_asked THEN ${column} ELSE 0 END AS code_${at}`).join(', ')},
                count(*) AS events, min(event_time) AS oldest, max(event_time) AS newest
         FROM (SELECT *, event_source IN (
                 SELECT code FROM terms WHERE value IN (${eventSources.map(() => '?').join(', ')})
               ) AS is_asked
               FROM events WHERE ${where})
         GROUP BY ${columns.map((_, at) => `code_${at}`).join(', ')}
       ) ${columns.map((_, at) => `LEFT JOIN terms t${at} ON t${at}.code = code_${at}`).join(' ')}`,
      [...eventSources, ...params],
    ),
  );
  if (rows.length === 0) return { groups: [] };
  return {
    until: formatMicros(
      rows.reduce((newest, row) => {
        const micros = requiredMicros(row, 'newest');
        return micros > newest ? micros : newest;
      }, 0n),
    ),
    groups: rows.flatMap((row) => toCounted(row, fields)),
  };
}

function scopeTokens({ trailARNs, recipientAccountId, awsRegion }: CountQuestion): FilterToken[] {
  return [
    equal('eventCategory', 'NetworkActivity'),
    ...trailARNs.map((trailARN) => equal('trailARN', trailARN)),
    ...(recipientAccountId === undefined ? [] : [equal('recipientAccountId', recipientAccountId)]),
    ...(awsRegion === undefined ? [] : [equal('awsRegion', awsRegion)]),
  ];
}

function equal(field: FilterToken['field'], value: string): FilterToken {
  return { field, operator: '=', value };
}

function toCounted(row: IndexRow, fields: readonly CountedField[]): CountedEvents[] {
  const values = new Map(
    ['eventSource', 'errorCode', ...fields].map((name, at) => [name, textOf(row, `value_${at}`)]),
  );
  const eventSource = values.get('eventSource');
  if (eventSource === undefined) return [];
  const errorCode = values.get('errorCode');
  const eventName = values.get('eventName');
  const vpcEndpointId = values.get('vpcEndpointId');
  // Who called has a column that holds other names where the record has no ARN.
  const principal = values.get('userIdentity.arn');
  const arn = principal?.startsWith('arn:') ? principal : undefined;
  const event = {
    // Of all the events in the group; no selector asks for it.
    eventID: '00000000-0000-4000-8000-000000000000',
    eventTime: formatMicros(requiredMicros(row, 'oldest')),
    eventCategory: 'NetworkActivity',
    eventSource,
    ...(errorCode !== undefined && { errorCode }),
    ...(eventName !== undefined && { eventName }),
    ...(vpcEndpointId !== undefined && { vpcEndpointId }),
    ...(arn !== undefined && { userIdentity: { arn } }),
  };
  return [{ event, count: requiredNumber(row, 'events') }];
}
