import { LEAST_BATCH_BYTES, MOST_BATCH_BYTES, MOST_BATCH_FILES } from '../event-index/batch-sizes.ts';
import type { EventIndex } from '../event-index/event-index.ts';
import { type DeliveredLogFile, type IngestOutcome, ingestLogFiles } from '../event-index/ingest.ts';
import { MAX_UNPACKED_BYTES } from '../event-index/log-file.ts';
import type { EventOrigin } from '../event-index/manifest.ts';
import type { Failure } from '../failure.ts';
import type { S3Object, S3Reader } from './s3-reader.ts';

const DOWNLOAD_CONCURRENCY = 16;
/** Batches that are read and kept while the next one is fetched: what bounds the memory. */
const BATCHES_AT_ONCE = 3;

/** Where objects come from; more may be added while it is read. */
export interface LoadSource<T extends S3Object> {
  /** The next object, undefined where none waits. */
  take(): T | undefined;
  /** Resolves when there may be one: false when there never will be. */
  more(): Promise<boolean>;
  /** Nobody will take any more: whoever waits in `more` is let go. */
  end(): void;
}

export interface LoadListener<T extends S3Object> {
  /** They are in the index. Their order is that of the outcomes. */
  loaded(objects: readonly T[], outcomes: readonly IngestOutcome[]): void;
  /** The object could not be fetched. The others go on. */
  failed(object: T, failure: Failure): void;
}

/**
 * Downloads objects, several at a time, and reads them into the index in batches, each one transaction. A batch is
 * handed over when it is large enough, or when nothing more is there to be fetched. Throws the signal's reason when
 * it aborts; batches that were read by then stay.
 */
export async function loadLogFiles<T extends S3Object>(
  { index, s3, origin, bucket }: { index: EventIndex; s3: S3Reader; origin: EventOrigin; bucket: string },
  source: LoadSource<T>,
  listener: LoadListener<T>,
  signal: AbortSignal,
): Promise<void> {
  let waiting: { readonly object: T; readonly file: DeliveredLogFile }[] = [];
  let waitingBytes = 0;
  let enough = LEAST_BATCH_BYTES;
  let fetching = 0;
  const reading = new Set<Promise<void>>();
  let failed: { readonly error: unknown } | undefined;
  const fail = (error: unknown) => {
    failed ??= { error };
    source.end();
  };

  /** Hands over what was fetched; resolves when another batch may be begun. */
  const readWaiting = async () => {
    const batch = waiting;
    waiting = [];
    waitingBytes = 0;
    enough = Math.min(enough * 2, MOST_BATCH_BYTES);
    if (batch.length > 0) {
      const files = batch.map(({ file }) => file);
      const read = ingestLogFiles(index, files)
        .then((outcomes) =>
          listener.loaded(
            batch.map(({ object }) => object),
            outcomes,
          ),
        )
        .catch(fail)
        .finally(() => reading.delete(read));
      reading.add(read);
    }
    while (reading.size >= BATCHES_AT_ONCE) await Promise.race(reading);
  };

  const fetchOne = async (object: T) => {
    // Nothing that CloudTrail writes is so large; what is not worth unpacking is not worth fetching.
    const body =
      object.size > MAX_UNPACKED_BYTES
        ? { ok: true as const, value: new Uint8Array() }
        : await s3.getObject({ bucket, key: object.key, signal });
    signal.throwIfAborted();
    if (!body.ok) {
      listener.failed(object, body.error);
      return;
    }
    const { key, etag, size } = object;
    waiting.push({ object, file: { ...origin, key, etag, size, bucket, body: body.value } });
    waitingBytes += body.value.byteLength;
  };

  const work = async () => {
    for (;;) {
      signal.throwIfAborted();
      if (failed !== undefined) return;
      const object = source.take();
      if (object === undefined) {
        if (fetching === 0) {
          await readWaiting();
          enough = LEAST_BATCH_BYTES;
        }
        if (!(await source.more())) break;
        continue;
      }
      fetching += 1;
      await fetchOne(object).finally(() => {
        fetching -= 1;
      });
      if (waiting.length >= MOST_BATCH_FILES || waitingBytes >= enough) await readWaiting();
    }
  };

  await Promise.all(Array.from({ length: DOWNLOAD_CONCURRENCY }, () => work().catch(fail)));
  // A pause ends the work while some are still fetching: what they brought is kept as well.
  if (!signal.aborted && failed === undefined) await readWaiting();
  await Promise.all(reading);
  signal.throwIfAborted();
  if (failed !== undefined) throw failed.error;
}
