import { randomBytes } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import {
  GetBucketLocationCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsCommand,
  type ListObjectsCommandOutput,
  ListObjectsV2Command,
  ListObjectVersionsCommand,
  type ListObjectVersionsCommandOutput,
  PutObjectCommand,
  paginateListObjectsV2,
  S3Client,
} from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createSdkClients } from '../sdk-clients.rig.ts';
import { type StartedSandbox, startSandbox } from '../start-sandbox.ts';

const Bucket = 'payments-audit-trail-111122223333';

let sandbox: StartedSandbox;
let s3: S3Client;
beforeAll(async () => {
  sandbox = await startSandbox({ workloadSeconds: 0 });
  s3 = createSdkClients(sandbox, 'payments', 'us-east-1').s3;
});
afterAll(() => sandbox.stop());

async function listKeys(Prefix: string, options: { StartAfter?: string; MaxKeys?: number } = {}) {
  const keys: string[] = [];
  for await (const page of paginateListObjectsV2({ client: s3 }, { Bucket, Prefix, ...options })) {
    keys.push(...(page.Contents ?? []).map(({ Key }) => Key ?? ''));
  }
  return keys;
}

describe('objects', () => {
  it('gives back what was put, with its type, metadata and ETag', async () => {
    const Body = randomBytes(70_000);
    const put = await s3.send(
      new PutObjectCommand({
        Bucket,
        Key: 'there and back/ø.bin',
        Body,
        ContentType: 'text/x-test',
        Metadata: { note: 'kept' },
      }),
    );
    const got = await s3.send(new GetObjectCommand({ Bucket, Key: 'there and back/ø.bin' }));
    expect(await got.Body?.transformToByteArray()).toEqual(new Uint8Array(Body));
    expect(got).toMatchObject({ ContentType: 'text/x-test', Metadata: { note: 'kept' }, ETag: put.ETag });
    const head = await s3.send(new HeadObjectCommand({ Bucket, Key: 'there and back/ø.bin' }));
    expect(head).toMatchObject({ ContentLength: 70_000, ETag: put.ETag });
  });

  it('serves ranges, and refuses one that begins behind the end', async () => {
    const Key = 'ranges.txt';
    await s3.send(new PutObjectCommand({ Bucket, Key, Body: '0123456789' }));
    const part = async (Range: string) => {
      const { Body, ContentRange } = await s3.send(new GetObjectCommand({ Bucket, Key, Range }));
      return [await Body?.transformToString(), ContentRange];
    };
    expect(await part('bytes=2-4')).toEqual(['234', 'bytes 2-4/10']);
    expect(await part('bytes=7-')).toEqual(['789', 'bytes 7-9/10']);
    expect(await part('bytes=-3')).toEqual(['789', 'bytes 7-9/10']);
    await expect(part('bytes=10-12')).rejects.toMatchObject({ name: 'InvalidRange' });
  });

  it('replaces an object as a whole', async () => {
    const Key = 'replaced.txt';
    for (const Body of ['first', 'second']) await s3.send(new PutObjectCommand({ Bucket, Key, Body }));
    const { Body } = await s3.send(new GetObjectCommand({ Bucket, Key }));
    expect(await Body?.transformToString()).toBe('second');
    expect(await listKeys(Key)).toEqual([Key]);
  });

  it.each([
    '../../../../etc/passwd',
    '/absolute',
    'a/../../b',
    '.',
    '..',
    'nul\u0001byte',
    'line\nbreak',
    '<key>&"quotes\'</key>',
    'con.txt:stream',
    'percent%2F%00%',
    'plus+and space',
    `${'long'.repeat(250)}.json.gz`,
    '😀/\uFFFD/ﬁ',
  ])('keeps the key %j as it is, and inside the data directory', async (name) => {
    const Key = `hostile/${name}`;
    await s3.send(new PutObjectCommand({ Bucket, Key, Body: name }));
    const { Body } = await s3.send(new GetObjectCommand({ Bucket, Key }));
    expect(await Body?.transformToString()).toBe(name);
    const { Contents } = await s3.send(
      new ListObjectsV2Command({ Bucket, Prefix: Key, EncodingType: 'url' }),
    );
    expect(Contents?.map((entry) => decodeURIComponent((entry.Key ?? '').replaceAll('+', ' ')))).toContain(
      Key,
    );
    const own = ['event-history.ndjson', 's3', 'state.json'];
    expect((await readdir(sandbox.dataDir)).filter((entry) => !own.includes(entry))).toEqual([]);
  });

  it.each([
    [{ Bucket, Key: 'no-such-key' }, 'NoSuchKey'],
    [{ Bucket: 'no-such-bucket', Key: 'key' }, 'NoSuchBucket'],
    [{ Bucket: 'organization-trail-777788889999', Key: 'key' }, 'AccessDenied'],
  ])('answers %j with %s', async (input, name) => {
    await expect(s3.send(new GetObjectCommand(input))).rejects.toMatchObject({ name });
  });

  it('answers a HEAD for nothing without a body', async () => {
    await expect(s3.send(new HeadObjectCommand({ Bucket, Key: 'nothing' }))).rejects.toMatchObject({
      name: 'NotFound',
      $metadata: { httpStatusCode: 404 },
    });
  });

  it.each([
    ['GET', `${Bucket}/key?partNumber=1`, 501],
    ['GET', `${Bucket}/key?versionId=1`, 501],
    ['PUT', `${Bucket}/key?acl`, 501],
    ['GET', `${Bucket}?inventory&id=1`, 501],
    ['POST', `${Bucket}/key`, 405],
    ['DELETE', '', 405],
    ['GET', `${Bucket}/%ff`, 400],
  ])('answers %s %s with %i, never as if something else were asked', async (method, path, status) => {
    const answer = await fetch(`${sandbox.endpoint}/${path}`, { method });
    expect(answer.status).toBe(status);
    expect(await answer.text()).toMatch(/^<\?xml.*<Error><Code>\w+<\/Code>/s);
  });

  it('refuses an unknown access key', async () => {
    const stranger = new S3Client({
      endpoint: sandbox.endpoint,
      region: 'us-east-1',
      forcePathStyle: true,
      credentials: { accessKeyId: 'AKIAUNKNOWNUNKNOWN22', secretAccessKey: 'x' },
    });
    await expect(stranger.send(new ListObjectsV2Command({ Bucket }))).rejects.toMatchObject({
      name: 'InvalidAccessKeyId',
    });
  });
});

describe('buckets', () => {
  it('tells a bucket’s Region from every Region, us-east-1 by an empty answer', async () => {
    const dublin = 'dublin-trail-111122223333';
    const here = await s3.send(new GetBucketLocationCommand({ Bucket }));
    expect(here.LocationConstraint).toBeUndefined();
    const there = await s3.send(new GetBucketLocationCommand({ Bucket: dublin }));
    expect(there.LocationConstraint).toBe('eu-west-1');
  });
});

describe('listing', () => {
  const keys = ['list/a', 'list/b/1', 'list/b/2', 'list/b/3/x', 'list/c', 'list/d/1'];
  beforeAll(async () => {
    for (const Key of keys) await s3.send(new PutObjectCommand({ Bucket, Key, Body: Key }));
  });

  it('pages through every key once, whatever the size of a page', async () => {
    for (const MaxKeys of [1, 2, 5, 1000]) expect(await listKeys('list/', { MaxKeys })).toEqual(keys);
  });

  it('starts after a key', async () => {
    expect(await listKeys('list/', { StartAfter: 'list/b/2' })).toEqual(keys.slice(3));
  });

  it('tells common prefixes once, also over pages', async () => {
    const told: string[] = [];
    const pages = paginateListObjectsV2(
      { client: s3 },
      { Bucket, Prefix: 'list/', Delimiter: '/', MaxKeys: 1 },
    );
    for await (const page of pages) {
      expect(page.KeyCount).toBe(1);
      told.push(...(page.CommonPrefixes ?? []).map(({ Prefix }) => Prefix ?? ''));
      told.push(...(page.Contents ?? []).map(({ Key }) => Key ?? ''));
    }
    expect(told).toEqual(['list/a', 'list/b/', 'list/c', 'list/d/']);
  });

  it('goes on behind a marker in the first version of the API, also behind a common prefix', async () => {
    const told: string[] = [];
    let Marker: string | undefined;
    do {
      const page: ListObjectsCommandOutput = await s3.send(
        new ListObjectsCommand({ Bucket, Prefix: 'list/', Delimiter: '/', MaxKeys: 1, Marker }),
      );
      told.push(...(page.CommonPrefixes ?? []).map(({ Prefix }) => Prefix ?? ''));
      told.push(...(page.Contents ?? []).map(({ Key }) => Key ?? ''));
      Marker = page.NextMarker;
    } while (Marker !== undefined);
    expect(told).toEqual(['list/a', 'list/b/', 'list/c', 'list/d/']);
    const plain = await s3.send(new ListObjectsCommand({ Bucket, Prefix: 'list/', Marker: 'list/b/2' }));
    expect(plain.Contents?.map(({ Key }) => Key)).toEqual(keys.slice(3));
    expect(plain.Contents?.[0]?.Owner?.ID).toMatch(/^[0-9a-f]{64}$/);
  });

  it('tells every key as the one version that it has', async () => {
    const told: string[] = [];
    for await (const page of paginateVersions()) {
      expect(page.Versions?.length).toBeLessThanOrEqual(4);
      for (const { Key, VersionId, IsLatest } of page.Versions ?? []) {
        told.push(Key ?? '');
        expect([VersionId, IsLatest]).toEqual(['null', true]);
      }
    }
    expect(told).toEqual(keys);
  });

  async function* paginateVersions() {
    let KeyMarker: string | undefined;
    do {
      const page: ListObjectVersionsCommandOutput = await s3.send(
        new ListObjectVersionsCommand({ Bucket, Prefix: 'list/', MaxKeys: 4, KeyMarker }),
      );
      yield page;
      KeyMarker = page.NextKeyMarker;
    } while (KeyMarker !== undefined);
  }

  it('names owners where they are asked for', async () => {
    const list = async (FetchOwner: boolean) =>
      (await s3.send(new ListObjectsV2Command({ Bucket, Prefix: 'list/a', FetchOwner }))).Contents?.[0]
        ?.Owner;
    expect(await list(false)).toBeUndefined();
    expect((await list(true))?.ID).toMatch(/^[0-9a-f]{64}$/);
  });

  it('refuses a continuation token that it did not give', async () => {
    await expect(
      s3.send(new ListObjectsV2Command({ Bucket, ContinuationToken: 'tampered' })),
    ).rejects.toMatchObject({ name: 'InvalidArgument' });
  });
});
