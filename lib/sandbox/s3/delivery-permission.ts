import { evaluatePolicy, type PolicyRequest } from '../iam/policy-evaluation.ts';
import type { TrailState } from '../world/state.ts';
import type { World } from '../world/world.ts';
import { readBucketPolicy } from './bucket-policy.ts';

/** S3's error code, as a trail's status gives it. */
export type DeliveryRefusal = 'NoSuchBucket' | 'AccessDenied';

type DeliveringTrail = Pick<
  TrailState,
  'trailARN' | 'accountId' | 's3BucketName' | 's3KeyPrefix' | 'isOrganizationTrail'
>;

const CLOUDTRAIL = 'cloudtrail.amazonaws.com';

/**
 * Why CloudTrail may not write into a trail's bucket, or undefined where it may. It asks for the bucket's ACL and puts
 * objects in the name of the trail, so `aws:SourceArn` and `aws:SourceAccount` of the bucket's policy decide
 * (CloudTrail User Guide, create-s3-bucket-policy-for-cloudtrail). Without keys, the folders in which the trail would
 * write are tried, as CreateTrail and UpdateTrail do.
 */
export function findDeliveryRefusal(
  world: Pick<World, 'organization' | 'state' | 'now'>,
  trail: DeliveringTrail,
  keys: readonly string[] = listTrialKeys(world, trail),
): DeliveryRefusal | undefined {
  const bucket = world.state.buckets.find(({ name }) => name === trail.s3BucketName);
  if (bucket === undefined) return 'NoSuchBucket';
  const policy = readBucketPolicy(bucket);
  if (policy === undefined) return 'AccessDenied';
  const bucketARN = `arn:aws:s3:::${bucket.name}`;
  const { organization } = world;
  const isMember = (id: string) => organization.accounts.some(({ accountId }) => accountId === id);
  const context: PolicyRequest['context'] = {
    'aws:SourceArn': trail.trailARN,
    'aws:SourceAccount': trail.accountId,
    'aws:SourceOrgID': isMember(trail.accountId) ? organization.organizationId : undefined,
    'aws:PrincipalIsAWSService': 'true',
    'aws:PrincipalServiceName': CLOUDTRAIL,
    'aws:ViaAWSService': 'false',
    'aws:SecureTransport': 'true',
    'aws:CurrentTime': world.now().toISOString(),
    'aws:ResourceAccount': bucket.accountId,
    'aws:ResourceOrgID': isMember(bucket.accountId) ? organization.organizationId : undefined,
  };
  const isAllowed = (action: string, resourceARN: string, more: PolicyRequest['context'] = {}) =>
    evaluatePolicy(policy, {
      principalARNs: [],
      servicePrincipal: CLOUDTRAIL,
      action,
      resourceARN,
      context: { ...context, ...more },
    }) === 'allowed';
  const passes =
    isAllowed('s3:GetBucketAcl', bucketARN) &&
    keys.every((key) =>
      isAllowed('s3:PutObject', `${bucketARN}/${key}`, { 's3:x-amz-acl': 'bucket-owner-full-control' }),
    );
  return passes ? undefined : 'AccessDenied';
}

/** Of an organization trail, the folder of the whole organization as well as that of the account that owns it. */
function listTrialKeys(
  { organization }: Pick<World, 'organization'>,
  trail: DeliveringTrail,
): readonly string[] {
  const prefix = trail.s3KeyPrefix === undefined || trail.s3KeyPrefix === '' ? '' : `${trail.s3KeyPrefix}/`;
  const owners = trail.isOrganizationTrail
    ? [trail.accountId, organization.organizationId]
    : [trail.accountId];
  return owners.map((owner) => `${prefix}AWSLogs/${owner}/CloudTrail/trial`);
}
