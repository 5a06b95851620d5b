import { createRandom } from '../workload/random.ts';
import type { SandboxRecord } from '../workload/records.ts';
import type { BucketState } from '../world/state.ts';
import { formatTime } from './digest-file.ts';
import { CLOUDTRAIL_SERVICE } from './recording-trails.ts';

/** The data event of CloudTrail's own PutObject, for the account that owns the bucket. */
export function toOwnDeliveryRecord(bucket: BucketState, key: string, timeMs: number): SandboxRecord {
  const random = createRandom(`own-delivery/${bucket.name}/${key}`);
  const host = `${bucket.name}.s3.${bucket.region}.amazonaws.com`;
  return {
    eventVersion: '1.11',
    userIdentity: { type: 'AWSService', invokedBy: CLOUDTRAIL_SERVICE },
    eventTime: formatTime(timeMs),
    eventSource: 's3.amazonaws.com',
    eventName: 'PutObject',
    awsRegion: bucket.region,
    sourceIPAddress: CLOUDTRAIL_SERVICE,
    userAgent: CLOUDTRAIL_SERVICE,
    requestParameters: {
      bucketName: bucket.name,
      Host: host,
      'x-amz-acl': 'bucket-owner-full-control',
      key,
    },
    responseElements: null,
    requestID: random.uuid(),
    eventID: random.uuid(),
    readOnly: false,
    resources: [
      { type: 'AWS::S3::Object', ARN: `arn:aws:s3:::${bucket.name}/${key}` },
      { accountId: bucket.accountId, type: 'AWS::S3::Bucket', ARN: `arn:aws:s3:::${bucket.name}` },
    ],
    eventType: 'AwsApiCall',
    managementEvent: false,
    recipientAccountId: bucket.accountId,
    sharedEventID: random.uuid(),
    eventCategory: 'Data',
  };
}
