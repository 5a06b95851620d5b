import { fail, ok, type Result } from '../../result.ts';
import type { AwsError } from '../http/aws-error.ts';
import { getHeader } from '../http/sandbox-request.ts';
import type { BucketState } from '../world/state.ts';
import { setConfiguration } from './bucket-configuration.ts';
import { isBucketName } from './bucket-name.ts';
import { findText, parseXml } from './parse-xml.ts';
import { ALL_BLOCKED } from './public-access-block.ts';
import { invalidArgument, MALFORMED_XML } from './s3-error.ts';
import type { S3AccountOperation } from './s3-operation.ts';

/** Quota of general purpose buckets in an account. */
const MOST_BUCKETS = 10_000;
const OWNERSHIPS = ['BucketOwnerEnforced', 'BucketOwnerPreferred', 'ObjectWriter'];
const CANNED_ACLS = ['private', 'public-read', 'public-read-write', 'authenticated-read'];

/** Amazon S3 API Reference, "CreateBucket". Names are one for all accounts. */
export const createBucket: S3AccountOperation = async ({ world, caller, request, bucketName }) => {
  if (!isBucketName(bucketName)) {
    return fail({
      code: 'InvalidBucketName',
      message: 'The specified bucket is not valid.',
      status: 400,
      details: { BucketName: bucketName },
    });
  }
  const region = readRegion(request.body.toString('utf8'), caller.region, world.organization.regions);
  if (!region.ok) return region;
  const ownership = getHeader(request, 'x-amz-object-ownership') ?? 'BucketOwnerEnforced';
  if (!OWNERSHIPS.includes(ownership)) {
    return fail(
      invalidArgument('Invalid x-amz-object-ownership header', 'x-amz-object-ownership', ownership),
    );
  }
  const acl = getHeader(request, 'x-amz-acl') ?? 'private';
  if (!CANNED_ACLS.includes(acl)) return fail(invalidArgument('Invalid Argument', 'x-amz-acl', acl));
  if (acl !== 'private' && ownership === 'BucketOwnerEnforced') {
    return fail({
      code: 'InvalidBucketAclWithObjectOwnership',
      message: "Bucket cannot have ACLs set with ObjectOwnership's BucketOwnerEnforced setting",
      status: 400,
    });
  }
  const created = ok({ status: 200, headers: { location: `/${bucketName}` } });
  const existing = world.state.buckets.find(({ name }) => name === bucketName);
  if (existing !== undefined) {
    const isOwn = existing.accountId === caller.accountId;
    // For clients from before buckets had Regions, us-east-1 takes a second creation for the first.
    if (isOwn && existing.region === 'us-east-1' && region.value === 'us-east-1') return created;
    return fail(alreadyThere(bucketName, isOwn));
  }
  const own = world.state.buckets.filter(({ accountId }) => accountId === caller.accountId);
  if (own.length >= MOST_BUCKETS) {
    return fail({
      code: 'TooManyBuckets',
      message: 'You have attempted to create more buckets than allowed',
      status: 400,
    });
  }
  const bucket: BucketState = {
    name: bucketName,
    accountId: caller.accountId,
    region: region.value,
    creationTime: world.now().getTime(),
    publicAccessBlock: ALL_BLOCKED,
    configurations: {},
  };
  if (ownership !== 'BucketOwnerEnforced') {
    setConfiguration(bucket, 'ownershipControls', { Rule: { ObjectOwnership: ownership } });
  }
  world.state.buckets.push(bucket);
  await world.save();
  return created;
};

function readRegion(
  body: string,
  endpointRegion: string,
  regions: readonly string[],
): Result<string, AwsError> {
  let constraint: string | undefined;
  if (body.trim() !== '') {
    const root = parseXml(body);
    if (root?.name !== 'CreateBucketConfiguration') return fail(MALFORMED_XML);
    constraint = findText(root, 'LocationConstraint');
  }
  if (constraint === undefined) {
    return endpointRegion === 'us-east-1' ? ok(endpointRegion) : fail(illegalLocation('unspecified'));
  }
  const region = constraint === 'EU' ? 'eu-west-1' : constraint;
  // us-east-1 has no name as a location, only its absence.
  if (region === 'us-east-1' || !regions.includes(region)) {
    return fail({
      code: 'InvalidLocationConstraint',
      message: 'The specified location-constraint is not valid',
      status: 400,
      details: { LocationConstraint: constraint },
    });
  }
  // The endpoint of us-east-1 is that of the whole world.
  if (endpointRegion !== 'us-east-1' && region !== endpointRegion) return fail(illegalLocation(constraint));
  return ok(region);
}

function illegalLocation(constraint: string): AwsError {
  return {
    code: 'IllegalLocationConstraintException',
    message: `The ${constraint} location constraint is incompatible for the region specific endpoint this request was sent to.`,
    status: 400,
  };
}

function alreadyThere(bucketName: string, isOwn: boolean): AwsError {
  return isOwn
    ? {
        code: 'BucketAlreadyOwnedByYou',
        message: 'Your previous request to create the named bucket succeeded and you already own it.',
        status: 409,
        details: { BucketName: bucketName },
      }
    : {
        code: 'BucketAlreadyExists',
        message:
          'The requested bucket name is not available. The bucket namespace is shared by all users of the system. ' +
          'Please select a different name and try again.',
        status: 409,
        details: { BucketName: bucketName },
      };
}
