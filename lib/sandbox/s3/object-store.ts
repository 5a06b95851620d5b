import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rm, unlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { compareKeys, lowerBound } from './key-order.ts';
import { openObjectJournal } from './object-journal.ts';

/** What an object has besides its bytes. */
export interface ObjectProperties {
  readonly key: string;
  /** Epoch milliseconds. */
  readonly lastModified: number;
  readonly contentType?: string;
  readonly contentEncoding?: string;
  /** Further headers that are given back as they were put, e.g. `cache-control`. */
  readonly headers?: Readonly<Record<string, string>>;
  /** User metadata, without `x-amz-meta-`. */
  readonly metadata?: Readonly<Record<string, string>>;
  /** Absent where S3's own keys encrypt the object. */
  readonly kmsKeyId?: string;
  /** Base64 by algorithm, as headers spell it, e.g. `crc32`. */
  readonly checksums?: Readonly<Record<string, string>>;
  /** It goes by and by, as by a lifecycle rule: what the sandbox itself delivered, and nobody else put. */
  readonly expires?: true;
}

export interface StoredObject extends ObjectProperties {
  readonly size: number;
  /** Without quotes. */
  readonly etag: string;
  /** Where the body lies, relative to the store. Never derived from the key, which a stranger may have chosen. */
  readonly file: string;
}

export interface NewObject extends ObjectProperties {
  readonly body: Uint8Array;
  /** Of an object that came in parts; otherwise the MD5 of its body. */
  readonly etag?: string;
}

export interface ObjectStore {
  /** Keys in S3's order. The array is the store's own: read it, do not keep it. */
  listKeys(bucket: string): readonly string[];
  findObject(bucket: string, key: string): StoredObject | undefined;
  /** Undefined where the object was replaced or removed meanwhile. */
  readBody(object: StoredObject): Promise<Buffer | undefined>;
  putObject(bucket: string, object: NewObject): Promise<StoredObject>;
  removeObjects(bucket: string, keys: readonly string[]): Promise<void>;
  clear(): Promise<void>;
}

interface Bucket {
  readonly keys: string[];
  readonly objects: Map<string, StoredObject>;
}

/**
 * Bodies are files with names of our own; which key has which body is said by a journal of one line a change.
 * A body counts only once its line is written, so a crash leaves the old object or the new one, never half of one.
 */
export async function openObjectStore(directory: string): Promise<ObjectStore> {
  const journal = await openObjectJournal(join(directory, 'objects.ndjson'));
  const buckets = new Map<string, Bucket>();

  function getBucket(name: string): Bucket {
    let bucket = buckets.get(name);
    if (bucket === undefined) {
      bucket = { keys: [], objects: new Map() };
      buckets.set(name, bucket);
    }
    return bucket;
  }

  for (const { bucket, object } of journal.entries) getBucket(bucket).objects.set(object.key, object);
  for (const bucket of buckets.values()) bucket.keys.push(...[...bucket.objects.keys()].sort(compareKeys));
  await removeOrphans(directory, buckets);

  async function writeBody(body: Uint8Array): Promise<string> {
    const name = randomUUID();
    const file = join('bodies', name.slice(0, 2), name);
    await mkdir(dirname(join(directory, file)), { recursive: true });
    try {
      await writeFile(join(directory, file), body);
    } catch (error) {
      await removeFile(join(directory, file)); // Half a body would fill a disk that is full already.
      throw error;
    }
    return file;
  }

  return {
    listKeys: (name) => buckets.get(name)?.keys ?? [],
    findObject: (name, key) => buckets.get(name)?.objects.get(key),
    async readBody(object) {
      try {
        return await readFile(join(directory, object.file));
      } catch (error) {
        if (isMissing(error)) return undefined;
        throw error;
      }
    },

    async putObject(name, { body, ...rest }) {
      const etag = rest.etag ?? createHash('md5').update(body).digest('hex');
      const object = { ...rest, size: body.byteLength, etag, file: await writeBody(body) };
      await journal.append([{ bucket: name, object }]);
      const bucket = getBucket(name);
      const earlier = bucket.objects.get(object.key);
      if (earlier === undefined) bucket.keys.splice(lowerBound(bucket.keys, object.key), 0, object.key);
      bucket.objects.set(object.key, object);
      if (earlier !== undefined) await removeFile(join(directory, earlier.file));
      return object;
    },

    async removeObjects(name, keys) {
      const bucket = buckets.get(name);
      if (bucket === undefined) return;
      const removed: StoredObject[] = [];
      for (const key of keys) {
        const object = bucket.objects.get(key);
        if (object === undefined) continue;
        removed.push(object);
        bucket.objects.delete(key);
        bucket.keys.splice(lowerBound(bucket.keys, key), 1);
      }
      await journal.append(removed.map(({ key }) => ({ bucket: name, removed: key })));
      await Promise.all(removed.map(({ file }) => removeFile(join(directory, file))));
    },

    async clear() {
      buckets.clear();
      await journal.clear();
      await rm(join(directory, 'bodies'), { recursive: true, force: true });
    },
  };
}

/** A crash between a body and its journal line leaves a file that no key names. */
async function removeOrphans(directory: string, buckets: ReadonlyMap<string, Bucket>): Promise<void> {
  const known = new Set<string>();
  for (const bucket of buckets.values()) for (const { file } of bucket.objects.values()) known.add(file);
  const root = join(directory, 'bodies');
  await mkdir(root, { recursive: true });
  for (const folder of await readdir(root)) {
    for (const name of await readdir(join(root, folder))) {
      if (!known.has(join('bodies', folder, name))) await removeFile(join(root, folder, name));
    }
  }
}

async function removeFile(file: string): Promise<void> {
  try {
    await unlink(file);
  } catch (error) {
    if (isMissing(error)) return;
    throw error;
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
