import type { DeliveredLogFile } from './ingest.ts';
import { OTHER_TRAIL, sampleFile, sampleRecord, sampleRecords, toBody } from './log-file-samples.ts';

const FILES_A_BATCH = 8;

/** Batches with everything that has to come out the same after a crash: duplicates, two trails, new versions, faults. */
export function crashBatches(count: number): DeliveredLogFile[][] {
  return Array.from({ length: count }, (_, batch) =>
    Array.from({ length: FILES_A_BATCH }, (_, place) => crashFile(batch * FILES_A_BATCH + place)),
  );
}

function crashFile(n: number): DeliveredLogFile {
  const key = `AWSLogs/111122223333/CloudTrail-NetworkActivity/us-east-1/2026/03/01/${String(n).padStart(6, '0')}.json.gz`;
  const body = toBody([
    ...sampleRecords(n * 40, 50),
    ...(n % 5 === 0 ? [null, sampleRecord(n, { eventID: 1 })] : []),
  ]);
  if (n % 11 === 3) return sampleFile(key, body.subarray(0, 60));
  if (n % 7 === 6)
    return sampleFile(key, body, { connectionId: 'sandbox-444455556666', trailARN: OTHER_TRAIL });
  if (n % 16 === 15) return sampleFile(key.replace(/\d{6}\.json/, '000003.json'), body, { etag: `"${n}"` });
  return sampleFile(key, body);
}
