import { GetEventSelectorsCommand } from '@aws-sdk/client-cloudtrail';
import { ListObjectsV2Command } from '@aws-sdk/client-s3';
import { AssumeRoleCommand, GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSdkClients, createSdkClientsOf } from '../sdk-clients.rig.ts';
import { AUDIT_EXTERNAL_ID } from '../seed/principals-of-accounts.ts';
import { type StartedSandbox, startSandbox } from '../start-sandbox.ts';

let sandbox: StartedSandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ deliverySeconds: 600 });
});
afterAll(() => sandbox.stop());

async function control(method: string, route: string, body?: unknown, headers: Record<string, string> = {}) {
  const answer = await fetch(`${sandbox.endpoint}/_trailpoint/sandbox/${route}`, {
    method,
    headers,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status: answer.status, ...Object(await answer.json()) };
}

async function listKeys(Bucket: string): Promise<readonly string[]> {
  const { s3 } = createSdkClients(sandbox, 'data-platform', 'eu-west-1');
  const { Contents } = await s3.send(new ListObjectsV2Command({ Bucket }));
  return (Contents ?? []).map(({ Key }) => Key ?? '');
}

describe('the clock', () => {
  it('moves forward, and what happens in between is delivered as it happened', async () => {
    const { clock } = await control('GET', 'health');
    const before = await listKeys('lake-perimeter-trail-444455556666');
    const answer = await control('POST', 'clock', { forwardSeconds: 3600 });
    expect(answer.status).toBe(200);
    const passed = Date.parse(answer.clock) - Date.parse(clock);
    expect(passed).toBeGreaterThanOrEqual(3_600_000);
    const added = (await listKeys('lake-perimeter-trail-444455556666')).filter(
      (key) => !before.includes(key) && key.endsWith('.json.gz'),
    );
    // A file about every five minutes, not one for the hour.
    const times = new Set(added.map((key) => /_(\d{8}T\d{4}Z)_/.exec(key)?.[1]).filter(Boolean));
    expect(times.size).toBeGreaterThan(6);
    const health = await control('GET', 'health');
    expect(health.calls).toBeGreaterThan(3_000);
    expect(Date.parse(health.clock)).toBeGreaterThanOrEqual(Date.parse(answer.clock));
  });

  it('ends sessions that are over by then', async () => {
    const { sts } = createSdkClients(sandbox, 'organization-management', 'us-east-1');
    const { Credentials } = await sts.send(
      new AssumeRoleCommand({
        RoleArn: 'arn:aws:iam::111122223333:role/TrailpointAudit',
        RoleSessionName: 'console',
        ExternalId: AUDIT_EXTERNAL_ID,
        DurationSeconds: 900,
      }),
    );
    const keys = {
      accessKeyId: Credentials?.AccessKeyId ?? '',
      secretAccessKey: Credentials?.SecretAccessKey ?? '',
      sessionToken: Credentials?.SessionToken ?? '',
    };
    const session = createSdkClientsOf(sandbox, keys, 'us-east-1', 1);
    await expect(session.sts.send(new GetCallerIdentityCommand({}))).resolves.toBeDefined();
    await control('POST', 'clock', { forwardSeconds: 900 });
    await expect(session.sts.send(new GetCallerIdentityCommand({}))).rejects.toMatchObject({
      name: 'ExpiredToken',
      message: 'The security token included in the request is expired',
    });
    await expect(
      session.cloudTrail.send(new GetEventSelectorsCommand({ TrailName: 'payments-audit' })),
    ).rejects.toMatchObject({ name: 'ExpiredTokenException' });
    await expect(
      session.s3.send(new ListObjectsV2Command({ Bucket: 'payments-audit-trail-111122223333' })),
    ).rejects.toMatchObject({ name: 'ExpiredToken', message: 'The provided token has expired.' });
  });

  it.each([{}, { forwardSeconds: 0 }, { forwardSeconds: -1 }, { forwardSeconds: 86_401 }, 'soon'])(
    'refuses %j with what to do',
    async (body) => {
      expect(await control('POST', 'clock', body)).toEqual({
        status: 400,
        message: 'Send {"forwardSeconds": n} with a number above 0 and up to 86400.',
      });
    },
  );
});

describe('control routes', () => {
  it.each([
    [{ origin: 'https://attacker.example' }],
    [{ origin: 'null' }],
    [{ origin: 'http://localhost:3000' }],
    [{ 'sec-fetch-site': 'cross-site' }],
    [{ 'sec-fetch-site': 'same-site' }],
  ])('refuse a web page of another origin: %j', async (headers) => {
    const answer = await fetch(`${sandbox.endpoint}/_trailpoint/sandbox/faults`, {
      method: 'POST',
      headers: new Headers(headers as Record<string, string>),
      body: '{"kind":"throttle"}',
    });
    expect(answer.status).toBe(403);
    expect(await control('GET', 'faults')).toMatchObject({ faults: [] });
  });

  it('let a page of the sandbox’s own origin in', async () => {
    expect(await control('GET', 'faults', undefined, { origin: sandbox.endpoint })).toMatchObject({
      status: 200,
    });
  });

  it.each([
    ['GET', 'reset', 405, 'Use POST.'],
    ['PUT', 'faults', 405, 'Use GET or POST or DELETE.'],
    ['POST', 'faults/fault-1', 405, 'Use DELETE.'],
    ['GET', 'nothing', 404, 'There is no control route "nothing".'],
    ['GET', 'faults/1/2', 404, 'There is no control route'],
    ['GET', 'constructor', 404, 'There is no control route "constructor".'],
  ])('answer %s %s with %i', async (method, route, status, message) => {
    expect(await control(method, route)).toMatchObject({
      status,
      message: expect.stringContaining(message),
    });
  });
});
