import type { Result } from '../../result.ts';
import type { AwsError } from '../http/aws-error.ts';
import type { Caller } from '../http/caller.ts';
import type { SandboxRequest, SandboxResponse } from '../http/sandbox-request.ts';
import type { BucketState } from '../world/state.ts';
import type { World } from '../world/world.ts';
import { getBucketLocation } from './get-bucket-location.ts';
import { getObject } from './get-object.ts';
import { headBucket } from './head-bucket.ts';
import { headObject } from './head-object.ts';
import { listObjectsV2 } from './list-objects-v2.ts';
import { putObject } from './put-object.ts';

export interface S3Call {
  readonly world: World;
  readonly caller: Caller;
  readonly request: SandboxRequest;
  readonly bucket: BucketState;
  /** Decoded; empty for operations on the bucket itself. */
  readonly key: string;
}

export type S3Operation = (call: S3Call) => Promise<Result<SandboxResponse, AwsError>>;

export interface S3Route {
  /** As S3's API names it. */
  readonly operation: string;
  /** As IAM policies spell it: not always the operation's name. */
  readonly action: string;
  readonly method: string;
  readonly on: 'bucket' | 'object';
  /** The sub-resource in the query that tells operations of one method apart. */
  readonly has?: string;
  readonly run: S3Operation;
  /** Answers in whichever Region it is asked. */
  readonly anyRegion?: true;
}

const ROUTES: readonly S3Route[] = [
  {
    operation: 'GetBucketLocation',
    action: 's3:GetBucketLocation',
    method: 'GET',
    on: 'bucket',
    has: 'location',
    run: getBucketLocation,
    anyRegion: true,
  },
  {
    operation: 'ListObjectsV2',
    action: 's3:ListBucket',
    method: 'GET',
    on: 'bucket',
    has: 'list-type',
    run: listObjectsV2,
  },
  { operation: 'HeadBucket', action: 's3:ListBucket', method: 'HEAD', on: 'bucket', run: headBucket },
  { operation: 'GetObject', action: 's3:GetObject', method: 'GET', on: 'object', run: getObject },
  { operation: 'HeadObject', action: 's3:GetObject', method: 'HEAD', on: 'object', run: headObject },
  { operation: 'PutObject', action: 's3:PutObject', method: 'PUT', on: 'object', run: putObject },
];

/** Sub-resources of operations that the sandbox lacks: they must not be taken for a plain GetObject or PutObject. */
const FOREIGN_SUBRESOURCES = [
  'acl',
  'attributes',
  'legal-hold',
  'retention',
  'tagging',
  'torrent',
  'uploadId',
  'partNumber',
  'uploads',
  'versionId',
];

export function findRoute(request: SandboxRequest, on: 'bucket' | 'object'): S3Route | undefined {
  if (on === 'object') {
    if (FOREIGN_SUBRESOURCES.some((name) => request.query.has(name))) return undefined;
    if (request.headers['x-amz-copy-source'] !== undefined) return undefined;
  }
  return ROUTES.find(
    (route) =>
      route.method === request.method &&
      route.on === on &&
      (route.has === undefined || request.query.has(route.has)),
  );
}
