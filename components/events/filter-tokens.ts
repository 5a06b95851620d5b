import {
  type EventFilter,
  type FilterField,
  type FilterToken,
  formatToken,
  type RelativeRange,
} from '@/lib/cloudtrail/event-filter.ts';
import { DENIED_ERROR_CODE } from './outcome';

/** Adds a token once. Including a value takes its exclusion back, and the other way round. */
export function withToken(filter: EventFilter, token: FilterToken): EventFilter {
  const opposite = OPPOSITE[token.operator];
  const kept = filter.tokens.filter(
    (other) =>
      !isSameToken(other, token) &&
      !(opposite !== undefined && isSameToken(other, { ...token, operator: opposite })),
  );
  return { ...filter, tokens: [...kept, token] };
}

const OPPOSITE: Readonly<Partial<Record<FilterToken['operator'], FilterToken['operator']>>> = {
  '=': '!=',
  '!=': '=',
  '^': '!^',
  '!^': '^',
  $: '!$',
  '!$': '$',
};

export function withoutToken(filter: EventFilter, token: FilterToken): EventFilter {
  return { ...filter, tokens: filter.tokens.filter((other) => !isSameToken(other, token)) };
}

/** Puts the new token where the old one stood. */
export function withTokenReplaced(filter: EventFilter, old: FilterToken, next: FilterToken): EventFilter {
  const others = filter.tokens.filter((token) => isSameToken(token, old) || !isSameToken(token, next));
  return { ...filter, tokens: others.map((token) => (isSameToken(token, old) ? next : token)) };
}

export function hasToken(filter: EventFilter, token: FilterToken): boolean {
  return filter.tokens.some((other) => isSameToken(other, token));
}

export function toggleToken(filter: EventFilter, token: FilterToken): EventFilter {
  return hasToken(filter, token) ? withoutToken(filter, token) : withToken(filter, token);
}

export const DENIED_TOKEN: FilterToken = { field: 'errorCode', operator: '=', value: DENIED_ERROR_CODE };

/** Only the calls that an endpoint policy denied: other conditions on the error code would contradict it. */
export function withDeniedOnly(filter: EventFilter, isDeniedOnly: boolean): EventFilter {
  const tokens = filter.tokens.filter((token) => token.field !== 'errorCode');
  return { ...filter, tokens: isDeniedOnly ? [...tokens, DENIED_TOKEN] : tokens };
}

export function isDeniedOnly(filter: EventFilter): boolean {
  const own = filter.tokens.filter((token) => token.field === 'errorCode');
  return own.length === 1 && hasToken(filter, DENIED_TOKEN);
}

export interface TimeRange {
  readonly relative?: RelativeRange;
  readonly from?: string;
  readonly to?: string;
}

export function withRange({ tokens, text }: EventFilter, { relative, from, to }: TimeRange): EventFilter {
  return {
    tokens,
    ...(text && { text }),
    ...(relative ? { relative } : { ...(from && { from }), ...(to && { to }) }),
  };
}

export function withText({ text: _, ...rest }: EventFilter, text: string): EventFilter {
  return text === '' ? rest : { ...rest, text };
}

export function hasConditions(filter: EventFilter): boolean {
  return filter.tokens.length > 0 || filter.text !== undefined;
}

/** Whether a value passes the tokens of its own field, by the same rules as the search. */
export function passesTokens(filter: EventFilter, field: FilterField, value: string): boolean {
  const own = filter.tokens.filter((token) => token.field === field);
  const positive = own.filter(({ operator }) => !operator.startsWith('!'));
  const negative = own.filter(({ operator }) => operator.startsWith('!'));
  return (
    (positive.length === 0 || positive.some((token) => matches(token, value))) &&
    !negative.some((token) => matches(token, value))
  );
}

function matches({ operator, value: wanted }: FilterToken, value: string): boolean {
  switch (operator) {
    case '=':
    case '!=':
      return value === wanted;
    case '^':
    case '!^':
      return value.startsWith(wanted);
    case '$':
    case '!$':
      return value.endsWith(wanted);
    case ':':
      return value.toLowerCase().includes(wanted.toLowerCase());
  }
}

function isSameToken(a: FilterToken, b: FilterToken): boolean {
  return formatToken(a) === formatToken(b);
}
