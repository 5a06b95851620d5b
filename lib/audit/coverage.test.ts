import { describe, expect, it } from 'vitest';
import { toCoverage } from './coverage.ts';
import {
  account,
  advanced,
  basic,
  denied,
  endpoint,
  networkActivity,
  trailFacts,
} from './made-up-account.ts';

const accessDenied = { field: 'errorCode', equals: ['VpceAccessDenied'] };
const kms = 'kms.amazonaws.com';

function coverageOf(...trails: Parameters<typeof account>[1]) {
  return toCoverage([account([endpoint('kms')], trails)])[0];
}

describe('what is recorded of the calls through a VPC endpoint', () => {
  it('is what the best trail selects, by which trails', () => {
    const all = trailFacts({ trail: { name: 'all' }, selectors: advanced(networkActivity(kms)) });
    const some = trailFacts({
      trail: { name: 'some' },
      selectors: advanced(networkActivity(kms, accessDenied)),
    });
    expect(coverageOf(some)).toMatchObject({ state: 'recorded', recorded: 'denied' });
    expect(coverageOf(some, all)).toMatchObject({ state: 'recorded', recorded: 'all', trails: [{}, {}] });
  });

  it('is partly when a selector narrows by event name or principal', () => {
    const narrowed = networkActivity(kms, { field: 'eventName', equals: ['Decrypt'] });
    expect(coverageOf(trailFacts({ selectors: advanced(narrowed) }))).toMatchObject({ recorded: 'partly' });
  });

  it('is nothing when the selector is for another endpoint', () => {
    const other = networkActivity(kms, { field: 'vpcEndpointId', equals: ['vpce-other'] });
    const except = networkActivity(kms, { field: 'vpcEndpointId', notEquals: ['vpce-kms'] });
    expect(coverageOf(trailFacts({ selectors: advanced(other, except) }))).toMatchObject({
      state: 'not-recorded',
    });
  });

  it('counts only trails that log, deliver and reach the Region', () => {
    const selectors = advanced(networkActivity(kms));
    const stopped = trailFacts({ selectors, status: { isLogging: false } });
    const failing = trailFacts({ selectors, status: { latestDeliveryError: 'AccessDenied' } });
    const elsewhere = trailFacts({ selectors, trail: { homeRegion: 'eu-west-1' } });
    const everywhere = trailFacts({
      selectors,
      trail: { homeRegion: 'eu-west-1', isMultiRegionTrail: true },
    });
    expect(coverageOf(stopped, failing, elsewhere)).toMatchObject({ state: 'not-recorded' });
    expect(coverageOf(everywhere)).toMatchObject({ state: 'recorded' });
  });

  it('is unknown, not nothing, when a trail could not be read', () => {
    expect(coverageOf(trailFacts({ selectors: denied }))).toMatchObject({ state: 'unknown' });
    expect(coverageOf(trailFacts({ selectors: basic }))).toMatchObject({ state: 'not-recorded' });
  });

  it('says that CloudTrail does not support the service', () => {
    const [logs] = toCoverage([account([endpoint('logs')], [])]);
    expect(logs).toMatchObject({ state: 'not-supported' });
  });
});
