import { createHash, randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import {
  AbortMultipartUploadCommand,
  CompleteMultipartUploadCommand,
  CopyObjectCommand,
  CreateBucketCommand,
  CreateMultipartUploadCommand,
  DeleteObjectCommand,
  DeleteObjectsCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListMultipartUploadsCommand,
  ListObjectsV2Command,
  ListPartsCommand,
  PutObjectCommand,
  type PutObjectCommandInput,
  type S3Client,
  UploadPartCommand,
  UploadPartCopyCommand,
} from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSdkClients } from '../sdk-clients.rig.ts';
import { type StartedSandbox, startSandbox } from '../start-sandbox.ts';

const Bucket = 'uploads-of-every-kind';
const MIB = 1024 * 1024;

let sandbox: StartedSandbox;
let s3: S3Client;
beforeAll(async () => {
  sandbox = await startSandbox({ workloadSeconds: 0 });
  s3 = createSdkClients(sandbox, 'payments', 'us-east-1').s3;
  await s3.send(new CreateBucketCommand({ Bucket }));
});
afterAll(() => sandbox.stop());

async function read(Key: string): Promise<Uint8Array> {
  const { Body } = await s3.send(new GetObjectCommand({ Bucket, Key }));
  return (await Body?.transformToByteArray()) ?? new Uint8Array();
}

function put(Key: string, rest: Partial<PutObjectCommandInput> = {}) {
  return s3.send(new PutObjectCommand({ Bucket, Key, Body: Key, ...rest }));
}

describe('checksums', () => {
  it.each(['CRC32', 'CRC32C', 'CRC64NVME', 'SHA1', 'SHA256'] as const)(
    'of %s that the SDK sends are verified, kept and given back',
    async (ChecksumAlgorithm) => {
      const Key = `checked-${ChecksumAlgorithm}`;
      const member = `Checksum${ChecksumAlgorithm}` as const;
      const answer = await put(Key, { ChecksumAlgorithm, Body: randomBytes(100_000) });
      expect(answer[member]).toMatch(/^[A-Za-z0-9+/]{6,43}={0,2}$/);
      const head = await s3.send(new HeadObjectCommand({ Bucket, Key, ChecksumMode: 'ENABLED' }));
      expect(head[member]).toBe(answer[member]);
      // The SDK checks what it reads against the checksum that comes along.
      expect(await read(Key)).toHaveLength(100_000);
    },
  );

  it('of a streamed body come behind it', async () => {
    const Key = 'streamed';
    const Body = randomBytes(200_000);
    await put(Key, { Body: Readable.from([Body]), ContentLength: Body.length });
    expect(await read(Key)).toEqual(new Uint8Array(Body));
  });

  it.each([
    [{ ChecksumSHA256: createHash('sha256').update('else').digest('base64') }, 'BadDigest'],
    [{ ChecksumCRC32: 'AAAAAA==' }, 'BadDigest'],
    [{ ChecksumCRC32: 'not base64' }, 'InvalidRequest'],
    [{ ContentMD5: createHash('md5').update('else').digest('base64') }, 'BadDigest'],
    [{ ContentMD5: 'short' }, 'InvalidDigest'],
  ])('that are wrong are refused: %j', async (checksum, name) => {
    const Key = 'never kept';
    await expect(put(Key, checksum)).rejects.toMatchObject({ name, $metadata: { httpStatusCode: 400 } });
    await expect(read(Key)).rejects.toMatchObject({ name: 'NoSuchKey' });
  });
});

describe('PutObject', () => {
  it('keeps what a client says of the object, encrypted with S3’s keys', async () => {
    const Expires = new Date('2027-01-01T00:00:00Z');
    const said = {
      CacheControl: 'no-store',
      ContentDisposition: 'attachment',
      ContentLanguage: 'ja',
      ContentEncoding: 'gzip',
      StorageClass: 'STANDARD_IA',
    } as const;
    await put('said', { ...said, Expires, ACL: 'bucket-owner-full-control' });
    const head = await s3.send(new HeadObjectCommand({ Bucket, Key: 'said' }));
    expect(head).toMatchObject({
      ...said,
      ExpiresString: Expires.toUTCString(),
      ServerSideEncryption: 'AES256',
    });
    const { Contents } = await s3.send(new ListObjectsV2Command({ Bucket, Prefix: 'said' }));
    expect(Contents?.[0]?.StorageClass).toBe('STANDARD_IA');
  });

  it.each([
    [{ ACL: 'public-read' }, 'AccessControlListNotSupported'],
    [{ StorageClass: 'COLDEST' }, 'InvalidStorageClass'],
    [{ ServerSideEncryption: 'ROT13' }, 'InvalidEncryptionAlgorithmError'],
    [{ Tagging: 'a=b' }, 'NotImplemented'],
    [{ Metadata: { long: 'x'.repeat(2048) } }, 'MetadataTooLarge'],
    [{ IfMatch: '"none"' }, 'NoSuchKey'],
  ])('refuses %j', async (input, name) => {
    await expect(put('refused', input as Partial<PutObjectCommandInput>)).rejects.toMatchObject({ name });
  });

  it('writes only where nothing is, or over what the client saw, where asked to', async () => {
    const first = await put('once', { IfNoneMatch: '*' });
    await expect(put('once', { IfNoneMatch: '*' })).rejects.toMatchObject({
      name: 'PreconditionFailed',
      $metadata: { httpStatusCode: 412 },
    });
    await put('once', { IfMatch: first.ETag, Body: 'second' });
    await expect(put('once', { IfMatch: first.ETag })).rejects.toMatchObject({ name: 'PreconditionFailed' });
  });
});

describe('GetObject', () => {
  it('honours the conditions of HTTP', async () => {
    const { ETag } = await put('conditional');
    const get = (input: object) => s3.send(new GetObjectCommand({ Bucket, Key: 'conditional', ...input }));
    const past = new Date('2020-01-01T00:00:00Z');
    const future = new Date('2090-01-01T00:00:00Z');
    for (const unchanged of [{ IfNoneMatch: ETag }, { IfModifiedSince: future }]) {
      await expect(get(unchanged)).rejects.toMatchObject({ $metadata: { httpStatusCode: 304 } });
    }
    for (const failed of [{ IfMatch: '"other"' }, { IfUnmodifiedSince: past }]) {
      await expect(get(failed)).rejects.toMatchObject({ name: 'PreconditionFailed' });
    }
    for (const fine of [
      { IfMatch: ETag },
      { IfModifiedSince: past },
      { IfMatch: ETag, IfUnmodifiedSince: past },
    ]) {
      expect((await get(fine)).ETag).toBe(ETag);
    }
  });

  it('says what a signed request wants it to say', async () => {
    await put('overridden', { ContentType: 'text/html' });
    const got = await s3.send(
      new GetObjectCommand({ Bucket, Key: 'overridden', ResponseContentType: 'text/plain' }),
    );
    expect(got.ContentType).toBe('text/plain');
  });
});

describe('copies and deletions', () => {
  it('copies an object with what belongs to it, or with new metadata', async () => {
    const Key = 'to be copied + more';
    await put(Key, { Metadata: { note: 'kept' }, ContentType: 'text/x-copied' });
    const CopySource = encodeURIComponent(`${Bucket}/${Key}`);
    await s3.send(
      new CopyObjectCommand({ Bucket, Key: 'copy', CopySource: `/${Bucket}/${encodeURIComponent(Key)}` }),
    );
    const copy = await s3.send(new HeadObjectCommand({ Bucket, Key: 'copy' }));
    expect(copy).toMatchObject({ Metadata: { note: 'kept' }, ContentType: 'text/x-copied' });
    expect(new TextDecoder().decode(await read('copy'))).toBe(Key);
    const replaced = { Bucket, Key: 'copy', CopySource: `${Bucket}/copy` };
    await expect(s3.send(new CopyObjectCommand(replaced))).rejects.toMatchObject({ name: 'InvalidRequest' });
    await s3.send(
      new CopyObjectCommand({ ...replaced, MetadataDirective: 'REPLACE', Metadata: { note: 'new' } }),
    );
    const again = await s3.send(new HeadObjectCommand({ Bucket, Key: 'copy' }));
    expect(again.Metadata).toEqual({ note: 'new' });
    for (const [source, name] of [
      [`${Bucket}/missing`, 'NoSuchKey'],
      ['no-such-bucket-here/k', 'NoSuchBucket'],
      ['organization-trail-777788889999/k', 'AccessDenied'],
      [CopySource, 'InvalidArgument'],
    ] as const) {
      const copying = new CopyObjectCommand({ Bucket, Key: 'copy', CopySource: source });
      await expect(s3.send(copying)).rejects.toMatchObject({ name });
    }
  });

  it('deletes one or many, those that are not there included', async () => {
    for (const Key of ['gone/1', 'gone/2', 'gone/3']) await put(Key);
    await s3.send(new DeleteObjectCommand({ Bucket, Key: 'gone/1' }));
    await s3.send(new DeleteObjectCommand({ Bucket, Key: 'gone/never' }));
    const { Deleted, Errors } = await s3.send(
      new DeleteObjectsCommand({
        Bucket,
        Delete: { Objects: [{ Key: 'gone/2' }, { Key: 'gone/3' }, { Key: 'gone/<&>' }] },
      }),
    );
    expect(Deleted?.map(({ Key }) => Key)).toEqual(['gone/2', 'gone/3', 'gone/<&>']);
    expect(Errors).toBeUndefined();
    expect((await s3.send(new ListObjectsV2Command({ Bucket, Prefix: 'gone/' }))).KeyCount).toBe(0);
  });
});

describe('objects in parts', () => {
  const Key = 'in parts.bin';
  async function begin() {
    const { UploadId } = await s3.send(
      new CreateMultipartUploadCommand({ Bucket, Key, ContentType: 'text/x-parts', Metadata: { n: '1' } }),
    );
    if (UploadId === undefined) throw new Error('No upload was begun.');
    return UploadId;
  }
  async function send(UploadId: string, PartNumber: number, Body: Uint8Array) {
    const { ETag } = await s3.send(new UploadPartCommand({ Bucket, Key, UploadId, PartNumber, Body }));
    return { PartNumber, ETag };
  }
  const complete = (UploadId: string, Parts: { PartNumber: number; ETag: string | undefined }[]) =>
    s3.send(new CompleteMultipartUploadCommand({ Bucket, Key, UploadId, MultipartUpload: { Parts } }));

  it('are put together in the order of their numbers, a part that came twice as it came last', async () => {
    const UploadId = await begin();
    const [one, two] = [randomBytes(5 * MIB), randomBytes(1000)];
    const second = await send(UploadId, 2, two);
    await send(UploadId, 1, Buffer.from('too early'));
    const first = await send(UploadId, 1, one);
    const listed = await s3.send(new ListPartsCommand({ Bucket, Key, UploadId }));
    expect(listed.Parts?.map(({ PartNumber, Size }) => [PartNumber, Size])).toEqual([
      [1, 5 * MIB],
      [2, 1000],
    ]);
    const { Uploads } = await s3.send(new ListMultipartUploadsCommand({ Bucket }));
    expect(Uploads).toMatchObject([{ Key, UploadId }]);
    const done = await complete(UploadId, [first, second]);
    expect(done.ETag).toMatch(/^"[0-9a-f]{32}-2"$/);
    expect(Buffer.from(await read(Key)).equals(Buffer.concat([one, two]))).toBe(true);
    const head = await s3.send(new HeadObjectCommand({ Bucket, Key }));
    expect(head).toMatchObject({ ContentType: 'text/x-parts', Metadata: { n: '1' }, ETag: done.ETag });
    await expect(send(UploadId, 3, two)).rejects.toMatchObject({ name: 'NoSuchUpload' });
  });

  it('take parts from other objects, whole or a piece', async () => {
    const UploadId = await begin();
    const Body = randomBytes(5 * MIB + 10);
    await put('source of parts', { Body });
    const CopySource = `${Bucket}/source%20of%20parts`;
    const copy = async (PartNumber: number, CopySourceRange?: string) => {
      const { CopyPartResult } = await s3.send(
        new UploadPartCopyCommand({ Bucket, Key, UploadId, PartNumber, CopySource, CopySourceRange }),
      );
      return { PartNumber, ETag: CopyPartResult?.ETag };
    };
    await complete(UploadId, [await copy(1), await copy(2, 'bytes=5-9')]);
    expect(Buffer.from(await read(Key)).equals(Buffer.concat([Body, Body.subarray(5, 10)]))).toBe(true);
    const again = await begin();
    const beyond = {
      Bucket,
      Key,
      UploadId: again,
      PartNumber: 1,
      CopySource,
      CopySourceRange: 'bytes=0-99999999',
    };
    await expect(s3.send(new UploadPartCopyCommand(beyond))).rejects.toMatchObject({
      name: 'InvalidArgument',
    });
    await s3.send(new AbortMultipartUploadCommand({ Bucket, Key, UploadId: again }));
  });

  it('are refused out of order, unknown or too small, and forgotten when aborted', async () => {
    const UploadId = await begin();
    const small = await send(UploadId, 1, Buffer.from('small'));
    const last = await send(UploadId, 2, Buffer.from('last'));
    await expect(complete(UploadId, [last, small])).rejects.toMatchObject({ name: 'InvalidPartOrder' });
    await expect(complete(UploadId, [small, last])).rejects.toMatchObject({ name: 'EntityTooSmall' });
    await expect(complete(UploadId, [{ PartNumber: 3, ETag: last.ETag }])).rejects.toMatchObject({
      name: 'InvalidPart',
    });
    await expect(send(UploadId, 10_001, Buffer.from('x'))).rejects.toMatchObject({ name: 'InvalidArgument' });
    await s3.send(new AbortMultipartUploadCommand({ Bucket, Key, UploadId }));
    await expect(complete(UploadId, [last])).rejects.toMatchObject({ name: 'NoSuchUpload' });
    const { Uploads } = await s3.send(new ListMultipartUploadsCommand({ Bucket }));
    expect(Uploads).toBeUndefined();
  });
});
