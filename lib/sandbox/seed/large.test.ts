import { describe, expect, it } from 'vitest';
import { validateSelectorSet } from '../../cloudtrail/selector-faults.ts';
import { toEventSource } from '../../cloudtrail/vpc-endpoint-service.ts';
import { isTrailIn, isTrailOf } from '../cloudtrail/trail-visibility.ts';
import { findDeliveryRefusal } from '../s3/delivery-permission.ts';
import { createSeedState, findSeed } from './seed.ts';

const NOW = Date.parse('2026-11-23T09:00:00Z');
const seed = findSeed('large');
const state = createSeedState(seed, 'large', 0, NOW);
const world = { organization: seed.organization, state, now: () => new Date(NOW) };

describe('the large seed', () => {
  it('is 17 Regions, 3 accounts, 80 trails and 200 VPC endpoints, the same every time', () => {
    expect(seed.organization.regions.length).toBe(17);
    expect(seed.organization.accounts.length).toBe(3);
    expect(new Set(state.trails.map(({ trailARN }) => trailARN)).size).toBe(80);
    expect(new Set(state.vpcEndpoints.map(({ vpcEndpointId }) => vpcEndpointId)).size).toBe(200);
    expect(new Set(state.vpcEndpoints.map(({ name }) => name)).size).toBe(200);
    expect(new Set(state.vpcEndpoints.map(({ region }) => region)).size).toBe(17);
    expect(createSeedState(findSeed('large'), 'large', 0, NOW)).toEqual(state);
  });

  it('has no more trails in a Region of an account than AWS allows, and only selectors that AWS takes', () => {
    for (const { accountId } of seed.organization.accounts) {
      for (const region of seed.organization.regions) {
        const here = state.trails.filter(
          (trail) => isTrailIn(trail, region) && isTrailOf(world, trail, accountId),
        );
        expect(here.length).toBeLessThanOrEqual(5);
      }
    }
    const faults = state.trails.flatMap(({ selectors }) => validateSelectorSet(selectors, 'trail'));
    expect(faults.filter(({ severity }) => severity === 'error')).toEqual([]);
  });

  it('has trails of each kind: basic, advanced, recording, stopped, and refused in either way', () => {
    const refusals = state.trails.map((trail) => findDeliveryRefusal(world, trail));
    const told = state.trails.map(({ homeRegion, latestDeliveryError }) => latestDeliveryError[homeRegion]);
    expect(refusals).toEqual(told);
    const count = (value: unknown) => refusals.filter((refusal) => refusal === value).length;
    expect(count('NoSuchBucket')).toBeGreaterThan(4);
    expect(count('AccessDenied')).toBeGreaterThan(4);
    expect(state.trails.filter(({ isLogging }) => !isLogging).length).toBeGreaterThan(4);
    const basic = state.trails.filter(({ selectors }) => selectors.kind === 'basic').length;
    expect(basic).toBeGreaterThan(20);
    const recording = state.trails.filter(({ selectors }) =>
      JSON.stringify(selectors).includes('NetworkActivity'),
    );
    expect(recording.length).toBeGreaterThan(20);
    expect(80 - basic - recording.length).toBeGreaterThan(4);
  });

  it('has endpoints of many services, those among them whose calls no trail can record', () => {
    const sources = new Set(state.vpcEndpoints.map(({ serviceName }) => toEventSource(serviceName)));
    expect(sources.size).toBeGreaterThan(15);
    expect(sources).toContain('logs.amazonaws.com');
  });

  it('has workloads at endpoints that exist, in all accounts', () => {
    const names = new Map(state.vpcEndpoints.map((endpoint) => [endpoint.name, endpoint.ownerId]));
    const owners = seed.habits.map(({ via }) => (typeof via === 'string' ? names.get(via) : via.accountId));
    expect(owners).not.toContain(undefined);
    expect(new Set(owners).size).toBe(3);
    const rate = seed.habits.reduce((sum, { every = Number.POSITIVE_INFINITY }) => sum + 1 / every, 0);
    expect(rate).toBeLessThan(2);
  });
});
