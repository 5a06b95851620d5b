import type { FailureCode } from '../failure.ts';
import type { MessageKey } from '../messages/catalogue.ts';

interface Meaning {
  readonly code: FailureCode;
  readonly message: MessageKey;
  readonly hint?: MessageKey;
  readonly retryable?: true;
}

// Worth another try as soon as the person has mended it, without a restart.
const denied: Meaning = {
  code: 'access-denied',
  message: 'failures.accessDenied',
  hint: 'failures.accessDeniedHint',
  retryable: true,
};
const credentials: Meaning = {
  code: 'credentials',
  message: 'failures.credentials',
  hint: 'failures.credentialsHint',
  retryable: true,
};
const expired: Meaning = {
  code: 'credentials',
  message: 'failures.expired',
  hint: 'failures.expiredHint',
  retryable: true,
};
const throttled: Meaning = {
  code: 'throttled',
  message: 'failures.throttled',
  hint: 'failures.throttledHint',
  retryable: true,
};
const organization: Meaning = {
  code: 'unsupported',
  message: 'failures.organization',
  hint: 'failures.organizationHint',
};
const unavailable: Meaning = {
  code: 'unavailable',
  message: 'failures.unavailable',
  hint: 'failures.unavailableHint',
  retryable: true,
};

/**
 * Every exception that the operations we call declare (CloudTrail API model 2013-11-01), and the common ones of
 * the other services, by AWS's name. Branch on the name, never on the HTTP status: the API reference and the
 * SDK's own traits disagree about statuses.
 */
export const EXCEPTIONS = {
  // CloudTrail: DescribeTrails, GetTrail, GetTrailStatus, GetEventSelectors, PutEventSelectors, ListTrails
  TrailNotFoundException: {
    code: 'not-found',
    message: 'failures.trailNotFound',
    hint: 'failures.trailNotFoundHint',
  },
  InvalidTrailNameException: { code: 'invalid-input', message: 'failures.invalidTrailName' },
  CloudTrailARNInvalidException: {
    code: 'invalid-input',
    message: 'failures.invalidTrailArn',
    hint: 'failures.invalidTrailArnHint',
  },
  InvalidHomeRegionException: { code: 'conflict', message: 'failures.homeRegion' },
  InvalidEventSelectorsException: {
    code: 'invalid-input',
    message: 'failures.invalidSelectors',
    hint: 'failures.invalidSelectorsHint',
  },
  ConflictException: {
    code: 'conflict',
    message: 'failures.busy',
    hint: 'failures.busyHint',
    retryable: true,
  },
  UnsupportedOperationException: { code: 'unsupported', message: 'failures.unsupported' },
  OperationNotPermittedException: { code: 'unsupported', message: 'failures.notPermitted' },
  NotOrganizationMasterAccountException: organization,
  NoManagementAccountSLRExistsException: organization,
  InsufficientDependencyServiceAccessPermissionException: organization,
  // Throttling, as CloudTrail, S3 and EC2 spell it
  ThrottlingException: throttled,
  Throttling: throttled,
  RequestLimitExceeded: throttled,
  SlowDown: throttled,
  TooManyRequestsException: throttled,
  // Rights
  AccessDenied: denied,
  AccessDeniedException: denied,
  UnauthorizedOperation: denied,
  // Credentials: a disabled Region answers like a wrong key, which the hint says
  UnrecognizedClientException: credentials,
  InvalidClientTokenId: credentials,
  InvalidAccessKeyId: credentials,
  AuthFailure: credentials,
  SignatureDoesNotMatch: credentials,
  InvalidSignatureException: credentials,
  CredentialsProviderError: credentials,
  ExpiredToken: expired,
  ExpiredTokenException: expired,
  RequestExpired: expired,
  TokenRefreshRequired: expired,
  // S3
  NoSuchBucket: { code: 'not-found', message: 'failures.noSuchBucket', hint: 'failures.noSuchBucketHint' },
  NoSuchKey: { code: 'not-found', message: 'failures.noSuchKey' },
  // The service or the way to it
  InternalFailure: unavailable,
  InternalError: unavailable,
  ServiceUnavailable: unavailable,
  ServiceUnavailableException: unavailable,
  TimeoutError: unavailable,
} as const satisfies Record<string, Meaning>;

export function findExceptionMeaning(name: string): Meaning | undefined {
  return Object.hasOwn(EXCEPTIONS, name) ? EXCEPTIONS[name as keyof typeof EXCEPTIONS] : undefined;
}
