import { DescribeTrailsCommand } from '@aws-sdk/client-cloudtrail';
import { DescribeVpcEndpointsCommand } from '@aws-sdk/client-ec2';
import { ListBucketsCommand, ListObjectsV2Command } from '@aws-sdk/client-s3';
import { AssumeRoleCommand, GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { afterEach, describe, expect, it } from 'vitest';
import { createSdkClients } from './sdk-clients.rig.ts';
import { AUDIT_EXTERNAL_ID } from './seed/principals-of-accounts.ts';
import { type StartedSandbox, type StartOptions, startSandbox } from './start-sandbox.ts';

let sandbox: StartedSandbox | undefined;
afterEach(() => sandbox?.stop());

async function start(options: StartOptions): Promise<StartedSandbox> {
  sandbox = await startSandbox(options);
  return sandbox;
}

describe('--seed empty', () => {
  it('has the organization, and nothing in it', async () => {
    const empty = await start({ seed: 'empty', workloadSeconds: 0.05 });
    for (const { name } of empty.accounts) {
      const { cloudTrail, ec2, s3, sts } = createSdkClients(empty, name, 'us-east-1');
      expect((await cloudTrail.send(new DescribeTrailsCommand({}))).trailList).toEqual([]);
      expect((await ec2.send(new DescribeVpcEndpointsCommand({}))).VpcEndpoints ?? []).toEqual([]);
      expect((await s3.send(new ListBucketsCommand({}))).Buckets ?? []).toEqual([]);
      expect((await sts.send(new GetCallerIdentityCommand({}))).Account).toMatch(/^\d{12}$/);
    }
    const health = await fetch(`${empty.endpoint}/_trailpoint/sandbox/health`);
    expect(await health.json()).toMatchObject({ seed: 'empty', trails: 0, calls: 0 });
  });
});

describe('--account', () => {
  it('gives the first account its ID, everywhere', async () => {
    const own = await start({ accountId: '123456789012', workloadSeconds: 0 });
    expect(own.accounts.map(({ accountId }) => accountId)).toEqual([
      '123456789012',
      '444455556666',
      '777788889999',
    ]);
    expect(JSON.stringify(own)).not.toContain('111122223333');
    const { cloudTrail, ec2, s3 } = createSdkClients(own, 'payments', 'us-east-1');
    const { trailList } = await cloudTrail.send(new DescribeTrailsCommand({}));
    const { VpcEndpoints } = await ec2.send(new DescribeVpcEndpointsCommand({}));
    const { Buckets } = await s3.send(new ListBucketsCommand({}));
    const all = JSON.stringify({ trailList, VpcEndpoints, Buckets });
    expect(all).not.toContain('111122223333');
    expect(all).toContain('arn:aws:cloudtrail:us-east-1:123456789012:trail/payments-audit');
    const { sts } = createSdkClients(own, 'organization-management', 'us-east-1');
    const { AssumedRoleUser } = await sts.send(
      new AssumeRoleCommand({
        RoleArn: 'arn:aws:iam::123456789012:role/TrailpointAudit',
        RoleSessionName: 'console',
        ExternalId: AUDIT_EXTERNAL_ID,
      }),
    );
    expect(AssumedRoleUser?.Arn).toContain(':123456789012:');
  });
});

describe('--latency', () => {
  it('lets an answer wait', async () => {
    const slow = await start({ latencyMs: 300, workloadSeconds: 0 });
    const { sts } = createSdkClients(slow, 'payments', 'us-east-1');
    const began = performance.now();
    await sts.send(new GetCallerIdentityCommand({}));
    expect(performance.now() - began).toBeGreaterThanOrEqual(230);
  });
});

describe('--clock', () => {
  it('lets clients sign with the clock of the machine', async () => {
    const past = await start({ clock: '2024-02-29T12:00:00Z', workloadSeconds: 0 });
    const { s3, sts } = createSdkClients(past, 'payments', 'us-east-1', 1);
    await expect(sts.send(new GetCallerIdentityCommand({}))).resolves.toBeDefined();
    const Bucket = 'payments-audit-trail-111122223333';
    await expect(s3.send(new ListObjectsV2Command({ Bucket }))).resolves.toBeDefined();
  });
});
