import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EventRecord } from './event-record.ts';
import { advancedSet, basicSet, eventRecord } from './selector-arbitraries.ts';
import { priceChange, priceSelectorSet, priceTrails } from './selector-price.ts';
import type { SelectorSet } from './selector-set.ts';

function event(members: Partial<EventRecord>): EventRecord {
  return { eventID: '1', eventTime: '2026-01-01T00:00:00Z', ...members };
}

function recording(category: string): SelectorSet {
  return {
    kind: 'advanced',
    advancedEventSelectors: [{ fieldSelectors: [{ field: 'eventCategory', equals: [category] }] }],
  };
}

const network = recording('NetworkActivity');
const management = recording('Management');
const COUNTS = [
  {
    event: event({ eventCategory: 'NetworkActivity', eventSource: 's3.amazonaws.com' }),
    eventsPerMonth: 30_000_000,
  },
  { event: event({ eventCategory: 'Management' }), eventsPerMonth: 1_000_000 },
];

describe('priceTrails', () => {
  it('asks 30 dollars a month for a million network activity events a day', () => {
    expect(priceSelectorSet(network, COUNTS).usdPerMonth).toBeCloseTo(30);
  });

  // User Guide, cloudtrail-costs: the first copy of management events in each Region is free.
  it('takes the first copy of a management event for free, and charges the next', () => {
    expect(priceTrails([management], COUNTS).usdPerMonth).toBe(0);
    expect(priceTrails([management, management], COUNTS).usdPerMonth).toBeCloseTo(20);
    expect(priceTrails([management, management], COUNTS).categories).toEqual([
      { category: 'Management', copiesPerMonth: 2_000_000, freeCopiesPerMonth: 1_000_000, usdPerMonth: 20 },
    ]);
  });

  it('charges each trail that records a network activity event', () => {
    expect(priceTrails([network, network, management], COUNTS).usdPerMonth).toBeCloseTo(60);
  });

  it('does not call free what has no known price', () => {
    const counts = [{ event: event({ eventCategory: 'Aggregated' }), eventsPerMonth: 7 }];
    expect(priceTrails([recording('Aggregated')], counts)).toEqual({
      pricesDate: '2026-11-23',
      usdPerMonth: 0,
      categories: [
        { category: 'Aggregated', copiesPerMonth: 7, freeCopiesPerMonth: 0, usdPerMonth: undefined },
      ],
      unpricedCopiesPerMonth: 7,
    });
  });

  it('counts only what has no known price as such', () => {
    const counts = [...COUNTS, { event: event({ eventCategory: 'Aggregated' }), eventsPerMonth: 7 }];
    const priced = priceTrails([network, recording('Aggregated')], counts);
    expect(priced.unpricedCopiesPerMonth).toBe(7);
    expect(priced.usdPerMonth).toBeCloseTo(30);
  });

  it('tells what a change adds beside the other trails', () => {
    expect(priceChange(management, network, COUNTS).addedUsdPerMonth).toBeCloseTo(30);
    expect(priceChange(management, network, COUNTS, [management]).addedUsdPerMonth).toBeCloseTo(10);
    expect(priceChange(network, management, COUNTS).addedUsdPerMonth).toBeCloseTo(-30);
  });

  it('never costs less for recording more, and a change back costs what the change saved', () => {
    const counts = fc.array(fc.record({ event: eventRecord, eventsPerMonth: fc.nat() }));
    const set = fc.oneof(basicSet, advancedSet);
    fc.assert(
      fc.property(fc.array(set, { maxLength: 3 }), set, set, counts, (others, before, after, happened) => {
        const there = priceChange(before, after, happened, others);
        const back = priceChange(after, before, happened, others);
        expect(there.addedUsdPerMonth).toBeCloseTo(-back.addedUsdPerMonth);
        const more = priceTrails([...others, before, after], happened);
        expect(more.usdPerMonth).toBeGreaterThanOrEqual(there.before.usdPerMonth - 1e-9);
      }),
    );
  });
});
