import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { findReasonToSkipAwsCli, runAws } from './aws-cli.rig.ts';
import { type StartedSandbox, startSandbox } from './start-sandbox.ts';

const reason = findReasonToSkipAwsCli();

// A call of the CLI takes half a second on an idle machine, and several on a busy one.
const title = `AWS CLI${reason === undefined ? '' : ` (skipped: ${reason})`}`;

describe.skipIf(reason !== undefined)(title, { timeout: 120_000 }, () => {
  let sandbox: StartedSandbox;
  beforeAll(async () => {
    sandbox = await startSandbox({ workloadSeconds: 0.2, deliverySeconds: 0.5 });
  });
  afterAll(() => sandbox.stop());

  const aws = (account: string, region: string, ...words: string[]) =>
    runAws(sandbox, account, region, words);

  async function awsJson(account: string, region: string, ...words: string[]) {
    return JSON.parse((await aws(account, region, ...words)).toString('utf8'));
  }

  it('reads the selectors of a trail', async () => {
    const answer = await awsJson(
      'payments',
      'us-east-1',
      ...['cloudtrail', 'get-event-selectors', '--trail-name', 'payments-audit'],
    );
    expect(answer.TrailARN).toBe('arn:aws:cloudtrail:us-east-1:111122223333:trail/payments-audit');
    expect(answer.EventSelectors[0].ExcludeManagementEventSources).toEqual(['kms.amazonaws.com']);
  });

  it('switches a trail to network activity, reads what it delivered, and switches back', async () => {
    const trail = ['--trail-name', 'payments-audit'];
    const before = await awsJson('payments', 'us-east-1', 'cloudtrail', 'get-event-selectors', ...trail);
    const advanced = [
      {
        Name: 'Audit AccessDenied KMS events over a VPC endpoint',
        FieldSelectors: [
          { Field: 'eventCategory', Equals: ['NetworkActivity'] },
          { Field: 'eventSource', Equals: ['kms.amazonaws.com'] },
          { Field: 'errorCode', Equals: ['VpceAccessDenied'] },
        ],
      },
    ];
    const put = ['cloudtrail', 'put-event-selectors', ...trail];
    const answer = await awsJson(
      'payments',
      'us-east-1',
      ...[...put, '--advanced-event-selectors', JSON.stringify(advanced)],
    );
    expect(answer.AdvancedEventSelectors).toEqual(advanced);

    const bucket = ['--bucket', 'payments-audit-trail-111122223333'];
    const prefix = ['--prefix', 'AWSLogs/111122223333/CloudTrail-NetworkActivity/'];
    const key = await vi.waitFor(
      async () => {
        const listed = await awsJson(
          'payments',
          'us-east-1',
          ...['s3api', 'list-objects-v2', ...bucket, ...prefix],
        );
        const [first] = listed.Contents;
        return String(first.Key);
      },
      { timeout: 90_000, interval: 500 },
    );
    const file = await aws(
      'payments',
      'us-east-1',
      ...['s3', 'cp', `s3://payments-audit-trail-111122223333/${key}`, '-'],
    );
    const { Records } = JSON.parse(gunzipSync(file).toString('utf8'));
    expect(Records[0]).toMatchObject({
      eventSource: 'kms.amazonaws.com',
      errorCode: 'VpceAccessDenied',
      eventCategory: 'NetworkActivity',
    });

    await awsJson(
      'payments',
      'us-east-1',
      ...[...put, '--event-selectors', JSON.stringify(before.EventSelectors)],
    );
    const after = await awsJson('payments', 'us-east-1', 'cloudtrail', 'get-event-selectors', ...trail);
    expect(after).toEqual(before);
  });

  it('puts and gets objects, uploads from a file among them', async () => {
    const url = 's3://payments-audit-trail-111122223333/from cli/täst+1.json';
    await aws('payments', 'us-east-1', 's3', 'cp', new URL(import.meta.url).pathname, url);
    const file = await aws('payments', 'us-east-1', 's3', 'cp', url, '-');
    expect(file.toString('utf8')).toContain('uploads from a file among them');
    const listed = await aws('payments', 'us-east-1', 's3', 'ls', '--recursive', url);
    expect(listed.toString('utf8')).toContain('from cli/täst+1.json');
  });

  it('describes endpoints, Regions and callers', async () => {
    const endpoints = await awsJson(
      'payments',
      'us-east-1',
      ...['ec2', 'describe-vpc-endpoints', '--filters', 'Name=service-name,Values=*.kms'],
    );
    expect(endpoints.VpcEndpoints).toHaveLength(1);
    const regions = await awsJson('payments', 'us-east-1', 'ec2', 'describe-regions', '--all-regions');
    expect(regions.Regions.length).toBeGreaterThan(3);
    const caller = await awsJson('data-platform', 'eu-west-1', 'sts', 'get-caller-identity');
    expect(caller.Account).toBe('444455556666');
  });

  it('sees AWS’s exception names', async () => {
    const words = ['cloudtrail', 'get-trail', '--name', 'no-such-trail'];
    await expect(aws('payments', 'us-east-1', ...words)).rejects.toMatchObject({
      stderr: expect.objectContaining({}),
      message: expect.stringContaining('TrailNotFoundException'),
    });
  });

  it('follows the redirect to the Region of a bucket', async () => {
    const listed = await awsJson(
      'data-platform',
      'us-east-1',
      ...['s3api', 'list-objects-v2', '--bucket', 'lake-perimeter-trail-444455556666', '--max-items', '2'],
    );
    expect(listed.Contents).toHaveLength(2);
  });
});
