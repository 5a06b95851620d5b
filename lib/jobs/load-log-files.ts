import type { EventIndex } from '../event-index/event-index.ts';
import { type DeliveredLogFile, type IngestOutcome, ingestLogFiles } from '../event-index/ingest.ts';
import { MAX_UNPACKED_BYTES } from '../event-index/log-file.ts';
import type { EventOrigin } from '../event-index/manifest.ts';
import type { Failure } from '../failure.ts';
import { forEachBounded } from './bounded.ts';
import type { S3Object, S3Reader } from './s3-reader.ts';

const DOWNLOAD_CONCURRENCY = 8;
/** A commit costs the same for one file as for hundreds; bytes are bounded since unpacked they are ten times as many. */
const BATCH_FILES = 256;
const BATCH_BYTES = 8 * 1024 * 1024;

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
  let reading: Promise<void> = Promise.resolve();

  const readWaiting = () => {
    const batch = waiting;
    waiting = [];
    waitingBytes = 0;
    if (batch.length === 0) return reading;
    // One batch is read after the other: while it is, its downloader waits, which bounds what lies in memory.
    reading = reading.then(async () => {
      signal.throwIfAborted();
      listener.loaded(batch, await ingestLogFiles(index, batch));
    });
    return reading;
  };

  await forEachBounded(objects, DOWNLOAD_CONCURRENCY, async (object) => {
    signal.throwIfAborted();
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
    if (waiting.length >= BATCH_FILES || waitingBytes >= BATCH_BYTES) await readWaiting();
  });
  await readWaiting();
}
