import { describe, expect, it } from 'vitest';
import { toCoverage } from '@/lib/audit/coverage.ts';
import {
  account,
  advanced,
  basic,
  endpoint,
  networkActivity,
  trailFacts,
} from '@/lib/audit/made-up-account.ts';
import { layoutCallWay } from './call-way-layout';

const only = networkActivity('kms.amazonaws.com', { field: 'vpcEndpointId', equals: ['vpce-kms'] });
const recording = trailFacts({ trail: { name: 'recording' }, selectors: advanced(only) });
const blocked = trailFacts({ trail: { name: 'blocked' }, selectors: basic });
const endpoints = [endpoint('kms'), endpoint('kms', { vpcEndpointId: 'vpce-other' }), endpoint('ec2')];

describe('the picture of the way of a call', () => {
  const way = layoutCallWay(toCoverage([account(endpoints, [blocked, recording])]), [blocked, recording]);

  it('shows a gap beside a line when endpoints of one service fare differently', () => {
    expect(
      way.services.filter(({ service }) => service === 'kms.amazonaws.com').map(({ state }) => state),
    ).toEqual(['recorded', 'not-recorded']);
  });

  it('draws a line from a service to each trail that records it, and to no other', () => {
    const y = way.trails.find(({ facts }) => facts.trail.name === 'recording')?.y;
    expect(way.toTrails.map(({ toY }) => toY)).toEqual([y]);
  });

  it('keeps every part inside and apart', () => {
    for (const column of [way.endpoints, way.services, way.trails]) {
      const places = column.map((node) => node.y);
      expect(new Set(places).size).toBe(places.length);
      expect(Math.min(...places)).toBeGreaterThan(0);
      expect(Math.max(...places)).toBeLessThan(way.height);
    }
  });

  it('stands also without endpoints and without trails', () => {
    expect(layoutCallWay([], [])).toMatchObject({
      endpoints: [],
      services: [],
      trails: [],
      hiddenEndpoints: 0,
    });
  });
});
