import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { LookupEventsCommand, StopLoggingCommand } from '@aws-sdk/client-cloudtrail';
import { afterEach, expect, it, vi } from 'vitest';
import { readRecords } from '../delivered-records.rig.ts';
import { createSdkClients } from '../sdk-clients.rig.ts';
import { type StartedSandbox, type StartOptions, startSandbox } from '../start-sandbox.ts';

let sandbox: StartedSandbox | undefined;
let dataDir: string | undefined;
afterEach(async () => {
  await sandbox?.kill();
  if (dataDir !== undefined) await rm(dataDir, { recursive: true, force: true });
});

async function start(options: StartOptions) {
  dataDir ??= await mkdtemp(join(tmpdir(), 'trailpoint-events-'));
  sandbox = await startSandbox({ dataDir, ...options });
  return { sandbox, ...createSdkClients(sandbox, 'payments', 'us-east-1', 10) };
}

const writes = { LookupAttributes: [{ AttributeKey: 'ReadOnly' as const, AttributeValue: 'false' }] };

it('finds every change that was acknowledged, also after kill -9, until a reset', async () => {
  const first = await start({ workloadSeconds: 0 });
  await first.cloudTrail.send(new StopLoggingCommand({ Name: 'default-trail' }));
  await first.sandbox.kill();

  const second = await start({ workloadSeconds: 0 });
  const { Events } = await second.cloudTrail.send(new LookupEventsCommand(writes));
  expect(Events?.map(({ EventName }) => EventName)).toEqual(['StopLogging']);

  await fetch(`${second.sandbox.endpoint}/_trailpoint/sandbox/reset`, { method: 'POST' });
  const after = await second.cloudTrail.send(new LookupEventsCommand(writes));
  expect(after.Events).toEqual([]);
});

it('has what the workloads do, but neither data events nor network activity, and trails deliver the API’s calls', async () => {
  const { cloudTrail, s3 } = await start({ workloadSeconds: 0.1, deliverySeconds: 0.3 });
  await vi.waitFor(
    async () => {
      const { Events = [] } = await cloudTrail.send(new LookupEventsCommand({}));
      expect(Events.some(({ EventSource }) => EventSource === 'ec2.amazonaws.com')).toBe(true);
    },
    { timeout: 20_000, interval: 500 },
  );
  const { Events = [] } = await cloudTrail.send(new LookupEventsCommand({}));
  const categories = Events.map(({ CloudTrailEvent }) => JSON.parse(CloudTrailEvent ?? '').eventCategory);
  expect(new Set(categories)).toEqual(new Set(['Management']));
  await vi.waitFor(
    async () => {
      const records = await readRecords(s3, 'payments-audit-trail-111122223333');
      expect(records.map(({ eventName }) => eventName)).toContain('LookupEvents');
    },
    { timeout: 20_000, interval: 500 },
  );
});
