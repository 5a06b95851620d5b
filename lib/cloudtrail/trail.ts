/** A trail as DescribeTrails and GetTrail tell it, in our spelling. */
export interface Trail {
  readonly trailARN: string;
  readonly name: string;
  readonly homeRegion: string;
  readonly s3BucketName: string;
  readonly s3KeyPrefix?: string;
  readonly isMultiRegionTrail: boolean;
  readonly isOrganizationTrail: boolean;
  readonly includeGlobalServiceEvents: boolean;
  readonly logFileValidationEnabled: boolean;
  readonly kmsKeyId?: string;
  readonly cloudWatchLogsLogGroupArn?: string;
  readonly snsTopicARN?: string;
  readonly hasCustomEventSelectors: boolean;
  readonly hasInsightSelectors: boolean;
}

/** GetTrailStatus, for one Region. Times are ISO 8601 in UTC. */
export interface TrailStatus {
  readonly isLogging: boolean;
  readonly latestDeliveryTime?: string;
  /** An S3 error code such as `AccessDenied` or `NoSuchBucket`. */
  readonly latestDeliveryError?: string;
  readonly startLoggingTime?: string;
  readonly stopLoggingTime?: string;
}
