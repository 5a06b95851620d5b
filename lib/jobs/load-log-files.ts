import type { EventIndex } from '../event-index/event-index.ts';
import { type DeliveredLogFile, type IngestOutcome, ingestLogFiles } from '../event-index/ingest.ts';
import { MAX_UNPACKED_BYTES } from '../event-index/log-file.ts';
import type { EventOrigin } from '../event-index/manifest.ts';
import type { Failure } from '../failure.ts';
import { forEachBounded } from './bounded.ts';
import type { S3Object, S3Reader } from './s3-reader.ts';

const DOWNLOAD_CONCURRENCY = 16;
/**
 * A batch is one transaction, and a large one costs hardly more than a small one. The first ones are small, so that
 * somebody who waits sees events after a moment.
 */
const FIRST_BATCH_BYTES = 256 * 1024;
const MOST_BATCH_BYTES = 24 * 1024 * 1024;
const MOST_BATCH_FILES = 8000;
/** Batches that are read and kept while the next one is fetched: what bounds the memory. */
const BATCHES_AT_ONCE = 3;

export interface LoadListener {
  loaded(files: readonly DeliveredLogFile[], outcomes: readonly IngestOutcome[]): void;
  /** The object could not be fetched. The others go on. */
  failed(object: S3Object, failure: Failure): void;
}

/**
 * Downloads objects, several at a time, and reads them into the index in batches, each one transaction.
 * Throws the signal's reason when it aborts; batches that were read by then stay.
 */
export async function loadLogFiles(
  { index, s3, origin, bucket }: { index: EventIndex; s3: S3Reader; origin: EventOrigin; bucket: string },
  objects: readonly S3Object[],
  listener: LoadListener,
  signal: AbortSignal,
): Promise<void> {
  let waiting: DeliveredLogFile[] = [];
  let waitingBytes = 0;
  let enough = FIRST_BATCH_BYTES;
  const reading = new Set<Promise<void>>();
  let failed: { readonly error: unknown } | undefined;

  /** Hands over what was fetched; resolves when another batch may be begun. */
  const readWaiting = async () => {
    const batch = waiting;
    waiting = [];
    waitingBytes = 0;
    enough = Math.min(enough * 2, MOST_BATCH_BYTES);
    if (batch.length > 0) {
      const read = ingestLogFiles(index, batch)
        .then((outcomes) => listener.loaded(batch, outcomes))
        .catch((error: unknown) => {
          failed ??= { error };
        })
        .finally(() => reading.delete(read));
      reading.add(read);
    }
    while (reading.size >= BATCHES_AT_ONCE) await Promise.race(reading);
  };

  await forEachBounded(objects, DOWNLOAD_CONCURRENCY, async (object) => {
    signal.throwIfAborted();
    if (failed !== undefined) throw failed.error;
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
    waiting.push({ ...origin, ...object, bucket, body: body.value });
    waitingBytes += body.value.byteLength;
    if (waiting.length >= MOST_BATCH_FILES || waitingBytes >= enough) await readWaiting();
  }).finally(() => Promise.all(reading));
  await readWaiting();
  await Promise.all(reading);
  if (failed !== undefined) throw failed.error;
}
