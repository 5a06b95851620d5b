import { expect, test } from 'vitest';
import { formatMoment, parseMoment } from './moment';

test('a time that was written is read back as it was shown', () => {
  const iso = '2026-11-23T12:03:04Z';
  expect(formatMoment(iso, 'utc')).toBe('2026-11-23 12:03:04');
  for (const zone of ['utc', 'local'] as const) expect(parseMoment(formatMoment(iso, zone), zone)).toBe(iso);
});

test('dates, minutes and pasted ISO texts are understood', () => {
  expect(parseMoment('2026-11-23', 'utc')).toBe('2026-11-23T00:00:00Z');
  expect(parseMoment(' 2026-1-3 9:05 ', 'utc')).toBe('2026-01-03T09:05:00Z');
  expect(parseMoment('2026-11-23T12:03:04.567Z', 'local')).toBe('2026-11-23T12:03:04Z');
});

test('what is no time is refused', () => {
  for (const text of [
    '',
    'yesterday',
    '2026-02-31',
    '2026-13-01',
    '2026-11-23 25:00',
    '2026-11-23 12:60',
    '11/23/2026',
  ]) {
    expect(parseMoment(text, 'utc')).toBeUndefined();
  }
});
