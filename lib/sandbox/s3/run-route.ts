import { fail, ok, type Result } from '../../result.ts';
import type { AwsError } from '../http/aws-error.ts';
import type { Caller } from '../http/caller.ts';
import { getHeader, type SandboxRequest, type SandboxResponse } from '../http/sandbox-request.ts';
import type { BucketState } from '../world/state.ts';
import type { World } from '../world/world.ts';
import { authorizeInAccount, authorizeOnBucket } from './authorize.ts';
import { toRequestContext } from './request-context.ts';
import type { AccountRoute, BucketRoute, S3Route } from './routes.ts';
import { ACCESS_DENIED, noSuchBucket, permanentRedirect } from './s3-error.ts';

/** Of a bucket and, where the request is for one, an object. */
export interface Target {
  readonly bucket: string;
  readonly key: string;
}

export function toResourceARN({ bucket, key }: Target): string {
  if (bucket === '') return '*';
  return `arn:aws:s3:::${bucket}${key === '' ? '' : `/${key}`}`;
}

/** S3 looks in this order: is the bucket there, is it here, may the caller, what does the operation say. */
export async function runRoute(
  world: World,
  caller: Caller,
  request: SandboxRequest,
  route: S3Route,
  target: Target,
): Promise<Result<SandboxResponse, AwsError>> {
  const context = toRequestContext(request, world.now());
  if (isAccountRoute(route)) {
    const asked = { action: route.action, resourceARN: toResourceARN(target) };
    const access = authorizeInAccount(world.organization, caller, asked, context);
    if (!access.ok) return access;
    return route.run({ world, caller, request, bucketName: target.bucket });
  }
  const bucket = world.state.buckets.find(({ name }) => name === target.bucket);
  if (bucket === undefined) return fail(noSuchBucket(target.bucket));
  // An unsigned request names no Region, so there is none that could be wrong.
  const isSigned = caller.identity.kind !== 'anonymous';
  if (isSigned && bucket.region !== caller.region && route.anyRegion !== true) {
    return fail(permanentRedirect(bucket.name, bucket.region));
  }
  const owner = checkExpectedOwner(request, bucket);
  if (!owner.ok) return owner;

  const authorize = (action: string, resource: { readonly bucket: BucketState; readonly key?: string }) =>
    authorizeOnBucket(
      world.organization,
      caller,
      resource.bucket,
      { action, resourceARN: toResourceARN({ bucket: resource.bucket.name, key: resource.key ?? '' }) },
      context,
    );
  if (route.decidesByKey !== true) {
    const access = authorize(route.action, { bucket, key: target.key });
    if (!access.ok) return fail(withRegion(route, bucket, access.error));
  }
  return route.run({ world, caller, request, bucket, key: target.key, authorize });
}

function isAccountRoute(route: S3Route): route is AccountRoute {
  return route.on === 'account' || route.on === 'new-bucket';
}

/** A client may say whose bucket it believes that it talks to. */
function checkExpectedOwner(request: SandboxRequest, bucket: BucketState): Result<undefined, AwsError> {
  const expected = getHeader(request, 'x-amz-expected-bucket-owner');
  if (expected === undefined || expected === bucket.accountId) return ok(undefined);
  if (/^\d{12}$/.test(expected)) return fail(ACCESS_DENIED);
  return fail({
    code: 'InvalidBucketOwnerAWSAccountID',
    message: 'The value of the expected bucket owner parameter must be an AWS account ID',
    status: 400,
  });
}

/** Where a bucket is, HeadBucket tells even whoever may not know more. */
function withRegion(route: BucketRoute, bucket: BucketState, error: AwsError): AwsError {
  return route.operation === 'HeadBucket'
    ? { ...error, headers: { 'x-amz-bucket-region': bucket.region } }
    : error;
}
