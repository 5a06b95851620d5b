import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findReasonToSkipAwsCli, runAws } from './aws-cli.rig.ts';
import { type StartedSandbox, startSandbox } from './start-sandbox.ts';

const reason = findReasonToSkipAwsCli();
const title = `S3 and EC2 by the AWS CLI${reason === undefined ? '' : ` (skipped: ${reason})`}`;
const PART_BYTES = 8 * 1024 * 1024;

// A call of the CLI takes half a second on an idle machine, and several on a busy one.
describe.skipIf(reason !== undefined)(title, { timeout: 120_000 }, () => {
  let sandbox: StartedSandbox;
  let folder: string;
  beforeAll(async () => {
    sandbox = await startSandbox({ workloadSeconds: 0 });
    folder = await mkdtemp(join(tmpdir(), 'trailpoint-cli-'));
  });
  afterAll(async () => {
    await sandbox.stop();
    await rm(folder, { recursive: true, force: true });
  });

  const aws = (region: string, ...words: string[]) => runAws(sandbox, 'payments', region, words);
  async function awsJson(region: string, ...words: string[]) {
    const text = (await aws(region, ...words)).toString('utf8');
    return text === '' ? undefined : JSON.parse(text);
  }

  it('makes a trail’s bucket with its policy, step by step', async () => {
    const bucket = ['--bucket', 'vpce-only-trail-logs'];
    const create = ['s3api', 'create-bucket', ...bucket];
    await expect(aws('eu-west-1', ...create)).rejects.toThrow(
      /IllegalLocationConstraintException.*The unspecified location constraint is incompatible/s,
    );
    const made = await awsJson(
      'eu-west-1',
      ...create,
      ...['--create-bucket-configuration', 'LocationConstraint=eu-west-1'],
    );
    expect(made.Location).toBe('/vpce-only-trail-logs');
    const policy = {
      Version: '2012-10-17',
      Statement: [
        {
          Sid: 'AWSCloudTrailAclCheck20150319',
          Effect: 'Allow',
          Principal: { Service: 'cloudtrail.amazonaws.com' },
          Action: 's3:GetBucketAcl',
          Resource: 'arn:aws:s3:::vpce-only-trail-logs',
        },
      ],
    };
    const put = ['s3api', 'put-bucket-policy', ...bucket, '--policy'];
    await aws('eu-west-1', ...put, JSON.stringify(policy));
    const got = await awsJson('eu-west-1', 's3api', 'get-bucket-policy', ...bucket);
    expect(JSON.parse(got.Policy)).toEqual(policy);
    await expect(aws('eu-west-1', ...put, 'policy.json')).rejects.toThrow(
      /MalformedPolicy.*Policies must be valid JSON and the first byte must be '{'/s,
    );
    const status = await awsJson('eu-west-1', 's3api', 'get-bucket-policy-status', ...bucket);
    expect(status.PolicyStatus.IsPublic).toBe(false);
    // Another Region's endpoint redirects, and the CLI follows.
    const location = await awsJson('us-east-1', 's3api', 'get-public-access-block', ...bucket);
    expect(location.PublicAccessBlockConfiguration.BlockPublicPolicy).toBe(true);
    expect((await aws('us-east-1', 's3', 'ls')).toString('utf8')).toContain('vpce-only-trail-logs');
    await aws('eu-west-1', 's3', 'rb', 's3://vpce-only-trail-logs');
  });

  it('uploads in parts, copies, syncs and removes', async () => {
    const file = join(folder, 'large.bin');
    const bytes = randomBytes(2 * PART_BYTES + 1000);
    await writeFile(file, bytes);
    await aws('eu-west-1', 's3', 'mb', 's3://cli-uploads');
    await aws('eu-west-1', 's3', 'cp', file, 's3://cli-uploads/in/large + ø.bin');
    const key = ['--bucket', 'cli-uploads', '--key', 'in/large + ø.bin'];
    const head = await awsJson('eu-west-1', 's3api', 'head-object', ...key);
    expect(head.ETag).toMatch(/-3"$/);
    expect(head.ContentLength).toBe(bytes.length);
    await aws('eu-west-1', 's3', 'cp', 's3://cli-uploads/in/', 's3://cli-uploads/out/', '--recursive');
    await aws('eu-west-1', 's3', 'sync', 's3://cli-uploads/out', folder);
    expect((await readFile(join(folder, 'large + ø.bin'))).equals(bytes)).toBe(true);
    await aws('eu-west-1', 's3', 'rb', 's3://cli-uploads', '--force');
    await expect(aws('eu-west-1', 's3', 'ls', 's3://cli-uploads')).rejects.toThrow(/NoSuchBucket/);
  });

  it('reads VPCs and endpoints, and changes a policy', async () => {
    const { Vpcs } = await awsJson('us-east-1', 'ec2', 'describe-vpcs');
    expect(Vpcs.length).toBeGreaterThan(2);
    const id = ['--vpc-endpoint-id', 'vpce-0a1c3e5f7081920a1'];
    const modify = ['ec2', 'modify-vpc-endpoint', ...id];
    await expect(aws('us-east-1', ...modify, '--reset-policy', '--dry-run')).rejects.toThrow(
      /DryRunOperation/,
    );
    await expect(aws('us-east-1', ...modify, '--policy-document', '{"Statement":')).rejects.toThrow(
      /InvalidPolicyDocument.*The Policy Document is not valid. Syntax error at position \(1,14\)/s,
    );
    await aws('us-east-1', ...modify, '--reset-policy');
    const { VpcEndpoints } = await awsJson(
      'us-east-1',
      ...['ec2', 'describe-vpc-endpoints', '--vpc-endpoint-ids', 'vpce-0a1c3e5f7081920a1'],
    );
    expect(JSON.parse(VpcEndpoints[0].PolicyDocument).Statement[0].Action).toBe('*');
  });
});
