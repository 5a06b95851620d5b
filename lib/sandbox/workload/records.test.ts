import { describe, expect, it } from 'vitest';
import { ORGANIZATION } from '../seed/organization.ts';
import { createSeed } from '../seed/seed.ts';
import { listLivedHabits, playRound } from './play-round.ts';
import { type SandboxRecord, toRecords } from './records.ts';

const START = Date.parse('2026-11-23T09:00:00Z');
const { vpcEndpoints } = createSeed('default', 0, START);
const habits = listLivedHabits(vpcEndpoints);

function play(seconds: number): readonly SandboxRecord[] {
  return Array.from({ length: seconds }, (_, second) =>
    playRound(habits, { seed: 'default', atMs: START + second * 1000, stepMs: 1000 }),
  )
    .flat()
    .flatMap((call) => toRecords(ORGANIZATION, call));
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
    const times = (source: string, records: readonly SandboxRecord[]) =>
      records
        .filter((record) => record.eventSource === source && record.vpcEndpointId?.startsWith('vpce-0a1c'))
        .map(({ eventTime }) => Date.parse(eventTime));
    for (let at = START; at < START + 3600_000 - 3000; at += 1000) {
      const within = (time: number) => time >= at && time < at + 3000;
      expect(times('kms.amazonaws.com', denied.slice()).filter(within).length).toBeGreaterThan(0);
      expect(times('ec2.amazonaws.com', network).filter(within).length).toBeGreaterThan(1);
      at += 60_000;
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
