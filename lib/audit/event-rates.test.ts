import { describe, expect, it } from 'vitest';
import type { CountedEvents } from '../cloudtrail/event-counts.ts';
import { toEventRates } from './event-rates.ts';

const UNTIL = '2026-03-02T12:00:00Z';
const HOUR_MS = 3_600_000;

function group(
  eventTime: string,
  count: number,
  members: Partial<CountedEvents['event']> = {},
): CountedEvents {
  return {
    event: { eventID: '1', eventTime, eventSource: 'kms.amazonaws.com', eventName: 'Decrypt', ...members },
    count,
  };
}

describe('toEventRates', () => {
  it('scales what was captured to 30 days', () => {
    const [rate] = toEventRates({ until: UNTIL, groups: [group('2026-03-02T06:00:00Z', 12)] });
    expect(rate).toMatchObject({ eventsPerMonth: 12 * 4 * 30, periodMs: 6 * HOUR_MS });
  });

  it('counts all events of a kind from the first of them', () => {
    const rates = toEventRates({
      until: UNTIL,
      groups: [
        group('2026-03-01T12:00:00Z', 1),
        group('2026-03-02T11:50:00Z', 2, { eventName: 'ListKeys' }),
        group('2026-03-02T00:00:00Z', 5, { errorCode: 'VpceAccessDenied' }),
        group('2026-03-02T00:00:00Z', 7, { errorCode: 'AccessDenied' }),
        group('2026-03-02T00:00:00Z', 9, { eventSource: 's3.amazonaws.com' }),
      ],
    });
    expect(rates.map(({ periodMs }) => periodMs / HOUR_MS)).toEqual([24, 24, 12, 24, 12]);
    expect(rates.map(({ eventsPerMonth }) => eventsPerMonth)).toEqual([30, 60, 300, 210, 540]);
  });

  it('says nothing about a month from less than an hour', () => {
    const rates = (eventTime: string) => toEventRates({ until: UNTIL, groups: [group(eventTime, 1000)] });
    expect(rates('2026-03-02T11:00:01Z')).toMatchObject([{ eventsPerMonth: undefined }]);
    expect(rates('2026-03-02T11:00:00Z')).toMatchObject([{ eventsPerMonth: 720_000 }]);
    expect(rates(UNTIL)).toMatchObject([{ eventsPerMonth: undefined, periodMs: 0 }]);
  });
});
