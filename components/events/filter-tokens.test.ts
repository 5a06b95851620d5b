import { expect, test } from 'vitest';
import type { EventFilter, FilterToken } from '@/lib/cloudtrail/event-filter.ts';
import {
  DENIED_TOKEN,
  isDeniedOnly,
  passesTokens,
  toggleToken,
  withDeniedOnly,
  withoutToken,
  withRange,
  withText,
  withToken,
  withTokenReplaced,
} from './filter-tokens';

const kms: FilterToken = { field: 'eventSource', operator: '=', value: 'kms.amazonaws.com' };
const notKms: FilterToken = { ...kms, operator: '!=' };
const ec2: FilterToken = { ...kms, value: 'ec2.amazonaws.com' };
const filter: EventFilter = { relative: 'last24h', tokens: [kms], text: 'host' };

test('a token stands once, however often it is added', () => {
  expect(withToken(withToken(filter, kms), kms).tokens).toEqual([kms]);
});

test('excluding a value takes its inclusion back, and the other way round', () => {
  const excluded = withToken(filter, notKms);
  expect(excluded.tokens).toEqual([notKms]);
  expect(withToken(excluded, kms).tokens).toEqual([kms]);
});

test('the same toggle twice changes nothing', () => {
  expect(toggleToken(toggleToken(filter, ec2), ec2)).toEqual(filter);
});

test('an edited token stays at its place, and does not stand twice', () => {
  const two = withToken(filter, ec2);
  const lambda = { ...kms, value: 'lambda.amazonaws.com' };
  expect(withTokenReplaced(two, kms, lambda).tokens).toEqual([lambda, ec2]);
  expect(withTokenReplaced(two, kms, ec2).tokens).toEqual([ec2]);
});

test('removing the last token leaves time and text alone', () => {
  expect(withoutToken(filter, kms)).toEqual({ relative: 'last24h', tokens: [], text: 'host' });
});

test('denied only replaces other conditions on the error code and can be switched off', () => {
  const other: FilterToken = { field: 'errorCode', operator: '^', value: 'Throttl' };
  const denied = withDeniedOnly(withToken(filter, other), true);
  expect(denied.tokens).toEqual([kms, DENIED_TOKEN]);
  expect(isDeniedOnly(denied)).toBe(true);
  expect(isDeniedOnly(withToken(denied, other))).toBe(false);
  expect(withDeniedOnly(denied, false)).toEqual(filter);
});

test('a relative range and times never stand together', () => {
  const absolute = withRange(filter, { from: '2026-11-23T09:00:00Z', to: '2026-11-23T10:00:00Z' });
  expect(absolute).toEqual({
    tokens: [kms],
    text: 'host',
    from: '2026-11-23T09:00:00Z',
    to: '2026-11-23T10:00:00Z',
  });
  expect(withRange(absolute, { relative: 'last1h' })).toEqual({
    tokens: [kms],
    text: 'host',
    relative: 'last1h',
  });
  expect(withRange(absolute, {})).toEqual({ tokens: [kms], text: 'host' });
});

test('an empty text is no text', () => {
  expect(withText(filter, '')).toEqual({ relative: 'last24h', tokens: [kms] });
  expect(withText(filter, 'abc').text).toBe('abc');
});

test('a value passes the tokens of its field as in the search: positive ones by or, negative ones by and', () => {
  const both = withToken(filter, ec2);
  expect(passesTokens(both, 'eventSource', 'kms.amazonaws.com')).toBe(true);
  expect(passesTokens(both, 'eventSource', 'ec2.amazonaws.com')).toBe(true);
  expect(passesTokens(both, 'eventSource', 's3.amazonaws.com')).toBe(false);
  expect(passesTokens(both, 'eventName', 'Decrypt')).toBe(true);
  const notAws: FilterToken = { field: 'eventSource', operator: '!$', value: 'amazonaws.com' };
  expect(passesTokens(withToken(both, notAws), 'eventSource', 'kms.amazonaws.com')).toBe(false);
  expect(passesTokens({ tokens: [{ ...kms, operator: ':', value: 'KMS' }] }, 'eventSource', 'kms.a')).toBe(
    true,
  );
});
