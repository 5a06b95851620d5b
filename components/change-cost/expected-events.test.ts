import { describe, expect, it } from 'vitest';
import { parseExpectedEvents, toExpectedCounts } from './expected-events';

describe('parseExpectedEvents', () => {
  it.each([
    ['0', 0],
    [' 250000 ', 250_000],
    ['1,000,000', 1_000_000],
    ['1.000.000', 1_000_000],
    ['1 000 000', 1_000_000],
    ['１００，０００', 100_000],
    ['1000000000000', 1_000_000_000_000],
  ])('reads %j as %j', (text, count) => {
    expect(parseExpectedEvents(text)).toBe(count);
  });

  it.each(['', ' ', '-1', '1.5', '1,00', '1e6', '2 million', '1000000000001', '99999999999999'])(
    'takes %j for no count',
    (text) => {
      expect(parseExpectedEvents(text)).toBeUndefined();
    },
  );
});

describe('toExpectedCounts', () => {
  it('leaves out what is no count yet', () => {
    expect(
      toExpectedCounts({ 'kms.amazonaws.com': '5', 's3.amazonaws.com': '', 'ec2.amazonaws.com': 'x' }),
    ).toEqual({
      'kms.amazonaws.com': 5,
    });
  });
});
