import { describe, expect, it } from 'vitest';
import type { PolicyDocument } from '../iam/policy-document.ts';
import { PAYMENTS } from '../seed/organization.ts';
import { findSeed } from '../seed/seed.ts';
import type { VpcEndpointState } from '../world/state.ts';
import { listLivedHabits, playRound } from './play-round.ts';
import { type SandboxRecord, toRecords } from './records.ts';

const START = Date.parse('2026-11-23T09:00:00Z');
const seed = findSeed('default');
const { vpcEndpoints } = seed.createResources(START);
const endpoints: readonly VpcEndpointState[] = vpcEndpoints;
const habits = listLivedHabits(seed.organization, seed.habits, vpcEndpoints);
const FULL_ACCESS: PolicyDocument = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Principal: '*', Action: ['*'], Resource: ['*'] }],
};

function play(seconds: number, lived = habits, start = START): readonly SandboxRecord[] {
  return Array.from({ length: seconds }, (_, second) =>
    playRound(lived, { seed: 'default', atMs: start + second * 1000, stepMs: 1000 }),
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
    // Nobody uses the one; the other is of CloudWatch Logs, which is no event source of network activity events.
    expect(silent.map(({ name }) => name)).toEqual(['payments-build-ecr-dkr', 'lake-logs']);
  });

  it('leave no other trace of what an endpoint policy denied', () => {
    const apiCalls = hour.filter(({ eventCategory }) => eventCategory !== 'NetworkActivity');
    const traces = new Set(apiCalls.map(({ sharedEventID }) => sharedEventID));
    expect(denied.length).toBeGreaterThan(100);
    expect(denied.filter(({ sharedEventID }) => traces.has(sharedEventID))).toEqual([]);
  });

  it('tell denials by IAM and failures of services apart from denials by an endpoint policy', () => {
    const codes = new Set(network.map(({ errorCode }) => errorCode));
    for (const code of [undefined, 'AccessDenied', 'Client.UnauthorizedOperation', 'VpceAccessDenied']) {
      expect(codes).toContain(code);
    }
    expect(codes).toContain('NoSuchKey');
    expect(new Set(denied.map(({ errorMessage }) => errorMessage))).toEqual(
      new Set(['The request was denied due to a VPC endpoint policy']),
    );
  });

  it('cover every service that an endpoint here is for, but the one without network activity', () => {
    const sources = new Set(network.map(({ eventSource }) => eventSource?.split('.')[0]));
    expect([...sources].sort()).toEqual(
      'cloudtrail dynamodb ec2 ecr kms lambda monitoring s3 secretsmanager sns sqs ssm sts'.split(' '),
    );
    expect(hour.some(({ eventSource }) => eventSource === 'logs.amazonaws.com')).toBe(true);
  });

  it('tell one call to both sides under one sharedEventID, in full to one’s own account alone', () => {
    const twins = Map.groupBy(hour, ({ sharedEventID }) => sharedEventID ?? '');
    const across = [...twins.values()].filter(
      (records) => new Set(records.map(({ recipientAccountId }) => recipientAccountId)).size > 1,
    );
    expect(across.length).toBeGreaterThan(20);
    for (const records of across) {
      expect(new Set(records.map(({ requestID }) => requestID)).size).toBe(1);
      for (const { userIdentity, recipientAccountId } of records) {
        const members = Object.keys(userIdentity);
        if (userIdentity.type === 'WebIdentityUser' || userIdentity.accountId === recipientAccountId)
          continue;
        expect(members).toEqual(['type', 'principalId', 'accountId']);
      }
    }
  });

  it('tell an owner nothing of what a stranger was refused behind the endpoint', () => {
    const open = endpoints.map((endpoint) => ({ ...endpoint, policyDocument: FULL_ACCESS }));
    const records = play(600, listLivedHabits(seed.organization, seed.habits, open));
    const refused = records.filter(
      ({ userIdentity, errorCode }) =>
        userIdentity.accountId === '999900001111' && errorCode === 'AccessDenied',
    );
    expect(refused.length).toBeGreaterThan(5);
    const ids = new Set(refused.map(({ sharedEventID }) => sharedEventID));
    const told = records.filter(
      ({ sharedEventID, eventCategory, recipientAccountId }) =>
        ids.has(sharedEventID) &&
        eventCategory !== 'NetworkActivity' &&
        recipientAccountId !== '999900001111',
    );
    expect(told).toEqual([]);
    expect(records.some(({ errorCode }) => errorCode === 'VpceAccessDenied')).toBe(false);
  });

  it('try again what an endpoint’s policy turned away, and only that', () => {
    const retried = seed.habits.filter(({ retries }) => retries !== undefined);
    const count = (policyDocument: PolicyDocument) => {
      const some = endpoints.map((endpoint) => ({ ...endpoint, policyDocument }));
      return play(1200, listLivedHabits(seed.organization, retried, some)).filter(
        ({ eventCategory }) => eventCategory === 'NetworkActivity',
      ).length;
    };
    expect(count({ Version: '2012-10-17', Statement: [] })).toBeGreaterThan(2 * count(FULL_ACCESS));
  });

  it('come in bursts: hourly batches, and somebody who helps himself from a public address', () => {
    const lakeS3 = network.filter(({ vpcEndpointId }) => vpcEndpointId === 'vpce-0b2d4f6a8091a2b01');
    const puts = lakeS3.filter(({ eventName }) => eventName === 'PutObject');
    const inBurst = puts.filter(({ eventTime }) => /T09:07:[0-3]/.test(eventTime));
    expect(inBurst.length).toBeGreaterThan(75);
    const day = play(60, habits, Date.parse('2026-11-23T10:47:00Z'));
    const stolen = day.filter(({ sourceIPAddress }) => sourceIPAddress === '198.51.100.77');
    expect(stolen.length).toBeGreaterThan(200);
    expect(
      stolen.some(({ eventName, errorCode }) => eventName === 'PutObject' && errorCode !== undefined),
    ).toBe(true);
  });

  it('have callers from outside the organization, anonymous ones and public addresses', () => {
    const accounts = new Set(network.map(({ userIdentity }) => userIdentity.accountId));
    expect(accounts).toContain('888899990000');
    expect(accounts).toContain('anonymous');
    expect(network.some(({ sourceIPAddress }) => sourceIPAddress === '203.0.113.24')).toBe(true);
    expect(network.some(({ sourceIPAddress }) => sourceIPAddress?.startsWith('2600:1f18:'))).toBe(true);
    expect(network.some(({ userIdentity }) => userIdentity.type === 'IAMUser')).toBe(true);
  });

  it('keep to about two or three calls a second', () => {
    const calls = new Set(hour.map(({ requestID }) => requestID)).size;
    expect(calls / 3600).toBeGreaterThan(1.5);
    expect(calls / 3600).toBeLessThan(3.5);
  });
});
