import {
  CreateBucketCommand,
  DeleteBucketPolicyCommand,
  DeletePublicAccessBlockCommand,
  GetBucketPolicyCommand,
  GetBucketPolicyStatusCommand,
  GetObjectCommand,
  HeadBucketCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutBucketPolicyCommand,
  PutObjectCommand,
  PutPublicAccessBlockCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSdkClients } from '../sdk-clients.rig.ts';
import { ORGANIZATION } from '../seed/organization.ts';
import { type StartedSandbox, startSandbox } from '../start-sandbox.ts';

const Bucket = 'shared-by-policy';
const PUBLIC_BUCKET = 'tokyo-trail-444455556666';

let sandbox: StartedSandbox;
let owner: S3Client;
let lake: S3Client;
beforeAll(async () => {
  sandbox = await startSandbox({ workloadSeconds: 0 });
  owner = createSdkClients(sandbox, 'payments', 'us-east-1').s3;
  lake = createSdkClients(sandbox, 'data-platform', 'us-east-1').s3;
  await owner.send(new CreateBucketCommand({ Bucket }));
  await owner.send(new PutObjectCommand({ Bucket, Key: 'open/a', Body: 'a' }));
  await owner.send(new PutObjectCommand({ Bucket, Key: 'closed/b', Body: 'b' }));
});
afterAll(() => sandbox.stop());

/** A user of the payments account with fewer rights. */
function asUser(userName: string, region = 'us-east-1'): S3Client {
  const user = ORGANIZATION.accounts[0]?.users.find((candidate) => candidate.userName === userName);
  if (user === undefined) throw new Error(`There is no user ${userName}.`);
  const { accessKeyId, secretAccessKey } = user;
  return new S3Client({
    endpoint: sandbox.endpoint,
    region,
    forcePathStyle: true,
    credentials: { accessKeyId, secretAccessKey },
  });
}

function allow(action: string, resource: string, rest: Readonly<Record<string, unknown>> = {}) {
  return { Effect: 'Allow', Principal: '*', Action: action, Resource: `arn:aws:s3:::${resource}`, ...rest };
}

async function putPolicy(...statements: readonly unknown[]) {
  const Policy = JSON.stringify({ Version: '2012-10-17', Statement: statements });
  await owner.send(new PutBucketPolicyCommand({ Bucket, Policy }));
  return Policy;
}

async function read(client: S3Client, Key: string, bucket = Bucket): Promise<string> {
  const { Body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key }));
  return (await Body?.transformToString()) ?? '';
}

async function readUnsigned(path: string) {
  const answer = await fetch(`${sandbox.endpoint}/${path}`);
  return { status: answer.status, text: await answer.text() };
}

const DATA_PLATFORM = { AWS: '444455556666' };

describe('the policy of a bucket', () => {
  it('comes back as it was put, byte for byte, and is gone after its deletion', async () => {
    const Policy = `{ "Version": "2012-10-17",\n "Statement": ${JSON.stringify(
      allow('s3:GetObject', `${Bucket}/open/*`, { Principal: DATA_PLATFORM }),
    )} }`;
    await owner.send(new PutBucketPolicyCommand({ Bucket, Policy }));
    expect((await owner.send(new GetBucketPolicyCommand({ Bucket }))).Policy).toBe(Policy);
    await owner.send(new DeleteBucketPolicyCommand({ Bucket }));
    for (const command of [
      new GetBucketPolicyCommand({ Bucket }),
      new GetBucketPolicyStatusCommand({ Bucket }),
    ]) {
      await expect(owner.send(command)).rejects.toMatchObject({ name: 'NoSuchBucketPolicy' });
    }
  });

  it.each([
    ['policy.json', "Policies must be valid JSON and the first byte must be '{'"],
    ['{"Version":', 'This policy contains invalid Json'],
    ['{"Version":"2012-10-17"}', 'Missing required field Statement'],
    ['{"Version":"2012-10-17","Statement":[]}', 'Could not parse the policy: Statement is empty!'],
    ['{"Version":"2013-10-17","Statement":[]}', 'The policy must contain a valid version string'],
    [{ ...allow('s3:GetObject', `${Bucket}/*`), Principal: undefined }, 'Missing required field Principal'],
    [{ ...allow('s3:GetObject', `${Bucket}/*`), Effect: 'Perhaps' }, 'Invalid effect: Perhaps'],
    [allow('s3:GetObject', `${Bucket}/*`, { Principal: { AWS: 'user' } }), 'Invalid principal in policy'],
    [allow('GetObject', `${Bucket}/*`), 'Policy has invalid action'],
    [allow('ec2:RunInstances', `${Bucket}/*`), 'Policy has invalid action'],
    [allow('s3:GetObject', 'another-bucket/*'), 'Policy has invalid resource'],
    [allow('s3:GetObject', Bucket), 'Action does not apply to any resource(s) in statement'],
    [allow('s3:ListBucket', `${Bucket}/*`), 'Action does not apply to any resource(s) in statement'],
    [allow('s3:GetObject', `${Bucket}/*`, { Actions: [] }), 'Unknown field Actions'],
    [
      allow('s3:GetObject', `${Bucket}/*`, {
        Condition: { StringLike: { 'aws:UserAgent': Array(2000).fill('x'.repeat(12)) } },
      }),
      'Normalized policy document exceeds the maximum allowed size',
    ],
  ])('is refused as malformed: %j', async (given, text) => {
    const Policy =
      typeof given === 'string' ? given : JSON.stringify({ Version: '2012-10-17', Statement: [given] });
    await expect(owner.send(new PutBucketPolicyCommand({ Bucket, Policy }))).rejects.toMatchObject({
      name: 'MalformedPolicy',
      message: expect.stringContaining(text),
      $metadata: { httpStatusCode: 400 },
    });
  });
});

describe('another account', () => {
  it('needs the bucket’s policy and its own', async () => {
    await expect(read(lake, 'open/a')).rejects.toMatchObject({
      name: 'AccessDenied',
      message: expect.stringContaining('because no resource-based policy allows the s3:GetObject action'),
    });
    await putPolicy(allow('s3:GetObject', `${Bucket}/open/*`, { Principal: DATA_PLATFORM }));
    expect(await read(lake, 'open/a')).toBe('a');
    await expect(read(lake, 'closed/b')).rejects.toMatchObject({ name: 'AccessDenied' });
    await expect(lake.send(new PutObjectCommand({ Bucket, Key: 'open/c', Body: 'c' }))).rejects.toMatchObject(
      {
        name: 'AccessDenied',
      },
    );
  });

  it('does not learn which keys are missing unless it may list', async () => {
    await putPolicy(allow('s3:GetObject', `${Bucket}/open/*`, { Principal: DATA_PLATFORM }));
    await expect(read(lake, 'open/missing')).rejects.toMatchObject({ name: 'AccessDenied' });
    await expect(lake.send(new HeadObjectCommand({ Bucket, Key: 'open/missing' }))).rejects.toMatchObject({
      $metadata: { httpStatusCode: 403 },
    });
    await putPolicy(
      allow('s3:GetObject', `${Bucket}/open/*`, { Principal: DATA_PLATFORM }),
      allow('s3:ListBucket', Bucket, { Principal: DATA_PLATFORM }),
    );
    await expect(read(lake, 'open/missing')).rejects.toMatchObject({ name: 'NoSuchKey' });
  });

  it('lists what a condition on the prefix leaves', async () => {
    await putPolicy(
      allow('s3:ListBucket', Bucket, {
        Principal: DATA_PLATFORM,
        Condition: { StringLike: { 's3:prefix': 'open/*' } },
      }),
    );
    const { Contents } = await lake.send(new ListObjectsV2Command({ Bucket, Prefix: 'open/' }));
    expect(Contents?.map(({ Key }) => Key)).toEqual(['open/a']);
    await expect(lake.send(new ListObjectsV2Command({ Bucket }))).rejects.toMatchObject({
      name: 'AccessDenied',
    });
  });

  it('is let in as a member of the organization', async () => {
    await putPolicy(
      allow('s3:GetObject', `${Bucket}/*`, {
        Condition: { StringEquals: { 'aws:PrincipalOrgID': ORGANIZATION.organizationId } },
      }),
    );
    expect(await read(lake, 'closed/b')).toBe('b');
    expect((await readUnsigned(`${Bucket}/closed/b`)).status).toBe(403);
  });
});

describe('users of the account', () => {
  it('are let in by their own policy or by the bucket’s, and kept out by a denial in either', async () => {
    await owner.send(new DeleteBucketPolicyCommand({ Bucket }));
    expect(await read(asUser('reader'), 'open/a')).toBe('a');
    await expect(read(asUser('nobody'), 'open/a')).rejects.toMatchObject({
      name: 'AccessDenied',
      message:
        'User: arn:aws:iam::111122223333:user/nobody is not authorized to perform: s3:GetObject on resource: ' +
        `"arn:aws:s3:::${Bucket}/open/a" because no identity-based policy allows the s3:GetObject action`,
    });
    const nobody = { AWS: 'arn:aws:iam::111122223333:user/nobody' };
    await putPolicy(allow('s3:GetObject', `${Bucket}/open/*`, { Principal: nobody }));
    expect(await read(asUser('nobody'), 'open/a')).toBe('a');
    // The account itself in a policy leaves the decision to the account's own policies.
    await putPolicy(allow('s3:GetObject', `${Bucket}/*`, { Principal: { AWS: '111122223333' } }));
    await expect(read(asUser('nobody'), 'open/a')).rejects.toMatchObject({ name: 'AccessDenied' });
    await putPolicy({ ...allow('s3:GetObject', `${Bucket}/closed/*`), Effect: 'Deny' });
    await expect(read(owner, 'closed/b')).rejects.toMatchObject({
      name: 'AccessDenied',
      message: expect.stringContaining('with an explicit deny in a resource-based policy'),
    });
    expect(await read(owner, 'open/a')).toBe('a');
  });

  it('who may read objects but not list are told AccessDenied of a missing key', async () => {
    await owner.send(new DeleteBucketPolicyCommand({ Bucket }));
    await expect(asUser('no-s3-read').send(new ListObjectsV2Command({ Bucket }))).rejects.toMatchObject({
      name: 'AccessDenied',
    });
    const head = asUser('nobody').send(new HeadBucketCommand({ Bucket }));
    await expect(head).rejects.toMatchObject({ $metadata: { httpStatusCode: 403 } });
  });

  it('are refused where the bucket belongs to somebody else than they say', async () => {
    await expect(
      owner.send(new HeadBucketCommand({ Bucket, ExpectedBucketOwner: '444455556666' })),
    ).rejects.toMatchObject({ $metadata: { httpStatusCode: 403 } });
    await owner.send(new HeadBucketCommand({ Bucket, ExpectedBucketOwner: '111122223333' }));
  });

  it('are let through by a policy that asks for TLS', async () => {
    await putPolicy({
      ...allow('s3:*', `${Bucket}/*`, { Condition: { Bool: { 'aws:SecureTransport': 'false' } } }),
      Effect: 'Deny',
    });
    expect(await read(owner, 'open/a')).toBe('a');
  });
});

describe('the public', () => {
  it('reads an object of the bucket whose policy is public, and no other', async () => {
    const tokyo = createSdkClients(sandbox, 'data-platform', 'ap-northeast-1').s3;
    await tokyo.send(new PutObjectCommand({ Bucket: PUBLIC_BUCKET, Key: 'seen by all', Body: 'x' }));
    expect(await readUnsigned(`${PUBLIC_BUCKET}/seen%20by%20all`)).toEqual({ status: 200, text: 'x' });
    const status = await tokyo.send(new GetBucketPolicyStatusCommand({ Bucket: PUBLIC_BUCKET }));
    expect(status.PolicyStatus?.IsPublic).toBe(true);
    expect((await readUnsigned(`${PUBLIC_BUCKET}?list-type=2`)).text).toContain('<Code>AccessDenied</Code>');
    expect((await readUnsigned(`${PUBLIC_BUCKET}/missing`)).status).toBe(403);
    expect((await readUnsigned(`${Bucket}/open/a`)).status).toBe(403);
    expect((await readUnsigned('no-such-bucket/k')).text).toContain('<Code>NoSuchBucket</Code>');
    const put = await fetch(`${sandbox.endpoint}/${PUBLIC_BUCKET}/k`, { method: 'PUT', body: 'x' });
    expect(put.status).toBe(403);
    expect((await readUnsigned('')).text).toContain('<Code>AccessDenied</Code>');
  });

  it('is kept out by the public access block until that is gone', async () => {
    const open = allow('s3:GetObject', `${Bucket}/open/*`);
    await owner.send(new DeleteBucketPolicyCommand({ Bucket }));
    await expect(putPolicy(open)).rejects.toMatchObject({
      name: 'AccessDenied',
      message: expect.stringContaining('public policies are blocked by the BlockPublicPolicy'),
    });
    await owner.send(new DeletePublicAccessBlockCommand({ Bucket }));
    await putPolicy(open);
    expect((await readUnsigned(`${Bucket}/open/a`)).text).toBe('a');
    await owner.send(
      new PutPublicAccessBlockCommand({
        Bucket,
        PublicAccessBlockConfiguration: { RestrictPublicBuckets: true },
      }),
    );
    expect((await readUnsigned(`${Bucket}/open/a`)).status).toBe(403);
    await expect(read(lake, 'open/a')).rejects.toMatchObject({ name: 'AccessDenied' });
    expect(await read(asUser('nobody'), 'open/a')).toBe('a');
  });
});
