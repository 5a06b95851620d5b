import { fail, ok, type Result } from '../../result.ts';
import type { SandboxRequest } from '../http/sandbox-request.ts';
import { abortMultipartUpload } from './abort-multipart-upload.ts';
import {
  type ConfigurationName,
  deleteConfiguration,
  getConfiguration,
  putConfiguration,
} from './bucket-configuration.ts';
import { completeMultipartUpload } from './complete-multipart-upload.ts';
import { copyObject } from './copy-object.ts';
import { createBucket } from './create-bucket.ts';
import { createMultipartUpload } from './create-multipart-upload.ts';
import { deleteBucket } from './delete-bucket.ts';
import { deleteObject } from './delete-object.ts';
import { deleteObjects } from './delete-objects.ts';
import { getBucketAcl } from './get-bucket-acl.ts';
import { getBucketLocation } from './get-bucket-location.ts';
import { deleteBucketPolicy, getBucketPolicy, getBucketPolicyStatus } from './get-bucket-policy.ts';
import { getObject } from './get-object.ts';
import { headBucket } from './head-bucket.ts';
import { headObject } from './head-object.ts';
import { listBuckets } from './list-buckets.ts';
import { listMultipartUploads } from './list-multipart-uploads.ts';
import { listObjectVersions } from './list-object-versions.ts';
import { listObjects } from './list-objects.ts';
import { listObjectsV2 } from './list-objects-v2.ts';
import { listParts } from './list-parts.ts';
import {
  deletePublicAccessBlock,
  getPublicAccessBlock,
  putPublicAccessBlock,
} from './public-access-block.ts';
import { putBucketPolicy } from './put-bucket-policy.ts';
import { putObject } from './put-object.ts';
import type { S3AccountOperation, S3Operation } from './s3-operation.ts';
import { uploadPart } from './upload-part.ts';
import { uploadPartCopy } from './upload-part-copy.ts';

interface RouteBase {
  /** As S3's API names it. */
  readonly operation: string;
  /** As IAM policies spell it: not always the operation's name. */
  readonly action: string;
  readonly method: string;
  /** The sub-resource in the query that tells operations of one method apart. */
  readonly has?: string;
}

/** On no bucket that is there. */
export interface AccountRoute extends RouteBase {
  readonly on: 'account' | 'new-bucket';
  readonly run: S3AccountOperation;
}

export interface BucketRoute extends RouteBase {
  readonly on: 'bucket' | 'object';
  readonly run: S3Operation;
  /** Answers in whichever Region it is asked. */
  readonly anyRegion?: true;
  /** Each key in the body is decided for itself. */
  readonly decidesByKey?: true;
}

export type S3Route = AccountRoute | BucketRoute;

const ROUTES: readonly S3Route[] = [
  { operation: 'ListBuckets', action: 's3:ListAllMyBuckets', method: 'GET', on: 'account', run: listBuckets },
  {
    operation: 'CreateBucket',
    action: 's3:CreateBucket',
    method: 'PUT',
    on: 'new-bucket',
    run: createBucket,
  },

  onBucket('HEAD', 'HeadBucket', 's3:ListBucket', headBucket),
  onBucket('DELETE', 'DeleteBucket', 's3:DeleteBucket', deleteBucket),
  onBucket('GET', 'ListObjects', 's3:ListBucket', listObjects),
  onBucket('GET', 'ListObjectsV2', 's3:ListBucket', listObjectsV2, 'list-type'),
  onBucket('GET', 'ListObjectVersions', 's3:ListBucketVersions', listObjectVersions, 'versions'),
  onBucket('GET', 'ListMultipartUploads', 's3:ListBucketMultipartUploads', listMultipartUploads, 'uploads'),
  { ...onBucket('POST', 'DeleteObjects', 's3:DeleteObject', deleteObjects, 'delete'), decidesByKey: true },
  {
    ...onBucket('GET', 'GetBucketLocation', 's3:GetBucketLocation', getBucketLocation, 'location'),
    anyRegion: true,
  },
  onBucket('GET', 'GetBucketAcl', 's3:GetBucketAcl', getBucketAcl, 'acl'),
  onBucket('GET', 'GetBucketPolicy', 's3:GetBucketPolicy', getBucketPolicy, 'policy'),
  onBucket('PUT', 'PutBucketPolicy', 's3:PutBucketPolicy', putBucketPolicy, 'policy'),
  onBucket('DELETE', 'DeleteBucketPolicy', 's3:DeleteBucketPolicy', deleteBucketPolicy, 'policy'),
  onBucket('GET', 'GetBucketPolicyStatus', 's3:GetBucketPolicyStatus', getBucketPolicyStatus, 'policyStatus'),
  onBucket(
    'GET',
    'GetPublicAccessBlock',
    's3:GetBucketPublicAccessBlock',
    getPublicAccessBlock,
    'publicAccessBlock',
  ),
  onBucket(
    'PUT',
    'PutPublicAccessBlock',
    's3:PutBucketPublicAccessBlock',
    putPublicAccessBlock,
    'publicAccessBlock',
  ),
  onBucket(
    'DELETE',
    'DeletePublicAccessBlock',
    's3:PutBucketPublicAccessBlock',
    deletePublicAccessBlock,
    'publicAccessBlock',
  ),

  ...configuration('accelerate', 'BucketAccelerateConfiguration', 'AccelerateConfiguration'),
  ...configuration('cors', 'BucketCors', 'BucketCORS'),
  ...configuration('encryption', 'BucketEncryption', 'EncryptionConfiguration', 'PUT', 'DELETE'),
  ...configuration('lifecycle', 'BucketLifecycleConfiguration', 'LifecycleConfiguration', 'PUT', 'DELETE'),
  ...configuration('logging', 'BucketLogging', 'BucketLogging', 'PUT'),
  ...configuration('notification', 'BucketNotificationConfiguration', 'BucketNotification'),
  ...configuration('object-lock', 'ObjectLockConfiguration', 'BucketObjectLockConfiguration'),
  ...configuration(
    'ownershipControls',
    'BucketOwnershipControls',
    'BucketOwnershipControls',
    'PUT',
    'DELETE',
  ),
  ...configuration('replication', 'BucketReplication', 'ReplicationConfiguration'),
  ...configuration('requestPayment', 'BucketRequestPayment', 'BucketRequestPayment'),
  ...configuration('tagging', 'BucketTagging', 'BucketTagging', 'PUT', 'DELETE'),
  ...configuration('versioning', 'BucketVersioning', 'BucketVersioning', 'PUT'),
  ...configuration('website', 'BucketWebsite', 'BucketWebsite'),

  onObject('GET', 'GetObject', 's3:GetObject', getObject),
  onObject('HEAD', 'HeadObject', 's3:GetObject', headObject),
  onObject('PUT', 'PutObject', 's3:PutObject', putObject),
  onObject('DELETE', 'DeleteObject', 's3:DeleteObject', deleteObject),
  onObject('POST', 'CreateMultipartUpload', 's3:PutObject', createMultipartUpload, 'uploads'),
  onObject('PUT', 'UploadPart', 's3:PutObject', uploadPart, 'uploadId'),
  onObject('POST', 'CompleteMultipartUpload', 's3:PutObject', completeMultipartUpload, 'uploadId'),
  onObject('DELETE', 'AbortMultipartUpload', 's3:AbortMultipartUpload', abortMultipartUpload, 'uploadId'),
  onObject('GET', 'ListParts', 's3:ListMultipartUploadParts', listParts, 'uploadId'),
];

/** Told by a header that names the source. */
const COPIES: readonly S3Route[] = [
  onObject('PUT', 'CopyObject', 's3:PutObject', copyObject),
  onObject('PUT', 'UploadPartCopy', 's3:PutObject', uploadPartCopy, 'uploadId'),
];

/** Sub-resources of operations that the sandbox lacks: they must not be taken for a plain GetObject or ListObjects. */
const FOREIGN_SUBRESOURCES = [
  'abac',
  'analytics',
  'annotation',
  'attributes',
  'encryption-key',
  'intelligent-tiering',
  'inventory',
  'legal-hold',
  'metadataConfiguration',
  'metadataTable',
  'metrics',
  'renameObject',
  'restore',
  'retention',
  'select',
  'session',
  'torrent',
  'versionId',
];

const SUBRESOURCES = new Set([...FOREIGN_SUBRESOURCES, ...ROUTES.flatMap(({ has }) => has ?? [])]);

/** What S3 does and the sandbox does not is told from what S3 does not either. */
export function findRoute(
  request: SandboxRequest,
  bucket: string,
  key: string,
): Result<S3Route, 'not-implemented' | 'not-allowed'> {
  const { method, query } = request;
  const kinds = bucket === '' ? ['account'] : key === '' ? ['bucket', 'new-bucket'] : ['object'];
  const asked = [...query.keys()].filter((name) => SUBRESOURCES.has(name));
  // A part of an object that came in parts: parts are not told apart once they are put together.
  if (query.has('partNumber') && method !== 'PUT') return fail('not-implemented');
  const isCopy = request.headers['x-amz-copy-source'] !== undefined;
  const route = (isCopy ? COPIES : ROUTES).find(
    (candidate) =>
      candidate.method === method &&
      kinds.includes(candidate.on) &&
      (candidate.has === undefined ? asked.length === 0 : asked.length === 1 && asked[0] === candidate.has),
  );
  if (route !== undefined) return ok(route);
  return fail(asked.length > 0 ? 'not-implemented' : 'not-allowed');
}

function onBucket(
  method: string,
  operation: string,
  action: string,
  run: S3Operation,
  has?: string,
): BucketRoute {
  return { operation, action, method, on: 'bucket', run, ...(has === undefined ? {} : { has }) };
}

function onObject(
  method: string,
  operation: string,
  action: string,
  run: S3Operation,
  has?: string,
): BucketRoute {
  return { ...onBucket(method, operation, action, run, has), on: 'object' };
}

/** All are read; some may be put and taken away. Taking away asks for the action of putting. */
function configuration(
  name: ConfigurationName,
  operation: string,
  action: string,
  ...writes: readonly ('PUT' | 'DELETE')[]
): readonly BucketRoute[] {
  const read = onBucket('GET', `Get${operation}`, `s3:Get${action}`, getConfiguration(name), name);
  const written = writes.map((method) =>
    method === 'PUT'
      ? onBucket(method, `Put${operation}`, `s3:Put${action}`, putConfiguration(name), name)
      : onBucket(method, `Delete${operation}`, `s3:Put${action}`, deleteConfiguration(name), name),
  );
  return [read, ...written];
}
