import { gunzipSync } from 'node:zlib';
import { GetObjectCommand, paginateListObjectsV2, type S3Client } from '@aws-sdk/client-s3';

export interface DeliveredFile {
  readonly key: string;
  readonly records: readonly Readonly<Record<string, unknown>>[];
}

/** For tests: every log file below a prefix, read as a client of S3 would. */
export async function readLogFiles(
  s3: S3Client,
  bucket: string,
  prefix = 'AWSLogs/',
): Promise<DeliveredFile[]> {
  const files: DeliveredFile[] = [];
  for await (const page of paginateListObjectsV2({ client: s3 }, { Bucket: bucket, Prefix: prefix })) {
    for (const { Key } of page.Contents ?? []) {
      if (Key === undefined) continue;
      const { Body } = await s3.send(new GetObjectCommand({ Bucket: bucket, Key }));
      const bytes = (await Body?.transformToByteArray()) ?? new Uint8Array();
      const { Records } = JSON.parse(gunzipSync(bytes).toString('utf8'));
      files.push({ key: Key, records: Records });
    }
  }
  return files;
}

export async function readRecords(s3: S3Client, bucket: string, prefix?: string) {
  return (await readLogFiles(s3, bucket, prefix)).flatMap(({ records }) => records);
}
