import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { ChangeCost } from '@/lib/audit/change-cost.ts';
import type { AdvancedEventSelector, FieldSelector } from '@/lib/cloudtrail/advanced-event-selector.ts';
import type { SelectorSet } from '@/lib/cloudtrail/selector-set.ts';
import { ingestLogFile } from '@/lib/event-index/ingest.ts';
import { openSampleFolder, sampleFile, sampleRecord, toBody } from '@/lib/event-index/log-file-samples.ts';
import { theIndex } from '@/lib/event-index/the-index.ts';
import { type StartedSandbox, startSandbox } from '@/lib/sandbox/start-sandbox.ts';
import { POST } from './route';

/** The seed's account 444455556666 has, in Dublin, a trail that records all S3 calls and a pilot that is off. */
const connectionId = 'sandbox-444455556666';
const perimeter = 'arn:aws:cloudtrail:eu-west-1:444455556666:trail/lake-perimeter';
const pilot = 'arn:aws:cloudtrail:eu-west-1:444455556666:trail/lake-perimeter-pilot';
const s3 = 's3.amazonaws.com';
const kms = 'kms.amazonaws.com';

const folder = openSampleFolder();
let sandbox: StartedSandbox;

beforeAll(async () => {
  vi.stubEnv('TRAILPOINT_DATA_DIR', folder.path);
  sandbox = await startSandbox({ workloadSeconds: 0 });
  vi.stubEnv('TRAILPOINT_SANDBOX', JSON.stringify(sandbox));
  // Five hours of S3 calls, one every six minutes; the newest is of now, as that of a trail that records.
  const newestMs = Math.floor(Date.now() / 1000) * 1000;
  const records = Array.from({ length: 51 }, (_, n) =>
    sampleRecord(2 * n, {
      eventSource: s3,
      eventTime: new Date(newestMs - n * 360_000).toISOString(),
      awsRegion: 'eu-west-1',
      recipientAccountId: '444455556666',
    }),
  );
  await ingestLogFile(
    await theIndex(),
    sampleFile('s3.json.gz', toBody(records), { connectionId, trailARN: perimeter }),
  );
});

afterAll(async () => {
  await (await theIndex()).close();
  await sandbox.stop();
  folder[Symbol.dispose]();
});

function set(...advancedEventSelectors: AdvancedEventSelector[]): SelectorSet {
  return { kind: 'advanced', advancedEventSelectors };
}

function network(eventSource: string, ...conditions: FieldSelector[]): AdvancedEventSelector {
  return {
    fieldSelectors: [
      { field: 'eventCategory', equals: ['NetworkActivity'] },
      { field: 'eventSource', equals: [eventSource] },
      ...conditions,
    ],
  };
}

const CHANGE = { connectionId, trailARN: pilot, seen: set(), next: set(network(s3)), expected: {} };

function ask(body: unknown, init: RequestInit = {}): Promise<Response> {
  return POST(
    new Request('http://127.0.0.1/api/change-cost', { method: 'POST', body: JSON.stringify(body), ...init }),
  );
}

async function costOf(change: Partial<Record<keyof typeof CHANGE, unknown>>): Promise<ChangeCost> {
  const response = await ask({ ...CHANGE, ...change });
  expect([response.status, response.headers.get('cache-control')]).toEqual([200, 'no-store']);
  return response.json();
}

test('counts what another trail of the account captured', async () => {
  const cost = await costOf({});
  const eventsPerMonth = 51 * (720 / 5);
  expect(cost).toEqual({
    pricesDate: '2026-11-23',
    sources: [
      {
        eventSource: s3,
        effect: 'starts',
        known: {
          eventsPerMonth,
          usdPerMonth: expect.closeTo(0.0073, 3),
          periodMs: 5 * 3_600_000,
          recordedBy: ['lake-perimeter'],
        },
      },
    ],
    added: { eventsPerMonth, usdPerMonth: expect.closeTo(0.0073, 3) },
    isComplete: true,
  });
});

test('counts what a trail captured itself and would no longer record', async () => {
  const change = { trailARN: perimeter, seen: set(network(s3)), next: set() };
  expect((await costOf(change)).added.eventsPerMonth).toBe(-51 * 144);
  const keepOne = set(network(s3, { field: 'vpcEndpointId', equals: ['vpce-0008c1b6b9b7'] }));
  const narrowed = await costOf({ ...change, next: keepOne });
  expect(narrowed.added.eventsPerMonth).toBe(-25 * 144);
});

test('does not know what no trail records, and prices what is expected of it', async () => {
  const next = set(network(kms));
  expect(await costOf({ next })).toMatchObject({
    sources: [{ eventSource: kms, unknown: { reason: 'unrecorded' } }],
    isComplete: false,
  });
  expect(await costOf({ next, expected: { [kms]: 1_000_000 } })).toMatchObject({
    added: { eventsPerMonth: 1_000_000, usdPerMonth: 1 },
    isComplete: true,
  });
});

test.each([
  [{ expected: { [kms]: -1 } }, `expected.${kms}`],
  [{ expected: { [kms]: 1.5 } }, `expected.${kms}`],
  [{ expected: { [kms]: 1e13 } }, `expected.${kms}`],
  [{ expected: { [kms]: '12' } }, `expected.${kms}`],
  [{ expected: Object.fromEntries(Array.from({ length: 501 }, (_, n) => [`s${n}`, 1])) }, 'expected'],
  [{ next: { kind: 'all' } }, 'next.kind'],
  [{ trailARN: 7 }, 'trailARN'],
])('refuses %j and names the part', async (change, field) => {
  const response = await ask({ ...CHANGE, ...change });
  expect([response.status, (await response.json()).failure]).toMatchObject([
    400,
    { code: 'invalid-input', field },
  ]);
});

test('refuses what is no JSON, no trail and no connection', async () => {
  expect((await ask(undefined, { body: '{"next":' })).status).toBe(400);
  expect((await ask({ ...CHANGE, trailARN: 'pilot' })).status).toBe(400);
  expect((await ask({ ...CHANGE, connectionId: 'elsewhere' })).status).toBe(404);
  expect((await ask({ ...CHANGE, trailARN: `${pilot}-2` })).status).toBe(404);
});
