import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type EventFilter,
  FILTER_FIELDS,
  FILTER_OPERATORS,
  formatEventFilter,
  parseEventFilter,
  RELATIVE_RANGES,
} from './event-filter.ts';

function parse(query: string) {
  return parseEventFilter(new URLSearchParams(query));
}

const time = fc
  .date({ min: new Date('2020-01-01T00:00:00Z'), max: new Date('2030-01-01T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString().replace(/\.\d+Z/, 'Z'));

const token = fc.oneof(
  fc.record({
    field: fc.constantFrom(...FILTER_FIELDS),
    operator: fc.constantFrom(...FILTER_OPERATORS),
    value: fc.string({ minLength: 1, unit: 'binary' }),
  }),
  fc.record({
    field: fc.constantFrom(...FILTER_FIELDS),
    operator: fc.constantFrom('=' as const, '!=' as const),
    value: fc.constant(''),
  }),
);
const range: fc.Arbitrary<Partial<EventFilter>> = fc.oneof(
  fc.constant({}),
  fc.constantFrom(...RELATIVE_RANGES).map((relative) => ({ relative })),
  time.map((from) => ({ from })),
  fc.tuple(time, time).map(([a, b]) => (a < b ? { from: a, to: b } : { from: b, to: a })),
);
const filter: fc.Arbitrary<EventFilter> = fc
  .tuple(fc.array(token, { maxLength: 6 }), range, fc.string({ unit: 'binary' }))
  .map(([tokens, times, text]) => ({ tokens, ...times, ...(text === '' ? {} : { text }) }));

describe('parseEventFilter', () => {
  it('reads the address of a filtered view', () => {
    expect(
      parse(
        'f=eventSource:=:kms.amazonaws.com&f=principal:!^:arn:aws:sts::1&f=eventName:::Get&range=last24h&q=x+y',
      ),
    ).toEqual({
      ok: true,
      value: {
        tokens: [
          { field: 'eventSource', operator: '=', value: 'kms.amazonaws.com' },
          { field: 'principal', operator: '!^', value: 'arn:aws:sts::1' },
          { field: 'eventName', operator: ':', value: 'Get' },
        ],
        relative: 'last24h',
        text: 'x y',
      },
    });
  });

  it('passes over the parameters of its route and no others', () => {
    expect(parseEventFilter(new URLSearchParams('cursor=c'), ['cursor'])).toMatchObject({ ok: true });
    expect(parse('cursor=c')).toMatchObject({ ok: false, error: { field: 'cursor' } });
  });

  it('reads an empty address as no filter', () => {
    expect(parse('')).toEqual({ ok: true, value: { tokens: [] } });
  });

  it.each([
    ['f=nonsense:=:x', 'f', 'tokenField', { value: 'nonsense' }],
    ['f=constructor:=:x', 'f', 'tokenField', { value: 'constructor' }],
    ['f=:=:x', 'f', 'tokenField', { value: '' }],
    ['f=eventName:~:x', 'f', 'tokenOperator', { value: '~:x' }],
    ['f=eventName:=', 'f', 'tokenOperator', { value: '=' }],
    ['f=eventName', 'f', 'token', { value: 'eventName' }],
    ['f=', 'f', 'token', { value: '' }],
    ['f=eventName:^:', 'f', 'tokenValue', { value: 'eventName:^:' }],
    [`f=eventName:=:${'x'.repeat(2049)}`, 'f', 'tokenValue', { value: `eventName:=:${'x'.repeat(188)}` }],
    ['range=last2y', 'range', 'range', { value: 'last2y' }],
    ['range=', 'range', 'range', { value: '' }],
    ['range=last1h&from=2026-01-01T00:00:00Z', 'range', 'rangeAndTimes', undefined],
    ['range=last1h&to=2026-01-01T00:00:00Z', 'range', 'rangeAndTimes', undefined],
    ['from=yesterday', 'from', 'time', { value: 'yesterday' }],
    ['from=2026-01-01T00:00:00Zx', 'from', 'time', { value: '2026-01-01T00:00:00Zx' }],
    ['from=x2026-01-01T00:00:00Z', 'from', 'time', { value: 'x2026-01-01T00:00:00Z' }],
    ['from=2026-01-01T00:00:00.5Z', 'from', 'time', { value: '2026-01-01T00:00:00.5Z' }],
    // A year of six digits would not compare as text.
    ['from=%2B012026-01-01T00:00:00Z', 'from', 'time', { value: '+012026-01-01T00:00:00Z' }],
    ['from=2026-13-01T00:00:00Z', 'from', 'time', { value: '2026-13-01T00:00:00Z' }],
    ['to=2026-02-31T00:00:00Z', 'to', 'time', { value: '2026-02-31T00:00:00Z' }],
    ['from=2026-01-02T00:00:00Z&to=2026-01-01T00:00:00Z', 'to', 'timeOrder', undefined],
    ['q=a&q=b', 'q', 'repeatedParameter', { value: 'q' }],
    [`q=${'x'.repeat(2049)}`, 'q', 'text', undefined],
    ['rnge=last1h', 'rnge', 'unknownParameter', { value: 'rnge' }],
  ])('refuses %s and says why', (query, field, key, values) => {
    expect(parse(query)).toEqual({
      ok: false,
      error: {
        code: 'invalid-input',
        message: { key: `selectors.filter.${key}`, ...(values && { values }) },
        field,
        retryable: false,
      },
    });
  });

  it('takes what is just within its limits, and a moment for a range', () => {
    const tokens = (count: number) => Array.from({ length: count }, () => 'f=eventName:=:x').join('&');
    expect(parse(tokens(50)).ok).toBe(true);
    expect(parse(tokens(51))).toMatchObject({
      error: { message: { key: 'selectors.filter.tooMany', values: { count: 50 } }, field: 'f' },
    });
    expect(parse(`f=eventName:=:${'x'.repeat(2048)}&q=${'x'.repeat(2048)}`).ok).toBe(true);
    expect(parse('from=2026-01-01T00:00:00Z&to=2026-01-01T00:00:00Z').ok).toBe(true);
    expect(parse('other=a&other=b').ok).toBe(false);
    expect(parseEventFilter(new URLSearchParams('other=a&other=b'), ['other']).ok).toBe(true);
  });

  it('reads back what formatEventFilter writes', () => {
    fc.assert(
      fc.property(filter, (original) => {
        const address = formatEventFilter(original).toString();
        expect(parse(address)).toEqual({ ok: true, value: original });
        expect(formatEventFilter(original).toString()).toBe(address);
      }),
    );
  });

  it('never throws on a tampered address', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.string(),
        (a, b) => void parse(`f=${a}&from=${b}&${a}=${b}`),
      ),
    );
  });
});
