import type { EventResource } from '../../cloudtrail/event-record.ts';

/**
 * S3's calls on objects, and those that list them or ask for the bucket as a whole, are data events; its other calls
 * on buckets are management events (Amazon S3 User Guide, cloudtrail-logging-s3-info).
 */
const ON_BUCKET = new Set(['HeadBucket', 'ListObjects', 'ListObjectVersions', 'ListMultipartUploads']);

const RECORDED_NAMES: Readonly<Record<string, string>> = { ListObjectsV2: 'ListObjects' };

/** As CloudTrail names it: S3's second way to list objects goes by the name of the first. */
export function toEventName(operation: string): string {
  return Object.hasOwn(RECORDED_NAMES, operation) ? (RECORDED_NAMES[operation] ?? operation) : operation;
}

export function isDataCall(service: string, eventName: string, resourceARN: string): boolean {
  return service === 's3' && (resourceARN.includes('/') || ON_BUCKET.has(eventName));
}

/** The object and its bucket. Calls that list name their objects by what the ARNs begin with. */
export function toObjectResources(resourceARN: string, owner: string | undefined): readonly EventResource[] {
  const bucketARN = resourceARN.split('/')[0] ?? resourceARN;
  return [
    { type: 'AWS::S3::Object', ARN: resourceARN === bucketARN ? `${bucketARN}/` : resourceARN },
    { ...(owner === undefined ? {} : { accountId: owner }), type: 'AWS::S3::Bucket', ARN: bucketARN },
  ];
}
