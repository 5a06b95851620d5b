import type { Failure } from '../failure.ts';
import type { Result } from '../result.ts';

export interface S3Object {
  readonly key: string;
  readonly etag: string;
  /** Bytes. */
  readonly size: number;
}

export interface S3Listing {
  readonly objects: readonly S3Object[];
  readonly commonPrefixes: readonly string[];
  readonly nextToken?: string;
}

/** What a sync needs of S3; lib/aws has one for each connection. */
export interface S3Reader {
  listObjects(request: {
    bucket: string;
    prefix: string;
    startAfter?: string;
    delimiter?: string;
    continuationToken?: string;
    signal?: AbortSignal;
  }): Promise<Result<S3Listing, Failure>>;
  getObject(request: {
    bucket: string;
    key: string;
    signal?: AbortSignal;
  }): Promise<Result<Uint8Array, Failure>>;
}
