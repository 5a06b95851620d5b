import { gunzipSync } from 'node:zlib';
import { GetTrailCommand } from '@aws-sdk/client-cloudtrail';
import { GetObjectCommand, HeadObjectCommand, paginateListObjectsV2 } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { addFault, forwardClock } from './control.rig.ts';
import { createSdkClients, type SdkClients } from './sdk-clients.rig.ts';
import { type StartedSandbox, startSandbox } from './start-sandbox.ts';

const WAIT = { timeout: 20_000, interval: 200 };
const BUCKET = 'shared-trails-111122223333';
const PREFIX = 'default-trail/AWSLogs/111122223333/CloudTrail/us-east-1/';
const trail = 'default-trail';

/** Workloads rest: each call of the test makes one event of that trail. */
let sandbox: StartedSandbox;
let payments: SdkClients;
beforeAll(async () => {
  sandbox = await startSandbox({ workloadSeconds: 0, deliverySeconds: 0.3, clock: '2026-11-20T09:00:00Z' });
  payments = createSdkClients(sandbox, 'payments', 'us-east-1');
});
afterAll(() => sandbox.stop());

async function listBodies(): Promise<{ readonly key: string; readonly body: Uint8Array }[]> {
  const bodies: { key: string; body: Uint8Array }[] = [];
  for await (const page of paginateListObjectsV2(
    { client: payments.s3 },
    { Bucket: BUCKET, Prefix: PREFIX },
  )) {
    for (const { Key = '' } of page.Contents ?? []) {
      const { Body } = await payments.s3.send(new GetObjectCommand({ Bucket: BUCKET, Key }));
      bodies.push({ key: Key, body: (await Body?.transformToByteArray()) ?? new Uint8Array() });
    }
  }
  return bodies;
}

/** Undefined for a file that cannot be read. */
function readEventIDs(body: Uint8Array): string[] | undefined {
  try {
    const { Records } = JSON.parse(gunzipSync(body).toString('utf8'));
    return Records.map(({ eventID }: { eventID: string }) => eventID);
  } catch {
    return undefined; // Damaged on purpose.
  }
}

const call = () => payments.cloudTrail.send(new GetTrailCommand({ Name: trail }));

describe('a delivery that was asked to fail', () => {
  it.each(['corrupt', 'truncate'] as const)('leaves one file that cannot be read: %s', async (kind) => {
    const count = async () => {
      const files = (await listBodies()).map(({ body }) => readEventIDs(body));
      return {
        whole: files.filter((ids) => ids !== undefined).length,
        damaged: files.filter((ids) => !ids).length,
      };
    };
    const before = await count();
    await addFault(sandbox, { kind, trail, count: 1 });
    await call();
    await vi.waitFor(async () => expect((await count()).damaged).toBe(before.damaged + 1), WAIT);
    await call();
    await vi.waitFor(async () => expect((await count()).whole).toBeGreaterThan(before.whole), WAIT);
    expect((await count()).damaged).toBe(before.damaged + 1);
  });

  it('brings every event of a file twice, in two files', async () => {
    await addFault(sandbox, { kind: 'deliver-twice', trail, count: 1 });
    await call();
    await vi.waitFor(async () => {
      const ids = (await listBodies()).map(({ body }) => readEventIDs(body)?.join());
      const seen = ids.filter((id) => id !== undefined);
      expect(seen.length - new Set(seen).size).toBeGreaterThan(0);
    }, WAIT);
  });

  it('comes later, under the minute in which it comes', async () => {
    const before = new Set((await listBodies()).map(({ key }) => key));
    await addFault(sandbox, { kind: 'deliver-late', trail, seconds: 1800, count: 1 });
    await call();
    await vi.waitFor(async () => {
      const health = await fetch(`${sandbox.endpoint}/_trailpoint/sandbox/health`);
      expect((await health.json()).faults).toBe(0);
    }, WAIT);
    const listNew = async () => (await listBodies()).filter(({ key }) => !before.has(key));
    expect(await listNew()).toEqual([]);
    const clock = await forwardClock(sandbox, 1900);
    const [late] = await listNew();
    expect(late?.key).toMatch(/_20261120T09[34]\dZ_/);
    const head = new HeadObjectCommand({ Bucket: BUCKET, Key: late?.key });
    const { LastModified } = await payments.s3.send(head);
    expect(clock.getTime() - (LastModified?.getTime() ?? 0)).toBeLessThan(600_000);
    const { Records } = JSON.parse(gunzipSync(late?.body ?? new Uint8Array()).toString('utf8'));
    expect(Date.parse(Records[0].eventTime)).toBeLessThan(clock.getTime() - 1800_000);
  });
});
