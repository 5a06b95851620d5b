import {
  CreateBucketCommand,
  DeleteBucketCommand,
  DeleteBucketEncryptionCommand,
  GetBucketAclCommand,
  GetBucketEncryptionCommand,
  GetBucketLifecycleConfigurationCommand,
  GetBucketLocationCommand,
  GetBucketLoggingCommand,
  GetBucketOwnershipControlsCommand,
  GetBucketTaggingCommand,
  GetBucketVersioningCommand,
  GetPublicAccessBlockCommand,
  HeadBucketCommand,
  ListBucketsCommand,
  ListObjectsV2Command,
  PutBucketEncryptionCommand,
  PutBucketLoggingCommand,
  PutBucketTaggingCommand,
  PutBucketVersioningCommand,
  PutBucketWebsiteCommand,
  PutObjectCommand,
} from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSdkClients, type SdkClients } from '../sdk-clients.rig.ts';
import { type StartedSandbox, startSandbox } from '../start-sandbox.ts';

let sandbox: StartedSandbox;
let virginia: SdkClients['s3'];
let dublin: SdkClients['s3'];
let lake: SdkClients['s3'];
beforeAll(async () => {
  sandbox = await startSandbox({ workloadSeconds: 0 });
  virginia = createSdkClients(sandbox, 'payments', 'us-east-1').s3;
  dublin = createSdkClients(sandbox, 'payments', 'eu-west-1').s3;
  lake = createSdkClients(sandbox, 'data-platform', 'eu-west-1').s3;
});
afterAll(() => sandbox.stop());

const inDublin = { LocationConstraint: 'eu-west-1' } as const;

describe('CreateBucket', () => {
  it('makes a bucket in the Region of its location constraint', async () => {
    await virginia.send(new CreateBucketCommand({ Bucket: 'made-in-virginia' }));
    await dublin.send(
      new CreateBucketCommand({ Bucket: 'made-in-dublin', CreateBucketConfiguration: inDublin }),
    );
    await virginia.send(
      new CreateBucketCommand({ Bucket: 'made-from-afar', CreateBucketConfiguration: inDublin }),
    );
    const where = async (Bucket: string) =>
      (await virginia.send(new GetBucketLocationCommand({ Bucket }))).LocationConstraint;
    expect(await where('made-in-virginia')).toBeUndefined();
    expect(await where('made-in-dublin')).toBe('eu-west-1');
    expect(await where('made-from-afar')).toBe('eu-west-1');
  });

  it.each([
    'ab',
    'Upper-Case',
    'under_score',
    '-begins',
    'ends-',
    'two..periods',
    '192.168.5.4',
    'xn--puny',
    'an-alias-s3alias',
    'x'.repeat(64),
  ])('refuses the name %j', async (Bucket) => {
    await expect(virginia.send(new CreateBucketCommand({ Bucket }))).rejects.toMatchObject({
      name: 'InvalidBucketName',
    });
  });

  it('refuses a location that does not fit the endpoint, and us-east-1 by its name', async () => {
    const create = (client: SdkClients['s3'], location: string) =>
      client.send(
        new CreateBucketCommand({
          Bucket: 'never-made',
          // The SDK's list of locations lacks those that are none.
          CreateBucketConfiguration: { LocationConstraint: location as 'eu-west-1' },
        }),
      );
    await expect(create(dublin, 'ap-northeast-1')).rejects.toMatchObject({
      name: 'IllegalLocationConstraintException',
      message:
        'The ap-northeast-1 location constraint is incompatible for the region specific endpoint this request was sent to.',
    });
    for (const location of ['us-east-1', 'mars-north-1', 'me-south-1']) {
      await expect(create(virginia, location)).rejects.toMatchObject({ name: 'InvalidLocationConstraint' });
    }
  });

  it('tells one’s own bucket from that of another account, and lets us-east-1 create twice', async () => {
    await virginia.send(new CreateBucketCommand({ Bucket: 'made-twice' }));
    await virginia.send(new CreateBucketCommand({ Bucket: 'made-twice' }));
    const again = { Bucket: 'made-twice-in-dublin', CreateBucketConfiguration: inDublin };
    await dublin.send(new CreateBucketCommand(again));
    await expect(dublin.send(new CreateBucketCommand(again))).rejects.toMatchObject({
      name: 'BucketAlreadyOwnedByYou',
      $metadata: { httpStatusCode: 409 },
    });
    await expect(lake.send(new CreateBucketCommand(again))).rejects.toMatchObject({
      name: 'BucketAlreadyExists',
      $metadata: { httpStatusCode: 409 },
    });
  });

  it('has a new bucket encrypted, closed to the public and without ACLs', async () => {
    const Bucket = 'as-new';
    await virginia.send(new CreateBucketCommand({ Bucket }));
    const encryption = await virginia.send(new GetBucketEncryptionCommand({ Bucket }));
    expect(encryption.ServerSideEncryptionConfiguration?.Rules).toMatchObject([
      { ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } },
    ]);
    const block = await virginia.send(new GetPublicAccessBlockCommand({ Bucket }));
    expect(block.PublicAccessBlockConfiguration).toEqual({
      BlockPublicAcls: true,
      IgnorePublicAcls: true,
      BlockPublicPolicy: true,
      RestrictPublicBuckets: true,
    });
    const ownership = await virginia.send(new GetBucketOwnershipControlsCommand({ Bucket }));
    expect(ownership.OwnershipControls?.Rules).toEqual([{ ObjectOwnership: 'BucketOwnerEnforced' }]);
    expect((await virginia.send(new GetBucketVersioningCommand({ Bucket }))).Status).toBeUndefined();
    expect((await virginia.send(new GetBucketLoggingCommand({ Bucket }))).LoggingEnabled).toBeUndefined();
    const acl = await virginia.send(new GetBucketAclCommand({ Bucket }));
    expect(acl.Grants).toMatchObject([{ Grantee: { Type: 'CanonicalUser' }, Permission: 'FULL_CONTROL' }]);
    await expect(
      virginia.send(new CreateBucketCommand({ Bucket: 'with-an-acl', ACL: 'public-read' })),
    ).rejects.toMatchObject({ name: 'InvalidBucketAclWithObjectOwnership' });
  });
});

describe('ListBuckets', () => {
  it('lists the buckets of the account alone, in every Region, in pages', async () => {
    const all = await lake.send(new ListBucketsCommand({}));
    const names = (all.Buckets ?? []).map(({ Name }) => Name ?? '');
    expect(names).toContain('data-lake-trail-444455556666');
    expect(names).toContain('lake-perimeter-trail-444455556666');
    expect(names.some((name) => name.includes('111122223333'))).toBe(false);
    const paged: string[] = [];
    let ContinuationToken: string | undefined;
    do {
      const page: { Buckets?: { Name?: string }[]; ContinuationToken?: string } = await lake.send(
        new ListBucketsCommand({ MaxBuckets: 1, ContinuationToken }),
      );
      paged.push(...(page.Buckets ?? []).map(({ Name }) => Name ?? ''));
      ContinuationToken = page.ContinuationToken;
    } while (ContinuationToken !== undefined);
    expect(paged).toEqual(names);
  });
});

describe('DeleteBucket', () => {
  it('deletes an empty bucket alone', async () => {
    const Bucket = 'soon-gone';
    await virginia.send(new CreateBucketCommand({ Bucket }));
    await virginia.send(new PutObjectCommand({ Bucket, Key: 'k', Body: 'v' }));
    await expect(virginia.send(new DeleteBucketCommand({ Bucket }))).rejects.toMatchObject({
      name: 'BucketNotEmpty',
    });
    const empty = { Bucket: 'soon-gone-too' };
    await virginia.send(new CreateBucketCommand(empty));
    await virginia.send(new DeleteBucketCommand(empty));
    await expect(virginia.send(new HeadBucketCommand(empty))).rejects.toMatchObject({ name: 'NotFound' });
  });
});

describe('what an audit reads of a bucket', () => {
  const Bucket = 'audited';
  beforeAll(() => virginia.send(new CreateBucketCommand({ Bucket })));

  it('finds the trails’ buckets different from each other', async () => {
    const logging = await virginia.send(
      new GetBucketLoggingCommand({ Bucket: 'payments-audit-trail-111122223333' }),
    );
    expect(logging.LoggingEnabled?.TargetBucket).toBe('s3-access-logs-111122223333');
    const { s3 } = createSdkClients(sandbox, 'data-platform', 'us-east-1');
    const encryption = await s3.send(
      new GetBucketEncryptionCommand({ Bucket: 'data-lake-trail-444455556666' }),
    );
    expect(encryption.ServerSideEncryptionConfiguration?.Rules?.[0]).toMatchObject({
      ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms' },
    });
    const versioning = await s3.send(
      new GetBucketVersioningCommand({ Bucket: 'data-lake-trail-444455556666' }),
    );
    expect(versioning.Status).toBe('Enabled');
  });

  it('gives back the configurations that were put, until they are taken away', async () => {
    const KMSMasterKeyID = 'arn:aws:kms:us-east-1:111122223333:key/0d2f6b1e-7a44-4c19-8f35-2b9f8d1c6e70';
    const rule = { ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'aws:kms', KMSMasterKeyID } } as const;
    await virginia.send(
      new PutBucketEncryptionCommand({ Bucket, ServerSideEncryptionConfiguration: { Rules: [rule] } }),
    );
    const { ServerSideEncryptionConfiguration } = await virginia.send(
      new GetBucketEncryptionCommand({ Bucket }),
    );
    expect(ServerSideEncryptionConfiguration?.Rules).toEqual([rule]);
    const put = await virginia.send(new PutObjectCommand({ Bucket, Key: 'secret', Body: 'x' }));
    expect(put).toMatchObject({ ServerSideEncryption: 'aws:kms', SSEKMSKeyId: KMSMasterKeyID });

    await virginia.send(new DeleteBucketEncryptionCommand({ Bucket }));
    const plain = await virginia.send(new PutObjectCommand({ Bucket, Key: 'plain', Body: 'x' }));
    expect(plain.ServerSideEncryption).toBe('AES256');

    await virginia.send(
      new PutBucketTaggingCommand({
        Bucket,
        Tagging: { TagSet: [{ Key: 'Owner', Value: '<security> & co' }] },
      }),
    );
    const { TagSet } = await virginia.send(new GetBucketTaggingCommand({ Bucket }));
    expect(TagSet).toEqual([{ Key: 'Owner', Value: '<security> & co' }]);
    await virginia.send(
      new PutBucketVersioningCommand({ Bucket, VersioningConfiguration: { Status: 'Enabled' } }),
    );
    expect((await virginia.send(new GetBucketVersioningCommand({ Bucket }))).Status).toBe('Enabled');
  });

  it('logs requests into a bucket of the same account and Region only', async () => {
    const put = (TargetBucket: string) =>
      virginia.send(
        new PutBucketLoggingCommand({
          Bucket,
          BucketLoggingStatus: { LoggingEnabled: { TargetBucket, TargetPrefix: 'logs/' } },
        }),
      );
    await put('s3-access-logs-111122223333');
    for (const target of [
      'no-such-bucket',
      's3-access-logs-777788889999',
      's3-access-logs-tokyo-111122223333',
    ]) {
      await expect(put(target)).rejects.toMatchObject({ name: 'InvalidTargetBucketForLogging' });
    }
  });

  it('says what was never put, and what it does not do', async () => {
    await expect(virginia.send(new GetBucketLifecycleConfigurationCommand({ Bucket }))).rejects.toMatchObject(
      { name: 'NoSuchLifecycleConfiguration' },
    );
    await expect(
      virginia.send(
        new PutBucketWebsiteCommand({
          Bucket,
          WebsiteConfiguration: { IndexDocument: { Suffix: 'i.html' } },
        }),
      ),
    ).rejects.toMatchObject({ name: 'NotImplemented' });
    const put = (config: unknown) =>
      virginia.send(
        new PutBucketVersioningCommand({ Bucket, VersioningConfiguration: config as { Status: 'Enabled' } }),
      );
    await expect(put({ Status: 'Perhaps' })).rejects.toMatchObject({ name: 'MalformedXML' });
  });
});

describe('a bucket elsewhere', () => {
  const Bucket = 'dublin-trail-111122223333';

  it('redirects to its Region', async () => {
    await expect(virginia.send(new ListObjectsV2Command({ Bucket }))).rejects.toMatchObject({
      name: 'PermanentRedirect',
      $metadata: { httpStatusCode: 301 },
    });
    expect((await dublin.send(new HeadBucketCommand({ Bucket }))).BucketRegion).toBe('eu-west-1');
    const { endpoint } = sandbox;
    const answer = await fetch(`${endpoint}/${Bucket}?list-type=2`);
    // An unsigned request names no Region: it is turned away for another reason.
    expect(answer.status).toBe(403);
  });
});
