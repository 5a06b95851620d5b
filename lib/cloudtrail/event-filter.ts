import type { Failure, Phrase } from '../failure.ts';
import { fail, ok, type Result } from '../result.ts';

/** What a person may filter events by. `principal` is whoever called, in whatever form the record names them. */
export const FILTER_FIELDS = [
  'eventSource',
  'eventName',
  'vpcEndpointId',
  'vpcEndpointAccountId',
  'errorCode',
  'principal',
  // The caller's account, userIdentity.accountId.
  'accountId',
  'awsRegion',
  'sourceIPAddress',
  'recipientAccountId',
  'eventCategory',
  'trailARN',
  'connectionId',
  'sharedEventID',
] as const;
export type FilterField = (typeof FILTER_FIELDS)[number];

/** Equal, begins with, ends with and contains; `!` turns the first three round. */
export const FILTER_OPERATORS = ['=', '!=', '^', '!^', '$', '!$', ':'] as const;
export type FilterOperator = (typeof FILTER_OPERATORS)[number];

export const RELATIVE_RANGES = ['last15m', 'last1h', 'last24h', 'last7d', 'last30d'] as const;
export type RelativeRange = (typeof RELATIVE_RANGES)[number];

export interface FilterToken {
  readonly field: FilterField;
  readonly operator: FilterOperator;
  /** Empty only with `=` and `!=`, where it means that the event does not have the field, or has it. */
  readonly value: string;
}

/** What the explorer shows; the whole of it stands in the URL. */
export interface EventFilter {
  /** ISO 8601 in UTC, whole seconds, inclusive. Never together with `relative`. */
  readonly from?: string;
  readonly to?: string;
  readonly relative?: RelativeRange;
  /** Joined by AND. */
  readonly tokens: readonly FilterToken[];
  /** Free text. */
  readonly text?: string;
}

export const MAX_FILTER_TOKENS = 50;
const MAX_VALUE_LENGTH = 2048;

const OWN_PARAMETERS = ['f', 'range', 'from', 'to', 'q'];

/**
 * Reads `?f=eventSource:=:kms.amazonaws.com&f=…&range=last24h&q=text` or `&from=…&to=…`.
 * A part that cannot be read fails rather than being passed over: a filter that silently loses a condition shows
 * the wrong events. `others` names the parameters of the same address that belong to the page or the route.
 */
export function parseEventFilter(
  params: URLSearchParams,
  others: readonly string[] = [],
): Result<EventFilter, Failure> {
  for (const name of new Set(params.keys())) {
    if (![...OWN_PARAMETERS, ...others].includes(name)) {
      return refuse('selectors.filter.unknownParameter', name, name);
    }
    if (name !== 'f' && OWN_PARAMETERS.includes(name) && params.getAll(name).length > 1) {
      return refuse('selectors.filter.repeatedParameter', name, name);
    }
  }
  const tokens: FilterToken[] = [];
  for (const text of params.getAll('f')) {
    const token = parseToken(text);
    if (!token.ok) return token;
    tokens.push(token.value);
  }
  if (tokens.length > MAX_FILTER_TOKENS) {
    return fail(invalid({ key: 'selectors.filter.tooMany', values: { count: MAX_FILTER_TOKENS } }, 'f'));
  }
  const range = parseRange(params);
  if (!range.ok) return range;
  const text = params.get('q') ?? '';
  if (text.length > MAX_VALUE_LENGTH) return fail(invalid({ key: 'selectors.filter.text' }, 'q'));
  return ok({ ...range.value, tokens, ...(text === '' ? {} : { text }) });
}

export function formatEventFilter(filter: EventFilter): URLSearchParams {
  const params = new URLSearchParams();
  for (const token of filter.tokens) params.append('f', formatToken(token));
  if (filter.relative) params.set('range', filter.relative);
  if (filter.from) params.set('from', filter.from);
  if (filter.to) params.set('to', filter.to);
  if (filter.text) params.set('q', filter.text);
  return params;
}

export function formatToken({ field, operator, value }: FilterToken): string {
  return `${field}:${operator}:${value}`;
}

/** Reads `eventName:^:Get`. The value may hold colons itself. */
export function parseToken(text: string): Result<FilterToken, Failure> {
  const end = text.indexOf(':');
  if (end < 0) return refuse('selectors.filter.token', text, 'f');
  const name = text.slice(0, end);
  const field = FILTER_FIELDS.find((known) => known === name);
  if (!field) return refuse('selectors.filter.tokenField', name, 'f');
  const rest = text.slice(end + 1);
  const operator = FILTER_OPERATORS.find((known) => rest.startsWith(`${known}:`));
  if (!operator) return refuse('selectors.filter.tokenOperator', rest, 'f');
  const value = rest.slice(operator.length + 1);
  const mayBeEmpty = operator === '=' || operator === '!=';
  if ((value === '' && !mayBeEmpty) || value.length > MAX_VALUE_LENGTH) {
    return refuse('selectors.filter.tokenValue', text, 'f');
  }
  return ok({ field, operator, value });
}

function parseRange(params: URLSearchParams): Result<Pick<EventFilter, 'from' | 'to' | 'relative'>, Failure> {
  const range = params.get('range');
  const from = params.get('from');
  const to = params.get('to');
  if (range !== null) {
    if (from !== null || to !== null) {
      return fail(invalid({ key: 'selectors.filter.rangeAndTimes' }, 'range'));
    }
    const relative = RELATIVE_RANGES.find((known) => known === range);
    return relative ? ok({ relative }) : refuse('selectors.filter.range', range, 'range');
  }
  if (from !== null && !isTime(from)) return refuse('selectors.filter.time', from, 'from');
  if (to !== null && !isTime(to)) return refuse('selectors.filter.time', to, 'to');
  if (from !== null && to !== null && from > to) {
    return fail(invalid({ key: 'selectors.filter.timeOrder' }, 'to'));
  }
  return ok({ ...(from === null ? {} : { from }), ...(to === null ? {} : { to }) });
}

// One spelling only, so that times compare as text and one filter has one address. 31 February is no time either.
function isTime(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/.test(text)) return false;
  const time = new Date(text);
  return !Number.isNaN(time.getTime()) && time.toISOString() === text.replace('Z', '.000Z');
}

function refuse(
  key: Phrase['key'],
  value: string,
  field: string,
): { readonly ok: false; readonly error: Failure } {
  return fail(invalid({ key, values: { value: value.slice(0, 200) } }, field));
}

function invalid(message: Phrase, field: string): Failure {
  return { code: 'invalid-input', message, field, retryable: false };
}
