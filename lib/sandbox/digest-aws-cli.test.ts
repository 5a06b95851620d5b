import { gunzipSync, gzipSync } from 'node:zlib';
import {
  DeleteObjectCommand,
  GetObjectCommand,
  PutObjectCommand,
  paginateListObjectsV2,
} from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findReasonToSkipAwsCli, runAws } from './aws-cli.rig.ts';
import { forwardClock } from './control.rig.ts';
import { createSdkClients, type SdkClients } from './sdk-clients.rig.ts';
import { type StartedSandbox, startSandbox } from './start-sandbox.ts';

const reason = findReasonToSkipAwsCli();
const title = `aws cloudtrail validate-logs${reason === undefined ? '' : ` (skipped: ${reason})`}`;

const BUCKET = 'payments-audit-trail-111122223333';
const RANGE = ['--start-time', '2026-11-20T08:00:00Z', '--end-time', '2026-11-20T14:00:00Z'];

describe.skipIf(reason !== undefined)(title, { timeout: 120_000 }, () => {
  let sandbox: StartedSandbox;
  let s3: SdkClients['s3'];
  beforeAll(async () => {
    sandbox = await startSandbox({ clock: '2026-11-20T09:00:00Z' });
    ({ s3 } = createSdkClients(sandbox, 'payments', 'us-east-1'));
    await forwardClock(sandbox, 3 * 3600 + 60);
  });
  afterAll(() => sandbox.stop());

  /** Both streams, however the command ended. */
  async function validate(account: string, region: string, trail: string, ...more: string[]) {
    const words = [
      'cloudtrail',
      'validate-logs',
      '--region',
      region,
      '--trail-arn',
      trail,
      ...RANGE,
      ...more,
    ];
    try {
      return (await runAws(sandbox, account, region, words)).toString('utf8');
    } catch (error) {
      const { stdout = '', stderr = '' } = Object(error);
      return `${stdout}${stderr}`;
    }
  }

  const validateAudit = (region = 'us-east-1') =>
    validate('payments', region, 'arn:aws:cloudtrail:us-east-1:111122223333:trail/payments-audit');

  async function listKeys(prefix: string): Promise<string[]> {
    const keys: string[] = [];
    for await (const page of paginateListObjectsV2({ client: s3 }, { Bucket: BUCKET, Prefix: prefix })) {
      keys.push(...(page.Contents ?? []).map(({ Key }) => Key ?? ''));
    }
    return keys;
  }

  /** Replaces a text in a compressed object, all else as it was, and gives what takes it back. */
  async function tamper(key: string, from: RegExp, to: string): Promise<() => Promise<void>> {
    const { Body, Metadata } = await s3.send(new GetObjectCommand({ Bucket: BUCKET, Key: key }));
    const bytes = (await Body?.transformToByteArray()) ?? new Uint8Array();
    const text = gunzipSync(bytes).toString('utf8');
    const changed = text.replace(from, to);
    expect(changed).not.toBe(text);
    const put = async (body: Uint8Array) => {
      await s3.send(new PutObjectCommand({ Bucket: BUCKET, Key: key, Body: body, Metadata }));
    };
    await put(gzipSync(changed));
    return () => put(bytes);
  }

  it('accepts the digests and log files of a trail in each of its Regions', async () => {
    const home = await validateAudit();
    expect(home).toMatch(/\b3\/3 digest files valid/);
    expect(home).toMatch(/\b(\d+)\/\1 log files valid/);
    expect(home).not.toContain('INVALID');
    expect(await validateAudit('eu-west-1')).toMatch(/\b3\/3 digest files valid/);
  });

  it('accepts those of an organization trail for a member', async () => {
    const member = await validate(
      'organization-management',
      'us-east-1',
      'arn:aws:cloudtrail:us-east-1:777788889999:trail/organization-trail',
      ...['--account-id', '111122223333'],
    );
    expect(member).toMatch(/\b3\/3 digest files valid/);
    expect(member).toMatch(/\b(\d+)\/\1 log files valid/);
  });

  it('reports a log file that was changed', async () => {
    const [key = ''] = await listKeys('AWSLogs/111122223333/CloudTrail/us-east-1/');
    const restore = await tamper(key, /"eventName":"[^"]+"/, '"eventName":"Nothing"');
    const answer = await validateAudit();
    expect(answer).toContain(`s3://${BUCKET}/${key}\tINVALID: hash value doesn't match`);
    expect(answer).toMatch(/1\/\d+ log files INVALID/);
    await restore();
  });

  it('reports a log file that is gone', async () => {
    const [key = ''] = await listKeys('AWSLogs/111122223333/CloudTrail/us-east-1/');
    const { Body } = await s3.send(new GetObjectCommand({ Bucket: BUCKET, Key: key }));
    const bytes = await Body?.transformToByteArray();
    await s3.send(new DeleteObjectCommand({ Bucket: BUCKET, Key: key }));
    expect(await validateAudit()).toContain(`s3://${BUCKET}/${key}\tINVALID: not found`);
    await s3.send(new PutObjectCommand({ Bucket: BUCKET, Key: key, Body: bytes }));
  });

  it('reports a digest that was changed', async () => {
    const [, key = ''] = await listKeys('AWSLogs/111122223333/CloudTrail-Digest/us-east-1/');
    const restore = await tamper(key, /"hashValue":"[0-9a-f]{4}/, '"hashValue":"0000');
    const answer = await validateAudit();
    expect(answer).toContain(`s3://${BUCKET}/${key}\tINVALID: signature verification failed`);
    expect(answer).toContain('1/3 digest files INVALID');
    await restore();
  });

  it('reports a digest that is gone', async () => {
    const [, key = ''] = await listKeys('AWSLogs/111122223333/CloudTrail-Digest/us-east-1/');
    await s3.send(new DeleteObjectCommand({ Bucket: BUCKET, Key: key }));
    const answer = await validateAudit();
    expect(answer).toContain(`s3://${BUCKET}/${key}\tINVALID: not found`);
  });
});
