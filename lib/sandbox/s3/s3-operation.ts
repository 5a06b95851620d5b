import type { Result } from '../../result.ts';
import type { AwsError } from '../http/aws-error.ts';
import type { Caller } from '../http/caller.ts';
import type { SandboxRequest, SandboxResponse } from '../http/sandbox-request.ts';
import { formatXml, type XmlValue } from '../http/xml.ts';
import type { BucketState } from '../world/state.ts';
import type { World } from '../world/world.ts';
import { S3_NAMESPACE } from './s3-namespace.ts';

/** A request for no bucket that is there: ListBuckets and CreateBucket. */
export interface S3AccountCall {
  readonly world: World;
  readonly caller: Caller;
  readonly request: SandboxRequest;
  /** Empty for ListBuckets. */
  readonly bucketName: string;
}

export interface S3Call {
  readonly world: World;
  readonly caller: Caller;
  readonly request: SandboxRequest;
  readonly bucket: BucketState;
  /** Decoded; empty for operations on the bucket itself. */
  readonly key: string;
  /** Whether the caller may do something else as well, e.g. read the object that it copies. */
  authorize(action: string, resource: { readonly bucket: BucketState; readonly key?: string }): AccessOutcome;
}

/** An error where the caller may not. */
export type AccessOutcome = Result<undefined, AwsError>;

export type S3Answer = Promise<Result<SandboxResponse, AwsError>>;
export type S3AccountOperation = (call: S3AccountCall) => S3Answer;
export type S3Operation = (call: S3Call) => S3Answer;

export function xmlResponse(root: string, content: XmlValue): SandboxResponse {
  return {
    status: 200,
    headers: { 'content-type': 'application/xml' },
    body: formatXml(root, S3_NAMESPACE, content),
  };
}

export const NO_CONTENT: SandboxResponse = { status: 204, headers: {} };
