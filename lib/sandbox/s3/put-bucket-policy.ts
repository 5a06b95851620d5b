import { createHash } from 'node:crypto';
import { fail, ok } from '../../result.ts';
import type { AwsError } from '../http/aws-error.ts';
import { getHeader } from '../http/sandbox-request.ts';
import { parsePolicyDocument } from '../iam/parse-policy-document.ts';
import { findBucketPolicyFault } from './bucket-policy-fault.ts';
import { BAD_DIGEST } from './checksum.ts';
import { isPublicPolicy } from './public-policy.ts';
import { NO_CONTENT, type S3Operation } from './s3-operation.ts';

export const putBucketPolicy: S3Operation = async ({ world, caller, request, bucket }) => {
  const md5 = getHeader(request, 'content-md5');
  if (md5 !== undefined && md5 !== createHash('md5').update(request.body).digest('base64')) {
    return fail(BAD_DIGEST);
  }
  const text = request.body.toString('utf8');
  const fault = findBucketPolicyFault(text, bucket.name);
  if (fault !== undefined) return fail(malformedPolicy(fault));
  const policy = parsePolicyDocument(text);
  if (bucket.publicAccessBlock?.blockPublicPolicy === true && policy.ok && isPublicPolicy(policy.value)) {
    return fail({
      code: 'AccessDenied',
      message:
        `User: ${caller.arn} is not authorized to perform: s3:PutBucketPolicy on resource: ` +
        `"arn:aws:s3:::${bucket.name}" because public policies are blocked by the BlockPublicPolicy ` +
        'block public access setting.',
      status: 403,
    });
  }
  bucket.policy = text;
  await world.save();
  return ok(NO_CONTENT);
};

function malformedPolicy(message: string): AwsError {
  return { code: 'MalformedPolicy', message, status: 400 };
}
