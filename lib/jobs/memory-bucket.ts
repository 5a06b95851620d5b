import type { Failure, FailureCode } from '../failure.ts';
import { fail, ok } from '../result.ts';
import type { S3Listing, S3Reader } from './s3-reader.ts';

/** A bucket in memory for tests, with the faults that S3 shows to a reader. Lists like ListObjectsV2, in small pages. */
export class MemoryBucket implements S3Reader {
  readonly objects = new Map<string, { body: Uint8Array; etag: string }>();
  /** Keys whose object cannot be fetched. */
  readonly objectFaults = new Map<string, FailureCode>();
  /** Prefixes whose listing fails. */
  readonly listingFaults = new Map<string, FailureCode>();
  /** Keys in the order in which they were fetched. */
  readonly fetched: string[] = [];
  /** Prefixes in the order in which they were listed, and after which key. */
  readonly listed: { readonly prefix: string; readonly startAfter: string }[] = [];
  /** Called before an object is handed out. */
  beforeGet: (key: string, signal: AbortSignal | undefined) => Promise<void> = async () => undefined;
  readonly #pageSize: number;
  #version = 0;

  constructor(pageSize = 3) {
    this.#pageSize = pageSize;
  }

  put(key: string, body: Uint8Array): void {
    this.#version += 1;
    this.objects.set(key, { body, etag: `"${this.#version}"` });
  }

  listObjects: S3Reader['listObjects'] = async (request) => {
    const { prefix, delimiter, startAfter = '', continuationToken = startAfter } = request;
    this.listed.push({ prefix, startAfter });
    const fault = this.listingFaults.get(prefix);
    if (fault !== undefined) return fail(failureOf(fault));
    const names = new Set<string>();
    for (const key of this.objects.keys()) {
      if (!key.startsWith(prefix)) continue;
      const end = delimiter === undefined ? -1 : key.indexOf(delimiter, prefix.length);
      names.add(end === -1 ? key : key.slice(0, end + 1));
    }
    const later = [...names].sort().filter((name) => name > continuationToken);
    const page = later.slice(0, this.#pageSize);
    const listing: S3Listing = {
      objects: page.flatMap((key) => {
        const object = this.objects.get(key);
        return object === undefined ? [] : [{ key, etag: object.etag, size: object.body.byteLength }];
      }),
      commonPrefixes: page.filter((name) => !this.objects.has(name)),
    };
    const last = page.at(-1);
    return ok(later.length > page.length && last !== undefined ? { ...listing, nextToken: last } : listing);
  };

  getObject: S3Reader['getObject'] = async ({ key, signal }) => {
    await this.beforeGet(key, signal);
    this.fetched.push(key);
    const fault = this.objectFaults.get(key);
    if (fault !== undefined) return fail(failureOf(fault));
    const object = this.objects.get(key);
    return object === undefined ? fail(failureOf('not-found')) : ok(object.body);
  };
}

function failureOf(code: FailureCode): Failure {
  return {
    code,
    message: { key: 'failures.unavailable', values: { service: 'Amazon S3' } },
    retryable: true,
  };
}
