import { DuckDBTimestampValue, type DuckDBValue } from '@duckdb/node-api';
import type { EventFilter, FilterField, FilterToken } from '../cloudtrail/event-filter.ts';
import { NO_KEY, toEventKey } from './event-key.ts';
import type { TermColumn } from './term-columns.ts';

/** A condition on the events table. Text from the filter is in `params` only, never in `where`. */
export interface SqlCondition {
  readonly where: string;
  readonly params: readonly DuckDBValue[];
}

export interface SqlQuery {
  readonly sql: string;
  readonly params: readonly DuckDBValue[];
}

/** Fields whose column of the events table holds the code of a term. */
const TERM_FIELDS: Readonly<Partial<Record<FilterField, TermColumn>>> = {
  eventSource: 'event_source',
  eventName: 'event_name',
  vpcEndpointId: 'vpc_endpoint_id',
  vpcEndpointAccountId: 'vpc_endpoint_account_id',
  errorCode: 'error_code',
  principal: 'principal',
  accountId: 'principal_account_id',
  awsRegion: 'aws_region',
  sourceIPAddress: 'source_ip_address',
  recipientAccountId: 'recipient_account_id',
  eventCategory: 'event_category',
};

const ORIGIN_COLUMNS: Readonly<Partial<Record<FilterField, string>>> = {
  trailARN: 's.trail_arn',
  connectionId: 's.connection_id',
};

/** Where a field is found: as a term of the event, as text of the sources table `s`, or as an id with text of its own. */
export type FieldPlace =
  | { readonly kind: 'term'; readonly column: TermColumn }
  | { readonly kind: 'origin'; readonly column: string }
  | { readonly kind: 'shared-id' };

export function findPlace(field: FilterField): FieldPlace {
  const term = TERM_FIELDS[field];
  if (term !== undefined) return { kind: 'term', column: term };
  const origin = ORIGIN_COLUMNS[field];
  if (origin !== undefined) return { kind: 'origin', column: origin };
  return { kind: 'shared-id' };
}

/** The shared id as the record has it; null where it has none. */
export const SHARED_ID_TEXT = `CASE WHEN shared_event_id_text <> 0
  THEN (SELECT value FROM terms WHERE code = shared_event_id_text)
  WHEN shared_event_id <> '${NO_KEY}' THEN shared_event_id::VARCHAR END`;

const RELATIVE_SECONDS: Readonly<Record<NonNullable<EventFilter['relative']>, number>> = {
  last15m: 15 * 60,
  last1h: 60 * 60,
  last24h: 24 * 60 * 60,
  last7d: 7 * 24 * 60 * 60,
  last30d: 30 * 24 * 60 * 60,
};

const MINUTE_MS = 60_000;
/** They begin with a whole minute, so that events which were counted by the minute can be added up. */
const LONG_RANGES: ReadonlySet<EventFilter['relative']> = new Set(['last24h', 'last7d', 'last30d']);

/**
 * Compiles a filter. Fields are and'ed; within a field the positive tokens are or'ed and the negative ones and'ed.
 * A missing field matches no positive and every negative token. `from` is inclusive, `to` exclusive; a relative
 * range is open towards the future, so that an event with a clock ahead of ours is seen. Free text is a substring of
 * the record, in any case; the records in which it stands are looked for beforehand (see text-hits.ts), and the
 * condition is on the table that they are put in.
 */
export function eventFilterToSql(filter: EventFilter, now: Date): SqlCondition {
  const conditions = [
    ...timeConditions(filter, now),
    ...tokensByField(filter.tokens).flatMap(([field, tokens]) => fieldConditions(field, tokens)),
    ...(filter.text ? [textCondition(filter.text)] : []),
  ];
  return allOf(conditions);
}

export function allOf(conditions: readonly SqlCondition[]): SqlCondition {
  if (conditions.length === 0) return { where: 'TRUE', params: [] };
  return {
    where: conditions.map(({ where }) => where).join(' AND '),
    params: conditions.flatMap(({ params }) => params),
  };
}

function anyOf(conditions: readonly SqlCondition[]): SqlCondition {
  const [only, ...others] = conditions;
  if (only !== undefined && others.length === 0) return only;
  return {
    where: `(${conditions.map(({ where }) => where).join(' OR ')})`,
    params: conditions.flatMap(({ params }) => params),
  };
}

export function toTimestamp(ms: number): DuckDBTimestampValue {
  return new DuckDBTimestampValue(BigInt(Math.trunc(ms)) * 1000n);
}

/** First and last moment that a filter asks for, in milliseconds; a missing one is open. */
export function toTimeRange(filter: EventFilter, now: Date): { fromMs?: number; toMs?: number } {
  if (filter.relative !== undefined) {
    const fromMs = now.getTime() - RELATIVE_SECONDS[filter.relative] * 1000;
    return { fromMs: LONG_RANGES.has(filter.relative) ? Math.floor(fromMs / MINUTE_MS) * MINUTE_MS : fromMs };
  }
  return {
    ...(filter.from === undefined ? {} : { fromMs: parseTime(filter.from) }),
    ...(filter.to === undefined ? {} : { toMs: parseTime(filter.to) }),
  };
}

function parseTime(iso: string): number {
  const ms = Date.parse(iso);
  if (Number.isNaN(ms)) throw new Error(`A parsed filter holds no time: ${iso}`);
  return ms;
}

function timeConditions(filter: EventFilter, now: Date): SqlCondition[] {
  const { fromMs, toMs } = toTimeRange(filter, now);
  return [
    ...(fromMs === undefined ? [] : [{ where: 'event_time >= ?', params: [toTimestamp(fromMs)] }]),
    ...(toMs === undefined ? [] : [{ where: 'event_time < ?', params: [toTimestamp(toMs)] }]),
  ];
}

function tokensByField(tokens: readonly FilterToken[]): [FilterField, FilterToken[]][] {
  const byField = new Map<FilterField, FilterToken[]>();
  for (const token of tokens) byField.set(token.field, [...(byField.get(token.field) ?? []), token]);
  return [...byField];
}

function fieldConditions(field: FilterField, tokens: readonly FilterToken[]): SqlCondition[] {
  const place = findPlace(field);
  if (place.kind === 'term') return conditionsOf(tokens, termCondition(place.column));
  if (place.kind === 'shared-id') return conditionsOf(tokens, sharedIdCondition);
  return conditionsOf(tokens, (condition) => deliveredFrom(condition(place.column)));
}

/** A condition on a text, of which only the column's name is missing. */
type TextCondition = (column: string) => SqlCondition;

function conditionsOf(
  tokens: readonly FilterToken[],
  place: (condition: TextCondition, values?: readonly string[]) => SqlCondition,
): SqlCondition[] {
  const equal = tokens.filter(({ operator }) => operator === '=').map(({ value }) => value);
  const positive = [
    ...(equal.length === 0 ? [] : [place(oneOf(equal), equal)]),
    ...tokens.flatMap(({ operator, value }) => {
      const compile = POSITIVE[operator];
      return compile === undefined ? [] : [place((column) => compile(column, value))];
    }),
  ];
  const negative = tokens.flatMap(({ operator, value }) => {
    if (operator === '!=') return [place(oneOf([value]), [value])];
    const compile = NEGATIVE[operator];
    return compile === undefined ? [] : [place((column) => compile(column, value))];
  });
  return [...(positive.length === 0 ? [] : [anyOf(positive)]), ...negative.map(not)];
}

/** The few terms that meet a condition are looked up first; the many events are compared by code only. */
function termCondition(column: TermColumn) {
  return (condition: TextCondition, equal: readonly string[] = []): SqlCondition => {
    const { where, params } = condition('value');
    const codes = `${column} IN (SELECT code FROM terms WHERE ${where})`;
    // An empty value asks for events that do not have the field, or have it empty.
    return { where: equal.includes('') ? `(${column} = 0 OR ${codes})` : codes, params };
  };
}

function sharedIdCondition(condition: TextCondition, equal: readonly string[] = []): SqlCondition {
  if (equal.length > 0 && !equal.includes('')) {
    return {
      where: `shared_event_id IN (${equal.map(() => '?::UUID').join(', ')})`,
      params: equal.map(toEventKey),
    };
  }
  const { where, params } = condition(`(${SHARED_ID_TEXT})`);
  return { where: equal.includes('') ? `(shared_event_id = '${NO_KEY}' OR ${where})` : where, params };
}

function oneOf(values: readonly string[]): TextCondition {
  return (column) => ({ where: `${column} IN (${values.map(() => '?').join(', ')})`, params: values });
}

type Compile = (column: string, value: string) => SqlCondition;

const startsWith: Compile = (column, value) => ({ where: `starts_with(${column}, ?)`, params: [value] });
const endsWith: Compile = (column, value) => ({ where: `suffix(${column}, ?)`, params: [value] });
const contains: Compile = (column, value) => ({
  where: `contains(lower(${column}), lower(?))`,
  params: [value],
});

const POSITIVE: Readonly<Partial<Record<FilterToken['operator'], Compile>>> = {
  '^': startsWith,
  $: endsWith,
  ':': contains,
};

/** What the negative operators deny. */
const NEGATIVE: Readonly<Partial<Record<FilterToken['operator'], Compile>>> = {
  '!^': startsWith,
  '!$': endsWith,
};

/** A comparison with a missing value is neither true nor false in SQL; here it is false, and its denial true. */
function not({ where, params }: SqlCondition): SqlCondition {
  return { where: `NOT coalesce(${where}, FALSE)`, params };
}

/** The event was delivered, first or again, into a file of an origin that meets the condition. */
function deliveredFrom({ where, params }: SqlCondition): SqlCondition {
  const files = `SELECT fs.file_id FROM file_sources fs JOIN sources s ON s.source_id = fs.source_id WHERE ${where}`;
  return {
    where: `(file_id IN (${files}) OR event_id IN (SELECT r.event_id FROM redeliveries r WHERE r.file_id IN (${files})))`,
    params: [...params, ...params],
  };
}

const ID_PART = /^[0-9a-f-]{1,36}$/i;

function textCondition(text: string): SqlCondition {
  const inRecord = '(block_id, place) IN (SELECT (block_id, place) FROM temp.hits)';
  // Ids are not in the text that is looked through (see record-block.ts).
  if (!ID_PART.test(text)) return { where: inRecord, params: [] };
  const id = text.toLowerCase();
  return {
    where: `(${inRecord} OR contains(event_id::VARCHAR, ?) OR contains(shared_event_id::VARCHAR, ?))`,
    params: [id, id],
  };
}
