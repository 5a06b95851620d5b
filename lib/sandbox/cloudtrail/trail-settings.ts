import { fail, ok, type Result } from '../../result.ts';
import { type AwsError, cloudTrailError } from '../http/aws-error.ts';
import type { Caller } from '../http/caller.ts';
import type { TrailState } from '../world/state.ts';
import { readKmsKeyId } from './kms-key.ts';
import { readLogGroup } from './log-group.ts';
import type { OperationInput } from './operation.ts';
import { readSnsTopic } from './sns-topic.ts';

/** What CreateTrail and UpdateTrail decide about a trail. */
export type TrailSettings = Pick<
  TrailState,
  | 's3BucketName'
  | 's3KeyPrefix'
  | 'snsTopicARN'
  | 'cloudWatchLogsLogGroupArn'
  | 'cloudWatchLogsRoleArn'
  | 'kmsKeyId'
  | 'isMultiRegionTrail'
  | 'isOrganizationTrail'
  | 'includeGlobalServiceEvents'
  | 'logFileValidationEnabled'
  | 'recursiveLogging'
>;

/** CreateTrail's defaults. IncludeGlobalServiceEvents is true in practice; the API Reference does not say. */
export const DEFAULT_SETTINGS: Omit<TrailSettings, 's3BucketName'> = {
  isMultiRegionTrail: false,
  isOrganizationTrail: false,
  includeGlobalServiceEvents: true,
  logFileValidationEnabled: false,
  recursiveLogging: true,
};

const BUCKET_NAME = /^(?!\d{1,3}(?:\.\d{1,3}){3}$)[a-z0-9](?:[a-z0-9._-]{1,61})[a-z0-9]$/;
const MAX_PREFIX_LENGTH = 200;

/**
 * What was sent, laid over what there was; an empty text takes a member away. Only what can be told from the texts
 * themselves is checked here: combinations before single members, as AWS does where its order has been seen.
 */
export function readTrailSettings(
  caller: Caller,
  input: OperationInput<'CreateTrail'> | OperationInput<'UpdateTrail'>,
  current: TrailSettings,
): Result<TrailSettings, AwsError> {
  const isMultiRegionTrail = input.IsMultiRegionTrail ?? current.isMultiRegionTrail;
  const includeGlobalServiceEvents = input.IncludeGlobalServiceEvents ?? current.includeGlobalServiceEvents;
  if (isMultiRegionTrail && !includeGlobalServiceEvents) {
    return fail(
      cloudTrailError(
        'InvalidParameterCombinationException',
        'Multi-Region trail must include global service events.',
      ),
    );
  }
  const s3BucketName = input.S3BucketName ?? current.s3BucketName;
  if (!BUCKET_NAME.test(s3BucketName)) {
    return fail(
      cloudTrailError(
        'InvalidS3BucketNameException',
        `Bucket name is invalid: ${s3BucketName.slice(0, 300)}`,
      ),
    );
  }
  const s3KeyPrefix = input.S3KeyPrefix ?? current.s3KeyPrefix;
  if (s3KeyPrefix !== undefined && s3KeyPrefix.length > MAX_PREFIX_LENGTH) {
    return fail(
      cloudTrailError(
        'InvalidS3PrefixException',
        `S3 prefix is longer than maximum length: ${MAX_PREFIX_LENGTH}`,
      ),
    );
  }
  const topic = readSnsTopic(caller, input.SnsTopicName, current.snsTopicARN);
  if (!topic.ok) return topic;
  const logGroup = readLogGroup(caller, input, current);
  if (!logGroup.ok) return logGroup;
  const kmsKey = readKmsKeyId(caller, input.KmsKeyId, current.kmsKeyId);
  if (!kmsKey.ok) return kmsKey;
  return ok({
    s3BucketName,
    s3KeyPrefix: s3KeyPrefix === '' ? undefined : s3KeyPrefix,
    snsTopicARN: topic.value,
    ...logGroup.value,
    kmsKeyId: kmsKey.value,
    isMultiRegionTrail,
    isOrganizationTrail: input.IsOrganizationTrail ?? current.isOrganizationTrail,
    includeGlobalServiceEvents,
    logFileValidationEnabled: input.EnableLogFileValidation ?? current.logFileValidationEnabled,
    recursiveLogging: input.RecursiveLogging ?? current.recursiveLogging,
  });
}
