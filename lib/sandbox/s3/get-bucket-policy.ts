import { fail, ok } from '../../result.ts';
import { readBucketPolicy } from './bucket-policy.ts';
import { isPublicPolicy } from './public-policy.ts';
import { NO_CONTENT, type S3Operation, xmlResponse } from './s3-operation.ts';

/** Answers with the JSON as it was put: the one answer of S3 that is no XML. */
export const getBucketPolicy: S3Operation = async ({ bucket }) =>
  bucket.policy === undefined
    ? fail(noSuchBucketPolicy(bucket.name))
    : ok({ status: 200, headers: { 'content-type': 'application/json' }, body: bucket.policy });

export const getBucketPolicyStatus: S3Operation = async ({ bucket }) => {
  const policy = readBucketPolicy(bucket);
  return policy === undefined
    ? fail(noSuchBucketPolicy(bucket.name))
    : ok(xmlResponse('PolicyStatus', { IsPublic: isPublicPolicy(policy) }));
};

export const deleteBucketPolicy: S3Operation = async ({ world, bucket }) => {
  delete bucket.policy;
  await world.save();
  return ok(NO_CONTENT);
};

function noSuchBucketPolicy(bucket: string) {
  return {
    code: 'NoSuchBucketPolicy',
    message: 'The bucket policy does not exist',
    status: 404,
    details: { BucketName: bucket },
  };
}
