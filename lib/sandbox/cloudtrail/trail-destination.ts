import type { AwsError } from '../http/aws-error.ts';
import { cloudTrailError } from '../http/aws-error.ts';
import { findDeliveryRefusal } from '../s3/delivery-permission.ts';
import type { TrailState } from '../world/state.ts';
import type { World } from '../world/world.ts';
import { regionOfKey } from './kms-key.ts';
import { isKnownTopic } from './sns-topic.ts';

/** Why CloudTrail cannot deliver for a trail as it would be: it asks bucket, topic and key before it saves the trail. */
export function findDestinationFault(world: World, trail: TrailState): AwsError | undefined {
  const { s3BucketName, snsTopicARN, kmsKeyId } = trail;
  const refusal = findDeliveryRefusal(world, trail);
  if (refusal === 'NoSuchBucket') {
    return cloudTrailError('S3BucketDoesNotExistException', `S3 bucket ${s3BucketName} does not exist!`);
  }
  if (refusal !== undefined) {
    return cloudTrailError(
      'InsufficientS3BucketPolicyException',
      `Incorrect S3 bucket policy is detected for bucket: ${s3BucketName}`,
    );
  }
  if (snsTopicARN !== undefined && !isKnownTopic(world, snsTopicARN)) {
    return cloudTrailError(
      'InsufficientSnsTopicPolicyException',
      'SNS Topic does not exist or the topic policy is incorrect!',
    );
  }
  const bucket = world.state.buckets.find(({ name }) => name === s3BucketName);
  if (kmsKeyId !== undefined && regionOfKey(kmsKeyId) !== bucket?.region) {
    return cloudTrailError(
      'KmsKeyNotFoundException',
      `KMS key ${kmsKeyId} does not exist in the Region of bucket ${s3BucketName}.`,
    );
  }
  return undefined;
}
