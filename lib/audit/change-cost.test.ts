import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CountedEvents } from '../cloudtrail/event-counts.ts';
import type { SelectorSet } from '../cloudtrail/selector-set.ts';
import { type ChangeCost, toChangeCost } from './change-cost.ts';
import { toCountQuestion } from './count-question.ts';
import { toEventRates } from './event-rates.ts';
import { advanced, basic, denied, networkActivity, trailFacts } from './made-up-account.ts';
import { toOtherRecorders } from './recorders.ts';

const kms = 'kms.amazonaws.com';
const DENIED = { field: 'errorCode', equals: ['VpceAccessDenied'] };
const NOTHING = advanced();
const KMS_ALL = advanced(networkActivity(kms));
const KMS_DENIED = advanced(networkActivity(kms, DENIED));

const UNTIL = '2026-03-02T12:00:00Z';
const SIX_HOURS_EARLIER = '2026-03-02T06:00:00Z';

function captured(count: number, members: Partial<CountedEvents['event']> = {}): CountedEvents {
  return {
    event: {
      eventID: '1',
      eventTime: SIX_HOURS_EARLIER,
      eventCategory: 'NetworkActivity',
      eventSource: kms,
      ...members,
    },
    count,
  };
}

const ALLOWED_AND_DENIED = [captured(1000), captured(10, { errorCode: 'VpceAccessDenied' })];
/** A month is 120 times six hours. */
const MONTHS = 120;

const trail = trailFacts();
const recording = (name: string, selectors: SelectorSet, further: Parameters<typeof trailFacts>[0] = {}) =>
  trailFacts({ ...further, selectors, trail: { name, ...further.trail } });

function cost({
  seen = NOTHING,
  next,
  trails = [],
  groups = [],
  expected = {},
  isRecording = true,
}: {
  seen?: SelectorSet;
  next: SelectorSet;
  trails?: readonly ReturnType<typeof trailFacts>[];
  groups?: readonly CountedEvents[];
  expected?: Readonly<Record<string, number>>;
  isRecording?: boolean;
}): ChangeCost {
  return toChangeCost({
    seen,
    next,
    isRecording,
    others: toOtherRecorders(trail, trails),
    rates: toEventRates({ until: UNTIL, groups }),
    expected: new Map(Object.entries(expected)),
  });
}

describe('toChangeCost', () => {
  it('counts what another trail records already, and says that both are charged', () => {
    const found = cost({
      next: KMS_ALL,
      trails: [recording('perimeter', KMS_ALL)],
      groups: ALLOWED_AND_DENIED,
    });
    expect(found).toEqual({
      pricesDate: '2026-11-23',
      sources: [
        {
          eventSource: kms,
          effect: 'starts',
          known: {
            eventsPerMonth: 1010 * MONTHS,
            usdPerMonth: expect.closeTo(0.1212),
            periodMs: 6 * 3_600_000,
            recordedBy: ['perimeter'],
          },
        },
      ],
      added: { eventsPerMonth: 1010 * MONTHS, usdPerMonth: expect.closeTo(0.1212) },
      isComplete: true,
    });
  });

  it('lets the selectors decide on each group: denials only are only those', () => {
    const trails = [recording('perimeter', KMS_ALL)];
    const found = cost({ next: KMS_DENIED, trails, groups: ALLOWED_AND_DENIED });
    expect(found.added.eventsPerMonth).toBe(10 * MONTHS);
  });

  it('does not take for none what no trail records, and keeps what is known beside it', () => {
    const nobody = cost({ next: KMS_ALL });
    expect(nobody).toMatchObject({ isComplete: false, added: { eventsPerMonth: 0 } });
    expect(nobody.sources).toEqual([
      { eventSource: kms, effect: 'starts', unknown: { reason: 'unrecorded' } },
    ]);
    const deniedOnly = cost({
      next: KMS_ALL,
      trails: [recording('perimeter', KMS_DENIED)],
      groups: ALLOWED_AND_DENIED.slice(1),
    });
    expect(deniedOnly).toMatchObject({
      isComplete: false,
      sources: [{ known: { eventsPerMonth: 10 * MONTHS }, unknown: { reason: 'unrecorded' } }],
    });
  });

  it('leaves out what was captured while a trail still recorded it', () => {
    const trails = [recording('perimeter', KMS_DENIED)];
    const found = cost({ next: KMS_ALL, trails, groups: ALLOWED_AND_DENIED });
    expect(found.added.eventsPerMonth).toBe(10 * MONTHS);
  });

  it('prices what the person expects, for the unknown part only', () => {
    const found = cost({ next: KMS_ALL, expected: { [kms]: 30_000_000, 'ec2.amazonaws.com': 5 } });
    expect(found).toMatchObject({
      isComplete: true,
      added: { eventsPerMonth: 30_000_000, usdPerMonth: expect.closeTo(30) },
      sources: [{ unknown: { reason: 'unrecorded', expected: { usdPerMonth: expect.closeTo(30) } } }],
    });
    const known = cost({
      next: KMS_ALL,
      trails: [recording('perimeter', KMS_ALL)],
      groups: ALLOWED_AND_DENIED,
      expected: { [kms]: 7 },
    });
    expect(known.added.eventsPerMonth).toBe(1010 * MONTHS);
    expect(cost({ next: KMS_ALL, expected: { [kms]: 0 } }).isComplete).toBe(true);
  });

  it('counts what stops from the trail’s own captures, as a saving', () => {
    const found = cost({ seen: KMS_ALL, next: KMS_DENIED, groups: ALLOWED_AND_DENIED });
    expect(found).toMatchObject({
      isComplete: true,
      added: { eventsPerMonth: -1000 * MONTHS, usdPerMonth: expect.closeTo(-0.12) },
      sources: [{ effect: 'stops', known: { eventsPerMonth: 1000 * MONTHS, recordedBy: [] } }],
    });
    expect(cost({ seen: KMS_ALL, next: KMS_DENIED })).toMatchObject({
      isComplete: false,
      sources: [{ effect: 'stops', unknown: { reason: 'none-captured' } }],
    });
  });

  it('does not know what stops on a trail that is off, unless another trail records it', () => {
    const change = { seen: KMS_ALL, next: NOTHING, isRecording: false };
    expect(cost(change).sources).toMatchObject([{ effect: 'stops', unknown: { reason: 'unrecorded' } }]);
    expect(cost({ ...change, trails: [recording('perimeter', KMS_ALL)] }).sources).toMatchObject([
      { unknown: { reason: 'none-captured' } },
    ]);
    const untold = toChangeCost({
      seen: KMS_ALL,
      next: NOTHING,
      isRecording: undefined,
      others: toOtherRecorders(trail, []),
      rates: [],
      expected: new Map(),
    });
    expect(untold.sources).toMatchObject([{ unknown: { reason: 'unsure' } }]);
  });

  it('tells a start and a stop of one source apart', () => {
    const atEndpoint = advanced(networkActivity(kms, { field: 'vpcEndpointId', equals: ['vpce-1'] }));
    const found = cost({ seen: KMS_DENIED, next: atEndpoint });
    expect(found.sources.map(({ effect }) => effect)).toEqual(['starts', 'stops']);
  });

  it('says why it does not know', () => {
    const reasonOf = (trails: Parameters<typeof cost>[0]['trails'], groups: readonly CountedEvents[] = []) =>
      cost({ next: KMS_ALL, trails: trails ?? [], groups }).sources.map(({ unknown }) => unknown?.reason);
    const perimeter = recording('perimeter', KMS_ALL);
    expect(reasonOf([recording('off', KMS_ALL, { status: { isLogging: false } })])).toEqual(['unrecorded']);
    expect(reasonOf([trailFacts({ trail: { name: 'unread' }, selectors: denied })])).toEqual(['unsure']);
    expect(reasonOf([perimeter])).toEqual(['none-captured']);
    expect(reasonOf([perimeter], [captured(9, { eventTime: '2026-03-02T11:30:00Z' })])).toEqual([
      'too-short',
    ]);
    const wide = { ...trail, trail: { ...trail.trail, isMultiRegionTrail: true } };
    const partly = toChangeCost({
      seen: NOTHING,
      next: KMS_ALL,
      isRecording: true,
      others: toOtherRecorders(wide, [perimeter]),
      rates: [],
      expected: new Map(),
    });
    expect(partly.sources).toMatchObject([{ unknown: { reason: 'recorded-partly' } }]);
  });

  it('keeps what was captured for long enough beside what was not', () => {
    const young = captured(5, { errorCode: 'VpceAccessDenied', eventTime: '2026-03-02T11:30:00Z' });
    const trails = [recording('perimeter', KMS_ALL)];
    expect(cost({ next: KMS_ALL, trails, groups: [captured(1000), young] }).sources).toMatchObject([
      { known: { eventsPerMonth: 1000 * MONTHS }, unknown: { reason: 'too-short' } },
    ]);
  });

  it('finds no cost where nothing changes, and the way back costs what the way there saves', () => {
    const sets = [NOTHING, KMS_ALL, KMS_DENIED, basic];
    const set = fc.constantFrom(...sets);
    const trails = [recording('perimeter', KMS_ALL)];
    fc.assert(
      fc.property(set, set, (seen, next) => {
        const there = cost({ seen, next, trails, groups: ALLOWED_AND_DENIED });
        const back = cost({ seen: next, next: seen, trails, groups: ALLOWED_AND_DENIED });
        expect(there.added.usdPerMonth).toBeCloseTo(-back.added.usdPerMonth);
        if (seen === next) expect(there.sources).toEqual([]);
      }),
    );
  });
});

describe('toCountQuestion', () => {
  it('asks for changed sources only, in the scope of the trail, and for the fields that selectors mention', () => {
    const s3 = networkActivity('s3.amazonaws.com', { field: 'eventName', equals: ['GetObject'] });
    const atEndpoint = networkActivity(kms, { field: 'vpcEndpointId', equals: ['vpce-1'] });
    const others = toOtherRecorders(trail, [recording('perimeter', KMS_ALL)]);
    expect(toCountQuestion(trail, others, advanced(s3), advanced(s3, atEndpoint))).toEqual({
      trailARNs: [trail.trail.trailARN, 'arn:aws:cloudtrail:us-east-1:111122223333:trail/perimeter'],
      eventSources: [kms],
      recipientAccountId: '111122223333',
      awsRegion: 'us-east-1',
      fields: ['vpcEndpointId'],
    });
  });

  it('does not count what a trail that is off captured', () => {
    const off = trailFacts({ status: { isLogging: false }, trail: { isMultiRegionTrail: true } });
    expect(toCountQuestion(off, toOtherRecorders(off, []), NOTHING, KMS_ALL)).toEqual({
      trailARNs: [],
      eventSources: [kms],
      recipientAccountId: '111122223333',
      fields: [],
    });
  });
});
