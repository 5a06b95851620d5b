import { DuckDBTimestampValue, type DuckDBValue } from '@duckdb/node-api';
import type { EventFilter, FilterField, FilterToken } from '../cloudtrail/event-filter.ts';

/** A condition on the events table. Text from the filter is in `params` only, never in `where`. */
export interface SqlCondition {
  readonly where: string;
  readonly params: readonly DuckDBValue[];
}

/** Fields that are a column of the events table. The other two tell who delivered the event. */
const COLUMNS: Readonly<Partial<Record<FilterField, string>>> = {
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
  sharedEventID: 'shared_event_id',
};

const ORIGIN_COLUMNS: Readonly<Partial<Record<FilterField, string>>> = {
  trailARN: 's.trail_arn',
  connectionId: 's.connection_id',
};

/** The column of the events table, or of the sources table `s`, that holds a field. */
export function findColumn(field: FilterField): { column: string; isOrigin: boolean } {
  const column = COLUMNS[field];
  if (column !== undefined) return { column, isOrigin: false };
  const originColumn = ORIGIN_COLUMNS[field];
  if (originColumn !== undefined) return { column: originColumn, isOrigin: true };
  throw new Error(`The event index has no column for ${field}`);
}

const TEXT_COLUMNS = [
  'record',
  'event_id',
  'event_name',
  'event_source',
  'principal',
  'error_code',
  'error_message',
  'vpc_endpoint_id',
  'source_ip_address',
];

const RELATIVE_SECONDS: Readonly<Record<NonNullable<EventFilter['relative']>, number>> = {
  last15m: 15 * 60,
  last1h: 60 * 60,
  last24h: 24 * 60 * 60,
  last7d: 7 * 24 * 60 * 60,
  last30d: 30 * 24 * 60 * 60,
};

/**
 * Compiles a filter. Fields are and'ed; within a field the positive tokens are or'ed and the negative ones and'ed.
 * A missing field matches no positive and every negative token. `from` is inclusive, `to` exclusive; a relative
 * range is open towards the future, so that an event with a clock ahead of ours is seen. Free text is a substring
 * of a main column or of the record's JSON, in any case.
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
  if (filter.relative !== undefined)
    return { fromMs: now.getTime() - RELATIVE_SECONDS[filter.relative] * 1000 };
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
  const { column, isOrigin } = findColumn(field);
  const equal = tokens.filter(({ operator }) => operator === '=').map(({ value }) => value);
  const positive = [
    ...(equal.length === 0 ? [] : [oneOf(column, equal)]),
    ...tokens.flatMap(({ operator, value }) => POSITIVE[operator]?.(column, value) ?? []),
  ];
  const negative = tokens.flatMap(({ operator, value }) => NEGATIVE[operator]?.(column, value) ?? []);
  const scope = isOrigin ? deliveredFrom : (condition: SqlCondition) => condition;
  return [
    ...(positive.length === 0 ? [] : [scope(anyOf(positive))]),
    ...negative.map((condition) => not(scope(condition))),
  ];
}

/** An empty value asks for events that do not have the field, or have it empty. */
function oneOf(column: string, values: readonly string[]): SqlCondition {
  const [only, ...others] = values;
  const equal =
    only !== undefined && others.length === 0
      ? { where: `${column} = ?`, params: [only] }
      : { where: `${column} IN (${values.map(() => '?').join(', ')})`, params: values };
  if (!values.includes('')) return equal;
  return { where: `(${column} IS NULL OR ${equal.where})`, params: equal.params };
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
  '!=': (column, value) => oneOf(column, [value]),
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

function textCondition(text: string): SqlCondition {
  return {
    where: `(${TEXT_COLUMNS.map((column) => `contains(lower(${column}), lower(?))`).join(' OR ')})`,
    params: TEXT_COLUMNS.map(() => text),
  };
}
