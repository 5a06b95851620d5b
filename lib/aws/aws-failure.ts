import type { Failure } from '../failure.ts';
import { findExceptionMeaning } from './exceptions.ts';

/** What was asked of AWS: names the IAM action and the service in the words of a failure. */
export interface AwsCall {
  /** As in an IAM policy, e.g. `cloudtrail:GetEventSelectors`. */
  readonly action: string;
  readonly region: string;
  /** The AWS profile in use, to write the login command. */
  readonly profile?: string;
}

const NETWORK_CODES = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOTFOUND',
  'ETIMEDOUT',
  'EPIPE',
  'EAI_AGAIN',
  'EHOSTUNREACH',
]);
const SERVICE_NAMES: Record<string, string> = {
  cloudtrail: 'CloudTrail',
  s3: 'Amazon S3',
  ec2: 'Amazon EC2',
  sts: 'AWS STS',
};

/** Turns what the SDK throws into a failure. What is no failure of AWS or of the way to it is a bug and is thrown on. */
export function toAwsFailure(error: unknown, call: AwsCall): Failure {
  const { name, message, code, requestId } = readError(error);
  const service = SERVICE_NAMES[call.action.split(':')[0] ?? ''] ?? 'AWS';
  const values = { service, region: call.region, action: call.action, profile: call.profile ?? 'default' };
  const details = {
    ...(name !== undefined && { awsName: name }),
    ...(message !== undefined && { awsMessage: message }),
    ...(requestId !== undefined && { requestId }),
  };
  const meaning =
    name === undefined ? undefined : findExceptionMeaning(ssoExpired(name, message) ? 'ExpiredToken' : name);
  if (meaning) {
    return {
      code: meaning.code,
      message: { key: meaning.message, values },
      ...(meaning.hint && { hint: { key: meaning.hint, values } }),
      ...(meaning.code === 'access-denied' && { iamAction: call.action }),
      ...details,
      retryable: meaning.retryable === true,
    };
  }
  if (code !== undefined && NETWORK_CODES.has(code)) {
    return {
      code: 'unavailable',
      message: { key: 'failures.unreachable', values },
      hint: { key: 'failures.unreachableHint', values },
      ...details,
      retryable: true,
    };
  }
  if (isServiceFault(error)) {
    return {
      code: 'unavailable',
      message: { key: 'failures.unknownAws', values },
      ...details,
      retryable: false,
    };
  }
  throw error;
}

/** The SDK reports a dead SSO session as a provider error whose text alone tells it from a missing profile. */
function ssoExpired(name: string, message: string | undefined): boolean {
  return name === 'CredentialsProviderError' && /sso|expired|refresh/i.test(message ?? '');
}

function isServiceFault(error: unknown): boolean {
  return error instanceof Error && ('$fault' in error || '$metadata' in error || '$response' in error);
}

function readError(error: unknown): { name?: string; message?: string; code?: string; requestId?: string } {
  if (!(error instanceof Error)) return {};
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined;
  const metadata = '$metadata' in error ? error.$metadata : undefined;
  const requestId =
    typeof metadata === 'object' &&
    metadata !== null &&
    'requestId' in metadata &&
    typeof metadata.requestId === 'string'
      ? metadata.requestId
      : undefined;
  return {
    name: error.name,
    message: error.message.slice(0, 2000),
    ...(code !== undefined && { code }),
    ...(requestId !== undefined && { requestId }),
  };
}
