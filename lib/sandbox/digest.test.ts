import { createHash, createPublicKey, verify } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import {
  DeleteTrailCommand,
  GetTrailStatusCommand,
  ListPublicKeysCommand,
  PutEventSelectorsCommand,
  StartLoggingCommand,
  StopLoggingCommand,
  UpdateTrailCommand,
} from '@aws-sdk/client-cloudtrail';
import { GetObjectCommand, ListObjectsV2Command, paginateListObjectsV2 } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { forwardClock } from './control.rig.ts';
import { createSdkClients, type SdkClients } from './sdk-clients.rig.ts';
import { type StartedSandbox, startSandbox } from './start-sandbox.ts';

const BUCKET = 'payments-audit-trail-111122223333';
const FOLDER = 'AWSLogs/111122223333/CloudTrail-Digest';
const Name = 'payments-audit';
const HOUR = 3600;

/** Workloads rest, so that every file and every hour without one is of the test's own making. */
let sandbox: StartedSandbox;
let payments: SdkClients;
beforeAll(async () => {
  sandbox = await startSandbox({ workloadSeconds: 0, deliverySeconds: 0.2, clock: '2026-11-20T09:00:00Z' });
  payments = createSdkClients(sandbox, 'payments', 'us-east-1');
});
afterAll(() => sandbox.stop());

interface DigestFile {
  readonly key: string;
  /** Uncompressed. */
  readonly text: string;
  readonly digest: Readonly<Record<string, unknown>>;
  readonly signature: string;
}

async function read(key: string) {
  const { Body, Metadata } = await payments.s3.send(new GetObjectCommand({ Bucket: BUCKET, Key: key }));
  const bytes = (await Body?.transformToByteArray()) ?? new Uint8Array();
  return { text: gunzipSync(bytes).toString('utf8'), metadata: Metadata ?? {} };
}

/** In the order of time. */
async function readDigests(region = 'us-east-1'): Promise<DigestFile[]> {
  const digests: DigestFile[] = [];
  const pages = paginateListObjectsV2(
    { client: payments.s3 },
    { Bucket: BUCKET, Prefix: `${FOLDER}/${region}/` },
  );
  for await (const { Contents = [] } of pages) {
    for (const { Key = '' } of Contents) {
      const { text, metadata } = await read(Key);
      expect(metadata['signature-algorithm']).toBe('SHA256withRSA');
      digests.push({ key: Key, text, digest: JSON.parse(text), signature: metadata.signature ?? '' });
    }
  }
  return digests;
}

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

/** As "Custom implementations of log file integrity validation" tells it, sharing no code with the sandbox. */
async function isSignedBy(region: string, { digest, text, signature, key }: DigestFile): Promise<boolean> {
  const { cloudTrail } = createSdkClients(sandbox, 'payments', region);
  const { PublicKeyList = [] } = await cloudTrail.send(new ListPublicKeysCommand({}));
  const found = PublicKeyList.find(({ Fingerprint }) => Fingerprint === digest.digestPublicKeyFingerprint);
  if (found?.Value === undefined) return false;
  const der = Buffer.from(found.Value);
  expect(createHash('md5').update(der).digest('hex')).toBe(found.Fingerprint);
  const signed = [
    digest.digestEndTime,
    `${BUCKET}/${key}`,
    sha256(text),
    digest.previousDigestSignature ?? 'null',
  ].join('\n');
  const publicKey = createPublicKey({ key: der, format: 'der', type: 'pkcs1' });
  return verify('sha256', Buffer.from(signed), publicKey, Buffer.from(signature, 'hex'));
}

describe('digest files', () => {
  it('come once an hour under AWS’s key, the first of a chain without a previous one', async () => {
    await payments.cloudTrail.send(new GetTrailStatusCommand({ Name }));
    await forwardClock(sandbox, HOUR - 60);
    expect(await readDigests()).toEqual([]);
    await forwardClock(sandbox, 120);
    const [first, ...more] = await readDigests();
    expect(more).toEqual([]);
    expect(first?.key).toMatch(
      /^AWSLogs\/111122223333\/CloudTrail-Digest\/us-east-1\/2026\/11\/20\/111122223333_CloudTrail-Digest_us-east-1_payments-audit_us-east-1_20261120T100\d{3}Z\.json\.gz$/,
    );
    expect(Object.keys(first?.digest ?? {})).toEqual([
      'awsAccountId',
      'digestStartTime',
      'digestEndTime',
      'digestS3Bucket',
      'digestS3Object',
      'digestPublicKeyFingerprint',
      'digestSignatureAlgorithm',
      'newestEventTime',
      'oldestEventTime',
      'previousDigestS3Bucket',
      'previousDigestS3Object',
      'previousDigestHashValue',
      'previousDigestHashAlgorithm',
      'previousDigestSignature',
      'logFiles',
    ]);
    expect(first?.digest).toMatchObject({
      awsAccountId: '111122223333',
      digestS3Bucket: BUCKET,
      digestS3Object: first?.key,
      previousDigestS3Bucket: null,
      previousDigestS3Object: null,
      previousDigestHashValue: null,
      previousDigestHashAlgorithm: null,
      previousDigestSignature: null,
    });
  });

  it('list every log file of their hour with the hash of its uncompressed content', async () => {
    const [first] = await readDigests();
    const logFiles: unknown[] = Object(first?.digest).logFiles;
    expect(logFiles.length).toBeGreaterThan(0);
    for (const logFile of logFiles) {
      const { s3Bucket, s3Object, hashValue, hashAlgorithm, newestEventTime, oldestEventTime } =
        Object(logFile);
      const { text } = await read(s3Object);
      expect([s3Bucket, hashAlgorithm, hashValue]).toEqual([BUCKET, 'SHA-256', sha256(text)]);
      const times = JSON.parse(text)
        .Records.map(({ eventTime }: { eventTime: string }) => eventTime)
        .sort();
      expect([oldestEventTime, newestEventTime]).toEqual([times[0], times.at(-1)]);
    }
  });

  it('are chained by hash and signature, also over an hour in which nothing happened', async () => {
    await forwardClock(sandbox, 2 * HOUR);
    const digests = await readDigests();
    expect(digests.length).toBe(3);
    for (const [index, later] of digests.entries()) {
      const earlier = digests[index - 1];
      if (earlier === undefined) continue;
      expect(later.digest).toMatchObject({
        digestStartTime: earlier.digest.digestEndTime,
        previousDigestS3Bucket: BUCKET,
        previousDigestS3Object: earlier.key,
        previousDigestHashValue: sha256(earlier.text),
        previousDigestHashAlgorithm: 'SHA-256',
        previousDigestSignature: earlier.signature,
      });
    }
    // Nobody called anything since.
    expect(digests.at(-1)?.digest).toMatchObject({
      logFiles: [],
      newestEventTime: null,
      oldestEventTime: null,
    });
  });

  it('are signed with the key of their Region, and of no other', async () => {
    const [virginia] = await readDigests('us-east-1');
    const [ireland] = await readDigests('eu-west-1');
    if (virginia === undefined || ireland === undefined) throw new Error('There is a digest in each Region.');
    expect(await isSignedBy('us-east-1', virginia)).toBe(true);
    expect(await isSignedBy('eu-west-1', ireland)).toBe(true);
    expect(await isSignedBy('eu-west-1', virginia)).toBe(false);
    const changed = { ...virginia, text: virginia.text.replace('2026-11-20', '2026-11-21') };
    expect(await isSignedBy('us-east-1', changed)).toBe(false);
  });

  it('tell the trail’s status when they came', async () => {
    const status = await payments.cloudTrail.send(new GetTrailStatusCommand({ Name }));
    expect(status.LatestDigestDeliveryTime?.toISOString()).toMatch(/^2026-11-20T12:0/);
    expect(status.LatestDigestDeliveryError).toBeUndefined();
  });

  it('end with a last one where logging stops, and begin anew where it starts', async () => {
    const before = (await readDigests()).length;
    await payments.cloudTrail.send(new StopLoggingCommand({ Name }));
    await forwardClock(sandbox, 60);
    const stopped = await readDigests();
    expect(stopped.length).toBe(before + 1);
    expect(JSON.stringify(stopped.at(-1)?.digest)).toContain(String(stopped.at(-2)?.signature));
    const names = await readEventNames(stopped.at(-1)?.digest);
    expect(names).toContain('StopLogging');

    await forwardClock(sandbox, 3 * HOUR);
    expect((await readDigests()).length).toBe(before + 1);
    await payments.cloudTrail.send(new StartLoggingCommand({ Name }));
    await forwardClock(sandbox, HOUR + 60);
    const restarted = await readDigests();
    expect(restarted.length).toBe(before + 2);
    expect(restarted.at(-1)?.digest).toMatchObject({ previousDigestS3Object: null });
  });

  it('begin anew where validation was off, be it for a moment', async () => {
    const before = (await readDigests()).length;
    await payments.cloudTrail.send(new UpdateTrailCommand({ Name, EnableLogFileValidation: false }));
    await payments.cloudTrail.send(new UpdateTrailCommand({ Name, EnableLogFileValidation: true }));
    await forwardClock(sandbox, HOUR + 60);
    const digests = await readDigests();
    const starts = digests.filter(({ digest }) => digest.previousDigestS3Object === null);
    expect(starts.length).toBe(3);
    // The last one of the chain that ended, and the first one of the next.
    expect(digests.length).toBe(before + 2);
  });

  it('end with a last one where the trail is deleted', async () => {
    const before = await readDigests();
    await payments.cloudTrail.send(new DeleteTrailCommand({ Name }));
    await forwardClock(sandbox, 3 * HOUR);
    const after = await readDigests();
    expect(after.length).toBe(before.length + 1);
    expect(after.at(-1)?.digest).toMatchObject({ previousDigestS3Object: before.at(-1)?.key });
  });

  it('go on after kill -9 where they were, with what was delivered before it', async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'trailpoint-digest-'));
    const first = await startSandbox({ dataDir, workloadSeconds: 0, clock: '2026-11-20T09:00:00Z' });
    const { cloudTrail } = createSdkClients(first, 'payments', 'us-east-1');
    await cloudTrail.send(new GetTrailStatusCommand({ Name }));
    await forwardClock(first, HOUR + 60);
    await cloudTrail.send(new GetTrailStatusCommand({ Name }));
    await forwardClock(first, 60);
    await first.kill();
    const second = await startSandbox({ dataDir, workloadSeconds: 0 });
    try {
      await forwardClock(second, HOUR);
      const { s3 } = createSdkClients(second, 'payments', 'us-east-1');
      const listed = new ListObjectsV2Command({ Bucket: BUCKET, Prefix: `${FOLDER}/us-east-1/` });
      const { Contents = [] } = await s3.send(listed);
      const digests = await Promise.all(
        Contents.map(async ({ Key }) => {
          const { Body } = await s3.send(new GetObjectCommand({ Bucket: BUCKET, Key }));
          const bytes = (await Body?.transformToByteArray()) ?? new Uint8Array();
          return Object(JSON.parse(gunzipSync(bytes).toString('utf8')));
        }),
      );
      expect(digests.map(({ logFiles }) => logFiles.length > 0)).toEqual([true, true]);
      expect(digests[1]?.previousDigestS3Object).toBe(Contents[0]?.Key);
    } finally {
      await second.stop();
      await rm(dataDir, { recursive: true, force: true });
    }
  });

  it('list network activity files too', async () => {
    const active = await startSandbox({ workloadSeconds: 1, clock: '2026-11-20T09:00:00Z' });
    try {
      const { cloudTrail, s3 } = createSdkClients(active, 'payments', 'us-east-1');
      const kms = [
        { Field: 'eventCategory', Equals: ['NetworkActivity'] },
        { Field: 'eventSource', Equals: ['kms.amazonaws.com'] },
      ];
      await cloudTrail.send(
        new PutEventSelectorsCommand({ TrailName: Name, AdvancedEventSelectors: [{ FieldSelectors: kms }] }),
      );
      await forwardClock(active, HOUR + 60);
      const pages = paginateListObjectsV2({ client: s3 }, { Bucket: BUCKET, Prefix: `${FOLDER}/us-east-1/` });
      for await (const { Contents = [] } of pages) {
        const { Body } = await s3.send(new GetObjectCommand({ Bucket: BUCKET, Key: Contents[0]?.Key }));
        const bytes = (await Body?.transformToByteArray()) ?? new Uint8Array();
        expect(gunzipSync(bytes).toString('utf8')).toContain('/CloudTrail-NetworkActivity/');
      }
    } finally {
      await active.stop();
    }
  });
});

async function readEventNames(digest: unknown): Promise<string[]> {
  const logFiles: { readonly s3Object: string }[] = Object(digest).logFiles;
  const texts = await Promise.all(logFiles.map(({ s3Object }) => read(s3Object)));
  return texts.flatMap(({ text }) =>
    JSON.parse(text).Records.map(({ eventName }: { eventName: string }) => eventName),
  );
}
