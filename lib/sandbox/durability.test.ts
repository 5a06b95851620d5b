import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { GetEventSelectorsCommand, PutEventSelectorsCommand } from '@aws-sdk/client-cloudtrail';
import { GetObjectCommand, ListObjectsV2Command, PutObjectCommand } from '@aws-sdk/client-s3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createSdkClients } from './sdk-clients.rig.ts';
import { type StartedSandbox, startSandbox } from './start-sandbox.ts';

const Bucket = 'payments-audit-trail-111122223333';
const TrailName = 'payments-audit';
const AdvancedEventSelectors = [
  {
    Name: 'kept',
    FieldSelectors: [
      { Field: 'eventCategory', Equals: ['NetworkActivity'] },
      { Field: 'eventSource', Equals: ['kms.amazonaws.com'] },
    ],
  },
];

let dataDir: string;
let sandbox: StartedSandbox | undefined;
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'trailpoint-durability-'));
});
afterEach(async () => {
  await sandbox?.kill();
  await rm(dataDir, { recursive: true, force: true });
});

async function start() {
  sandbox = await startSandbox({ dataDir, workloadSeconds: 0 });
  return { sandbox, ...createSdkClients(sandbox, 'payments', 'us-east-1') };
}

describe('the data directory', () => {
  it('holds every acknowledged change after kill -9', async () => {
    const first = await start();
    await first.cloudTrail.send(new PutEventSelectorsCommand({ TrailName, AdvancedEventSelectors }));
    await first.s3.send(new PutObjectCommand({ Bucket, Key: 'kept', Body: 'kept' }));
    await first.sandbox.kill();

    const second = await start();
    const selectors = await second.cloudTrail.send(new GetEventSelectorsCommand({ TrailName }));
    expect(selectors.AdvancedEventSelectors).toEqual(AdvancedEventSelectors);
    const { Body } = await second.s3.send(new GetObjectCommand({ Bucket, Key: 'kept' }));
    expect(await Body?.transformToString()).toBe('kept');
  });

  it('survives a kill -9 amid writes: each object is whole or not there', async () => {
    const first = await start();
    const put = async (n: number) => {
      await first.s3.send(new PutObjectCommand({ Bucket, Key: `amid/${n}`, Body: String(n).repeat(50_000) }));
      return n;
    };
    const writes = Array.from({ length: 40 }, (_, n) => put(n).catch(() => undefined));
    await writes[0];
    await first.sandbox.kill();
    const acknowledged = (await Promise.all(writes)).filter((n) => n !== undefined);

    const second = await start();
    const { Contents } = await second.s3.send(new ListObjectsV2Command({ Bucket, Prefix: 'amid/' }));
    const listed = (Contents ?? []).map(({ Key }) => Key ?? '');
    for (const n of acknowledged) expect(listed).toContain(`amid/${n}`);
    for (const Key of listed) {
      const { Body } = await second.s3.send(new GetObjectCommand({ Bucket, Key }));
      expect(await Body?.transformToString()).toBe(Key.slice('amid/'.length).repeat(50_000));
    }
  });

  it('keeps what had passed when a kill -9 comes while the clock moves', async () => {
    sandbox = await startSandbox({ dataDir, workloadSeconds: 1 });
    const readClock = async ({ endpoint }: StartedSandbox) => {
      const health = await fetch(`${endpoint}/_trailpoint/sandbox/health`);
      return Date.parse(Object(await health.json()).clock);
    };
    const before = await readClock(sandbox);
    const moving = fetch(`${sandbox.endpoint}/_trailpoint/sandbox/clock`, {
      method: 'POST',
      body: JSON.stringify({ forwardSeconds: 86_400 }),
    }).catch(() => undefined);
    while ((await readClock(sandbox)) < before + 30 * 60_000) await new Promise(setImmediate);
    await sandbox.kill();
    await moving;

    sandbox = await startSandbox({ dataDir, workloadSeconds: 0 });
    expect(await readClock(sandbox)).toBeGreaterThanOrEqual(before + 25 * 60_000);
    const { s3 } = createSdkClients(sandbox, 'data-platform', 'eu-west-1');
    const lake = { Bucket: 'lake-perimeter-trail-444455556666', Prefix: 'AWSLogs/' };
    const { Contents } = await s3.send(new ListObjectsV2Command(lake));
    expect(Contents?.length).toBeGreaterThan(0);
  });

  it('is brought back to the seed by a reset', async () => {
    const { cloudTrail, s3, sandbox: running } = await start();
    const before = await cloudTrail.send(new GetEventSelectorsCommand({ TrailName }));
    await cloudTrail.send(new PutEventSelectorsCommand({ TrailName, AdvancedEventSelectors }));
    await s3.send(new PutObjectCommand({ Bucket, Key: 'gone', Body: 'gone' }));
    const reset = await fetch(`${running.endpoint}/_trailpoint/sandbox/reset`, { method: 'POST' });
    expect(reset.status).toBe(200);
    const after = await cloudTrail.send(new GetEventSelectorsCommand({ TrailName }));
    expect(after.EventSelectors).toEqual(before.EventSelectors);
    const { KeyCount } = await s3.send(new ListObjectsV2Command({ Bucket }));
    expect(KeyCount).toBe(0);
  });

  it.each<[string, () => Promise<unknown>, Parameters<typeof startSandbox>[0]]>([
    ['cannot be read', () => writeFile(join(dataDir, 'state.json'), '{"version": 1, "trails": ['), {}],
    ['is of another seed', async () => undefined, { seed: 'empty' }],
    ['is of another account', async () => undefined, { accountId: '123456789012' }],
  ])(
    'sets a state that %s aside, with its objects, and starts from the seed',
    async (_why, spoil, options) => {
      const first = await start();
      await first.s3.send(new PutObjectCommand({ Bucket, Key: 'kept', Body: 'kept' }));
      await first.sandbox.kill();
      await writeFile(join(dataDir, 'somebody-elses.txt'), 'not ours');
      await spoil();

      sandbox = await startSandbox({ dataDir, workloadSeconds: 0, ...options });
      const names = await readdir(dataDir);
      const aside = names.find((name) => name.startsWith('set-aside-')) ?? '';
      expect(await readdir(join(dataDir, aside))).toEqual(expect.arrayContaining(['s3', 'state.json']));
      expect(names).toContain('somebody-elses.txt');
      const keys = await readdir(join(dataDir, aside, 's3'), { recursive: true });
      expect(keys.length).toBeGreaterThan(0);
    },
  );
});

describe('the process', () => {
  it('ends with exit code 0 within two seconds of SIGTERM', async () => {
    const { sandbox: running } = await start();
    const began = performance.now();
    expect(await running.stop()).toBe(0);
    expect(performance.now() - began).toBeLessThan(2_000);
  });

  it('says clearly that its port is taken', async () => {
    const squatter = createServer().listen(0, '127.0.0.1');
    await once(squatter, 'listening');
    const address = squatter.address();
    const port = typeof address === 'object' && address !== null ? address.port : 0;
    await expect(startSandbox({ dataDir, port })).rejects.toThrow(`port ${port} is already in use`);
    squatter.close();
  });

  it('says in one line that its directory cannot be written', async () => {
    const main = fileURLToPath(new URL('./main.ts', import.meta.url));
    // A limit of one block is a full disk to it.
    const command = 'ulimit -f 1 && exec "$0" "$1" --data "$2"';
    const failing = promisify(execFile)('sh', ['-c', command, process.execPath, main, dataDir]);
    await expect(failing).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringMatching(
        /^sandbox: cannot use port 0 or write to [^\n]+: Error: EFBIG: [^\n]+\n$/,
      ),
    });
  });
});
