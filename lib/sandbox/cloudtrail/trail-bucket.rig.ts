import { CreateBucketCommand, PutBucketPolicyCommand, type S3Client } from '@aws-sdk/client-s3';

const CLOUDTRAIL = { Service: 'cloudtrail.amazonaws.com' };

/** For tests: a bucket with the policy that AWS's guide gives for these trails; without trails, one without a policy. */
export async function createTrailBucket(
  s3: S3Client,
  bucket: string,
  trailARNs: readonly string[],
  owners: readonly string[] = [...new Set(trailARNs.map((arn) => arn.split(':')[4] ?? ''))],
): Promise<void> {
  await s3.send(new CreateBucketCommand({ Bucket: bucket }));
  if (trailARNs.length === 0) return;
  const statements = [
    {
      Effect: 'Allow',
      Principal: CLOUDTRAIL,
      Action: 's3:GetBucketAcl',
      Resource: `arn:aws:s3:::${bucket}`,
      Condition: { StringEquals: { 'aws:SourceArn': trailARNs } },
    },
    {
      Effect: 'Allow',
      Principal: CLOUDTRAIL,
      Action: 's3:PutObject',
      Resource: owners.map((owner) => `arn:aws:s3:::${bucket}/AWSLogs/${owner}/*`),
      Condition: {
        StringEquals: { 's3:x-amz-acl': 'bucket-owner-full-control', 'aws:SourceArn': trailARNs },
      },
    },
  ];
  await s3.send(
    new PutBucketPolicyCommand({
      Bucket: bucket,
      Policy: JSON.stringify({ Version: '2012-10-17', Statement: statements }),
    }),
  );
}
