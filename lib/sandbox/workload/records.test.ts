import { describe, expect, it } from 'vitest';
import { PAYMENTS } from '../seed/organization.ts';
import { findSeed } from '../seed/seed.ts';
import { listLivedHabits, playRound } from './play-round.ts';
import { type SandboxRecord, toRecords } from './records.ts';

const START = Date.parse('2026-11-23T09:00:00Z');
const seed = findSeed('default');
const { vpcEndpoints } = seed.createResources(START);
const habits = listLivedHabits(seed.habits, vpcEndpoints);

function play(seconds: number): readonly SandboxRecord[] {
  return Array.from({ length: seconds }, (_, second) =>
    playRound(habits, { seed: 'default', atMs: START + second * 1000, stepMs: 1000 }),
  )
    .flat()
    .flatMap((call) => toRecords(seed.organization, call));
}

const hour = play(3600);
const network = hour.filter(({ eventCategory }) => eventCategory === 'NetworkActivity');
const denied = network.filter(({ errorCode }) => errorCode === 'VpceAccessDenied');

describe('workloads', () => {
  it('are the same for the same seed and the same time', () => {
    expect(play(120)).toEqual(play(120));
  });

  it('give every record its own event ID', () => {
    expect(new Set(hour.map(({ eventID }) => eventID)).size).toBe(hour.length);
  });

  it('show a KMS denial and several EC2 calls of the payments account within any three seconds', () => {
    const secondsOf = (source: string, records: readonly SandboxRecord[]) =>
      records
        .filter(({ eventSource, vpcEndpointAccountId, awsRegion }) => {
          return eventSource === source && vpcEndpointAccountId === PAYMENTS && awsRegion === 'us-east-1';
        })
        .map(({ eventTime }) => (Date.parse(eventTime) - START) / 1000);
    const kms = new Set(secondsOf('kms.amazonaws.com', denied));
    const ec2 = new Set(secondsOf('ec2.amazonaws.com', network));
    for (let second = 0; second < 3597; second++) {
      const three = [second, second + 1, second + 2];
      expect(three.filter((at) => kms.has(at)).length).toBeGreaterThan(0);
      expect(three.filter((at) => ec2.has(at)).length).toBeGreaterThan(1);
    }
  });

  it('use every endpoint that network activity events can tell of', () => {
    const used = new Set(network.map(({ vpcEndpointId }) => vpcEndpointId));
    const silent = vpcEndpoints.filter(({ vpcEndpointId }) => !used.has(vpcEndpointId));
    // CloudWatch Logs is no event source of network activity events.
    expect(silent.map(({ name }) => name)).toEqual(['lake-logs']);
  });

  it('leave no other trace of what an endpoint policy denied', () => {
    const apiCalls = hour.filter(({ eventCategory }) => eventCategory !== 'NetworkActivity');
    const traces = new Set(apiCalls.map(({ sharedEventID }) => sharedEventID));
    expect(denied.length).toBeGreaterThan(100);
    expect(denied.filter(({ sharedEventID }) => traces.has(sharedEventID))).toEqual([]);
  });

  it('tell denials by IAM apart from denials by an endpoint policy', () => {
    expect(new Set(network.map(({ errorCode }) => errorCode))).toEqual(
      new Set([undefined, 'AccessDenied', 'VpceAccessDenied']),
    );
  });

  it('have callers from outside the organization, anonymous ones and public addresses', () => {
    const accounts = new Set(network.map(({ userIdentity }) => userIdentity.accountId));
    expect(accounts).toContain('888899990000');
    expect(accounts).toContain('anonymous');
    expect(network.some(({ sourceIPAddress }) => sourceIPAddress === '203.0.113.24')).toBe(true);
  });

  it('keep to about two or three calls a second', () => {
    const calls = new Set(hour.map(({ requestID }) => requestID)).size;
    expect(calls / 3600).toBeGreaterThan(1.5);
    expect(calls / 3600).toBeLessThan(3.5);
  });
});
