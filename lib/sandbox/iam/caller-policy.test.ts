import {
  DescribeTrailsCommand,
  GetEventSelectorsCommand,
  PutEventSelectorsCommand,
  StartLoggingCommand,
} from '@aws-sdk/client-cloudtrail';
import { DescribeVpcEndpointsCommand } from '@aws-sdk/client-ec2';
import { GetObjectCommand, ListObjectsV2Command, PutObjectCommand } from '@aws-sdk/client-s3';
import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSdkClientsAs } from '../sdk-clients.rig.ts';
import { type StartedSandbox, startSandbox } from '../start-sandbox.ts';

const Bucket = 'payments-audit-trail-111122223333';
const TrailName = 'payments-audit';
const TRAIL_ARN = 'arn:aws:cloudtrail:us-east-1:111122223333:trail/payments-audit';

let sandbox: StartedSandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ workloadSeconds: 0 });
});
afterAll(() => sandbox.stop());

function as(userName: string, region = 'us-east-1') {
  return createSdkClientsAs(sandbox, 'payments', userName, region);
}

function denial(userName: string, action: string, resource: string): string {
  return `User: arn:aws:iam::111122223333:user/${userName} is not authorized to perform: ${action} on resource: ${resource} because no identity-based policy allows the ${action} action`;
}

describe('a user’s policies', () => {
  it('let an auditor read CloudTrail and EC2, and nothing more', async () => {
    const { cloudTrail, ec2, s3 } = as('auditor');
    await expect(cloudTrail.send(new GetEventSelectorsCommand({ TrailName }))).resolves.toBeDefined();
    await expect(ec2.send(new DescribeVpcEndpointsCommand({}))).resolves.toBeDefined();
    await expect(cloudTrail.send(new StartLoggingCommand({ Name: TrailName }))).rejects.toMatchObject({
      name: 'AccessDeniedException',
      message: denial('auditor', 'cloudtrail:StartLogging', TRAIL_ARN),
      $metadata: { httpStatusCode: 400 },
    });
    await expect(s3.send(new ListObjectsV2Command({ Bucket }))).rejects.toMatchObject({
      name: 'AccessDenied',
      $metadata: { httpStatusCode: 403 },
    });
  });

  it('let a reader read log files too', async () => {
    const { s3 } = as('reader');
    await expect(s3.send(new ListObjectsV2Command({ Bucket }))).resolves.toBeDefined();
    await expect(s3.send(new PutObjectCommand({ Bucket, Key: 'k', Body: 'k' }))).rejects.toMatchObject({
      name: 'AccessDenied',
    });
  });

  it('may lack a single action', async () => {
    const put = new PutEventSelectorsCommand({ TrailName, EventSelectors: [{ ReadWriteType: 'All' }] });
    await expect(as('no-selectors-write').cloudTrail.send(put)).rejects.toMatchObject({
      name: 'AccessDeniedException',
      message: denial('no-selectors-write', 'cloudtrail:PutEventSelectors', TRAIL_ARN),
    });
    const read = as('no-selectors-read').cloudTrail;
    await expect(read.send(new DescribeTrailsCommand({}))).resolves.toBeDefined();
    await expect(read.send(new GetEventSelectorsCommand({ TrailName }))).rejects.toMatchObject({
      message: denial('no-selectors-read', 'cloudtrail:GetEventSelectors', TRAIL_ARN),
    });
    await expect(as('no-ec2').ec2.send(new DescribeVpcEndpointsCommand({}))).rejects.toMatchObject({
      name: 'UnauthorizedOperation',
      message:
        'You are not authorized to perform this operation. User: arn:aws:iam::111122223333:user/no-ec2 is not authorized to perform: ec2:DescribeVpcEndpoints because no identity-based policy allows the ec2:DescribeVpcEndpoints action',
      $metadata: { httpStatusCode: 403 },
    });
    const { s3 } = as('no-s3-read');
    await expect(s3.send(new PutObjectCommand({ Bucket, Key: 'k', Body: 'k' }))).resolves.toBeDefined();
    await expect(s3.send(new GetObjectCommand({ Bucket, Key: 'k' }))).rejects.toMatchObject({
      name: 'AccessDenied',
    });
  });

  it('may deny one Region', async () => {
    const list = () => new DescribeTrailsCommand({});
    await expect(as('not-in-ireland').cloudTrail.send(list())).resolves.toBeDefined();
    await expect(as('not-in-ireland', 'eu-west-1').cloudTrail.send(list())).rejects.toMatchObject({
      name: 'AccessDeniedException',
      message:
        'User: arn:aws:iam::111122223333:user/not-in-ireland is not authorized to perform: cloudtrail:DescribeTrails on resource: * with an explicit deny in an identity-based policy',
    });
  });

  it('name a trail by its ARN, whatever the call named it by', async () => {
    const { cloudTrail } = as('nobody', 'eu-west-1');
    for (const Name of ['dublin-reads-and-writes', 'made-up-trail']) {
      await expect(cloudTrail.send(new StartLoggingCommand({ Name }))).rejects.toMatchObject({
        message: denial(
          'nobody',
          'cloudtrail:StartLogging',
          `arn:aws:cloudtrail:eu-west-1:111122223333:trail/${Name}`,
        ),
      });
    }
  });

  it('keep nobody from asking who they are', async () => {
    const { Arn } = await as('nobody').sts.send(new GetCallerIdentityCommand({}));
    expect(Arn).toBe('arn:aws:iam::111122223333:user/nobody');
  });
});

describe('the ready line', () => {
  it('has the same users in every account, each with a key of its own', () => {
    const names = sandbox.principals
      .filter(({ accountId }) => accountId === '111122223333')
      .map(({ name }) => name);
    expect(names).toEqual(expect.arrayContaining(['auditor', 'reader', 'no-ec2', 'nobody']));
    expect(sandbox.principals).toHaveLength(names.length * sandbox.accounts.length);
    const keys = new Set(sandbox.principals.map(({ accessKeyId }) => accessKeyId));
    expect(keys.size).toBe(sandbox.principals.length);
    for (const { accessKeyId, description } of sandbox.principals) {
      expect(accessKeyId).toMatch(/^AKIA[A-Z2-7]{16}$/);
      expect(description).not.toBe('');
    }
  });
});
