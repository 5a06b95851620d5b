import { DescribeTrailsCommand, GetTrailCommand, PutEventSelectorsCommand } from '@aws-sdk/client-cloudtrail';
import { DescribeRegionsCommand } from '@aws-sdk/client-ec2';
import { GetObjectCommand, ListObjectsV2Command, PutObjectCommand } from '@aws-sdk/client-s3';
import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { createSdkClients } from '../sdk-clients.rig.ts';
import { type StartedSandbox, startSandbox } from '../start-sandbox.ts';

const Bucket = 'payments-audit-trail-111122223333';
const TrailName = 'payments-audit';

let sandbox: StartedSandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ workloadSeconds: 0 });
});
afterEach(() => control('DELETE', 'faults'));
afterAll(() => sandbox.stop());

async function control(method: string, route: string, body?: unknown) {
  const answer = await fetch(`${sandbox.endpoint}/_trailpoint/sandbox/${route}`, {
    method,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  return { status: answer.status, ...Object(await answer.json()) };
}

/** Clients that try once, so that each fault is seen. */
function clients(account = 'payments', region = 'us-east-1') {
  return createSdkClients(sandbox, account, region, 1);
}

const describeTrails = () => new DescribeTrailsCommand({});

describe('a fault', () => {
  it('strikes as often as was asked, and is gone', async () => {
    await control('POST', 'faults', { kind: 'throttle', service: 'cloudtrail', count: 2 });
    const { cloudTrail } = clients();
    for (let n = 0; n < 2; n++) {
      await expect(cloudTrail.send(describeTrails())).rejects.toMatchObject({
        name: 'ThrottlingException',
        message: 'Rate exceeded',
      });
    }
    await expect(cloudTrail.send(describeTrails())).resolves.toBeDefined();
    expect(await control('GET', 'faults')).toMatchObject({ faults: [] });
  });

  it('strikes only where it was placed', async () => {
    await control('POST', 'faults', {
      kind: 'deny',
      operation: 'DescribeTrails',
      accountId: '111122223333',
      region: 'eu-west-1',
    });
    const denied = { name: 'AccessDeniedException' };
    await expect(clients('payments', 'eu-west-1').cloudTrail.send(describeTrails())).rejects.toMatchObject(
      denied,
    );
    await expect(clients().cloudTrail.send(describeTrails())).resolves.toBeDefined();
    await expect(
      clients('data-platform', 'eu-west-1').cloudTrail.send(describeTrails()),
    ).resolves.toBeDefined();
    const { cloudTrail } = clients('payments', 'eu-west-1');
    await expect(
      cloudTrail.send(new GetTrailCommand({ Name: 'dublin-reads-and-writes' })),
    ).resolves.toBeDefined();
    const { faults } = await control('GET', 'faults');
    expect(faults).toMatchObject([{ struck: 1, fault: { kind: 'deny', operation: 'DescribeTrails' } }]);
  });

  it('may strike by chance, the same calls each time', async () => {
    const outcomes = async () => {
      await control('POST', 'faults', { kind: 'error', service: 'sts', probability: 0.5 });
      const { sts } = clients();
      const list: boolean[] = [];
      for (let n = 0; n < 20; n++) {
        list.push(
          await sts.send(new GetCallerIdentityCommand({})).then(
            () => true,
            () => false,
          ),
        );
      }
      await control('DELETE', 'faults');
      return list;
    };
    const first = await outcomes();
    expect(new Set(first).size).toBe(2);
    expect(await outcomes()).toEqual(first);
  });

  it('can be taken back alone', async () => {
    const { id } = await control('POST', 'faults', { kind: 'throttle', service: 'ec2' });
    await control('POST', 'faults', { kind: 'throttle', service: 'sts' });
    expect(await control('DELETE', `faults/${id}`)).toMatchObject({
      status: 200,
      faults: [{ fault: { service: 'sts' } }],
    });
    await expect(clients().ec2.send(new DescribeRegionsCommand({}))).resolves.toBeDefined();
    expect(await control('DELETE', `faults/${id}`)).toMatchObject({ status: 404 });
  });

  it('is cleared by a reset', async () => {
    await control('POST', 'faults', { kind: 'throttle' });
    await control('POST', 'reset');
    expect(await control('GET', 'faults')).toMatchObject({ faults: [] });
  });
});

describe('each service', () => {
  it.each([
    ['throttle', {}, ['ThrottlingException', 'RequestLimitExceeded', 'Throttling', 'SlowDown']],
    ['error', {}, ['InternalFailure', 'InternalError', 'InternalFailure', 'InternalError']],
    [
      'error',
      { status: 503 },
      ['ServiceUnavailable', 'Unavailable', 'ServiceUnavailable', 'ServiceUnavailable'],
    ],
    ['deny', {}, ['AccessDeniedException', 'UnauthorizedOperation', 'AccessDenied', 'AccessDenied']],
    ['expire-session', {}, ['ExpiredTokenException', 'RequestExpired', 'ExpiredToken', 'ExpiredToken']],
  ])('has its own words for %s %j', async (kind, more, [cloudTrail, ec2, sts, s3]) => {
    await control('POST', 'faults', { kind, ...more });
    const as = clients();
    await expect(as.cloudTrail.send(describeTrails())).rejects.toMatchObject({ name: cloudTrail });
    await expect(as.ec2.send(new DescribeRegionsCommand({}))).rejects.toMatchObject({ name: ec2 });
    await expect(as.sts.send(new GetCallerIdentityCommand({}))).rejects.toMatchObject({ name: sts });
    await expect(as.s3.send(new ListObjectsV2Command({ Bucket }))).rejects.toMatchObject({ name: s3 });
  });

  it('denies one action by the name that IAM has for it', async () => {
    await control('POST', 'faults', { kind: 'deny', action: 's3:ListBucket' });
    const { s3 } = clients();
    await expect(s3.send(new PutObjectCommand({ Bucket, Key: 'k', Body: 'k' }))).resolves.toBeDefined();
    await expect(s3.send(new ListObjectsV2Command({ Bucket }))).rejects.toMatchObject({
      name: 'AccessDenied',
    });
  });
});

describe('a connection', () => {
  it('that is cut before the answer still had the deed done', async () => {
    await control('POST', 'faults', { kind: 'cut', operation: 'PutEventSelectors', count: 1 });
    const { cloudTrail } = clients();
    const EventSelectors = [{ ReadWriteType: 'ReadOnly' as const, IncludeManagementEvents: true }];
    await expect(
      cloudTrail.send(new PutEventSelectorsCommand({ TrailName, EventSelectors })),
    ).rejects.toThrow();
    const { Trail } = await cloudTrail.send(new GetTrailCommand({ Name: TrailName }));
    expect(Trail?.HasCustomEventSelectors).toBe(true);
  });

  it('that is cut in the body leaves a part of it', async () => {
    const { s3 } = clients();
    const Body = 'x'.repeat(200_000);
    await s3.send(new PutObjectCommand({ Bucket, Key: 'cut', Body }));
    await control('POST', 'faults', { kind: 'cut', at: 'body', operation: 'GetObject', count: 1 });
    const get = new GetObjectCommand({ Bucket, Key: 'cut' });
    const half = await s3.send(get);
    expect(half.ContentLength).toBe(Body.length);
    await expect(half.Body?.transformToString()).rejects.toThrow();
    const whole = await s3.send(get);
    expect(await whole.Body?.transformToString()).toBe(Body);
  });

  it('that is delayed answers in the end', async () => {
    await control('POST', 'faults', { kind: 'delay', ms: 50, service: 'cloudtrail', count: 1 });
    const began = performance.now();
    await expect(clients().cloudTrail.send(describeTrails())).resolves.toBeDefined();
    expect(performance.now() - began).toBeGreaterThanOrEqual(45);
    expect(await control('GET', 'faults')).toMatchObject({ faults: [] });
  });
});

describe('a description', () => {
  it.each<[unknown, string]>([
    [[], 'Send a JSON object'],
    [{}, '"kind" must be one of throttle, error, delay, cut, deny, expire-session, corrupt'],
    [{ kind: 'explode' }, '"kind" must be one of'],
    [{ kind: 'throttle', count: 0 }, '"count" must be a whole number from 1'],
    [{ kind: 'throttle', probability: 2 }, '"probability" must be a number above 0 and up to 1.'],
    [{ kind: 'throttle', service: 'lambda' }, '"service" must be one of cloudtrail, ec2'],
    [{ kind: 'throttle', accountId: '1' }, '"accountId" must be one of 111122223333'],
    [{ kind: 'throttle', region: 'mars' }, '"region" must be one of us-east-1'],
    [{ kind: 'throttle', operation: 7 }, '"operation" must be a text'],
    [
      { kind: 'throttle', trail: 'x' },
      'A fault of kind "throttle" has no "trail"; it has service, operation',
    ],
    [{ kind: 'corrupt', service: 's3' }, 'has no "service"; it has accountId, region, trail, count'],
    [{ kind: 'delay' }, '"ms" must be a whole number from 1'],
    [{ kind: 'error', status: 404 }, '"status" must be 500'],
    [{ kind: 'cut', at: 'end' }, '"at" must be "start"'],
    [{ kind: 'deliver-late' }, '"seconds" must be a whole number from 1'],
  ])('%j is refused with what to do', async (description, message) => {
    expect(await control('POST', 'faults', description)).toMatchObject({
      status: 400,
      message: expect.stringContaining(message),
    });
    expect(await control('GET', 'faults')).toMatchObject({ faults: [] });
  });

  it.each([
    { kind: 'corrupt', trail: TrailName, count: 1 },
    { kind: 'truncate', accountId: '111122223333' },
    { kind: 'deliver-twice', region: 'eu-west-1', probability: 0.1 },
    { kind: 'deliver-late', seconds: 60 },
  ])('%j is taken', async (description) => {
    const added = await control('POST', 'faults', description);
    expect(added).toMatchObject({ status: 200, id: expect.any(String), struck: 0, fault: description });
  });
});
