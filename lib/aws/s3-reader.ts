import 'server-only';
import { GetObjectCommand, ListObjectsV2Command } from '@aws-sdk/client-s3';
import type { Connection } from '../audit/connection.ts';
import type { Failure } from '../failure.ts';
import { ok, type Result } from '../result.ts';
import { callAws } from './call-aws.ts';
import { clientsFor } from './clients.ts';

export interface S3Listing {
  readonly objects: readonly { readonly key: string; readonly size: number; readonly etag: string }[];
  readonly commonPrefixes: readonly string[];
  readonly nextToken?: string;
}

/** What the sync of a trail needs of S3, as one connection sees it. */
export function s3Reader(connection: Connection, region: string) {
  const { s3 } = clientsFor(connection, region);
  return {
    listObjects(request: {
      bucket: string;
      prefix: string;
      startAfter?: string;
      delimiter?: string;
      continuationToken?: string;
      signal?: AbortSignal;
    }): Promise<Result<S3Listing, Failure>> {
      return callAws(connection, region, 's3:ListBucket', async () => {
        const answer = await s3.send(
          new ListObjectsV2Command({
            Bucket: request.bucket,
            Prefix: request.prefix,
            StartAfter: request.startAfter,
            Delimiter: request.delimiter,
            ContinuationToken: request.continuationToken,
          }),
          { ...(request.signal && { abortSignal: request.signal }) },
        );
        const next = answer.NextContinuationToken;
        return {
          objects: (answer.Contents ?? []).map((object) => ({
            key: object.Key ?? '',
            size: object.Size ?? 0,
            etag: object.ETag ?? '',
          })),
          commonPrefixes: (answer.CommonPrefixes ?? []).flatMap((prefix) => prefix.Prefix ?? []),
          ...(next !== undefined && { nextToken: next }),
        };
      });
    },

    async getObject(request: {
      bucket: string;
      key: string;
      signal?: AbortSignal;
    }): Promise<Result<Uint8Array, Failure>> {
      const answer = await callAws(connection, region, 's3:GetObject', async () => {
        const object = await s3.send(new GetObjectCommand({ Bucket: request.bucket, Key: request.key }), {
          ...(request.signal && { abortSignal: request.signal }),
        });
        return object.Body ? await object.Body.transformToByteArray() : new Uint8Array();
      });
      return answer.ok ? ok(answer.value) : answer;
    },
  };
}
