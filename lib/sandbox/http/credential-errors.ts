import { type AuthenticationFault, SKEW_MS } from './authenticate.ts';
import { formatTimestamp } from './authorization.ts';
import type { AwsError } from './aws-error.ts';
import { ALGORITHM } from './signature-v4.ts';

/** What the services' common front door makes of a fault; each protocol has its own code for it. */
type Category = 'missing' | 'incomplete' | 'unknown' | 'expired' | 'mismatch';

const CATEGORIES: Readonly<Record<AuthenticationFault['kind'], Category>> = {
  missing: 'missing',
  'unsupported-mechanism': 'incomplete',
  'two-mechanisms': 'incomplete',
  'components-missing': 'incomplete',
  'credential-malformed': 'incomplete',
  'query-parameters': 'incomplete',
  'unknown-key': 'unknown',
  'disabled-region': 'unknown',
  'invalid-token': 'unknown',
  'expired-token': 'expired',
  'wrong-terminator': 'mismatch',
  'wrong-date': 'mismatch',
  'wrong-service': 'mismatch',
  'wrong-region': 'mismatch',
  'host-not-signed': 'mismatch',
  'headers-not-signed': 'mismatch',
  'too-old': 'mismatch',
  'too-new': 'mismatch',
  'link-expired': 'mismatch',
  'link-not-yet-valid': 'mismatch',
  'signature-mismatch': 'mismatch',
  'content-hash-missing': 'mismatch',
  'content-hash-invalid': 'mismatch',
  'content-mismatch': 'mismatch',
  'chunk-mismatch': 'mismatch',
};

type Answers = Readonly<Record<Category, Pick<AwsError, 'code' | 'status'>>>;

/** AWS JSON 1.1 services answer all of these with 400. */
const JSON_ANSWERS: Answers = {
  missing: { code: 'MissingAuthenticationTokenException', status: 400 },
  incomplete: { code: 'IncompleteSignatureException', status: 400 },
  unknown: { code: 'UnrecognizedClientException', status: 400 },
  expired: { code: 'ExpiredTokenException', status: 400 },
  mismatch: { code: 'InvalidSignatureException', status: 400 },
};

const STS_ANSWERS: Answers = {
  missing: { code: 'MissingAuthenticationToken', status: 403 },
  incomplete: { code: 'IncompleteSignature', status: 400 },
  unknown: { code: 'InvalidClientTokenId', status: 403 },
  expired: { code: 'ExpiredToken', status: 403 },
  mismatch: { code: 'SignatureDoesNotMatch', status: 403 },
};

/** `service` is the door at which the request came in. */
export function toJsonCredentialError(service: string): (fault: AuthenticationFault) => AwsError {
  return (fault) => ({ ...JSON_ANSWERS[CATEGORIES[fault.kind]], message: explain(fault, service) });
}

export function toStsCredentialError(fault: AuthenticationFault): AwsError {
  return { ...STS_ANSWERS[CATEGORIES[fault.kind]], message: explain(fault, 'sts') };
}

/** EC2 says little: a wrong key, a wrong secret and a wrong clock look the same. */
export function toEc2CredentialError(fault: AuthenticationFault): AwsError {
  switch (CATEGORIES[fault.kind]) {
    case 'missing':
      return {
        code: 'MissingAuthenticationToken',
        message:
          'The request must contain either a valid (registered) AWS access key ID or X.509 certificate.',
        status: 403,
      };
    case 'expired':
      return { code: 'RequestExpired', message: 'Request has expired.', status: 400 };
    default:
      return {
        code: 'AuthFailure',
        message: 'AWS was not able to validate the provided access credentials',
        status: 401,
      };
  }
}

function explain(fault: AuthenticationFault, service: string): string {
  switch (fault.kind) {
    case 'missing':
      return service === 'sts' ? 'Request is missing Authentication Token' : 'Missing Authentication Token';
    case 'unsupported-mechanism':
      return `Unsupported AWS 'algorithm' in the Authorization header (must be '${ALGORITHM}').`;
    case 'two-mechanisms':
      return 'Only one of the Authorization header and the query may hold the signature.';
    case 'components-missing':
      return fault.missing.join(' ');
    case 'credential-malformed':
      return `Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term, got '${fault.credential.slice(0, 200)}'`;
    case 'query-parameters':
      return fault.message;
    case 'unknown-key':
    case 'disabled-region':
    case 'invalid-token':
      return 'The security token included in the request is invalid.';
    case 'expired-token':
      return 'The security token included in the request is expired';
    case 'wrong-terminator':
      return `Credential should be scoped with a valid terminator: 'aws4_request', not '${fault.terminator.slice(0, 100)}'.`;
    case 'wrong-date':
      return `Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '${fault.date.slice(0, 20)}' != '${fault.timestamp.slice(0, 8)}', from '${fault.timestamp}'.`;
    case 'wrong-service':
      return `Credential should be scoped to correct service: '${service}'. `;
    case 'wrong-region':
      return `Credential should be scoped to a valid region, not '${fault.region.slice(0, 100)}'. `;
    case 'host-not-signed':
      return "'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization.";
    case 'too-old':
      return `Signature expired: ${fault.timestamp} is now earlier than ${shift(fault.now, -SKEW_MS)} (${shift(fault.now)} - 15 min.)`;
    case 'too-new':
    case 'link-not-yet-valid':
      return `Signature not yet current: ${fault.timestamp} is still later than ${shift(fault.now, SKEW_MS)} (${shift(fault.now)} + 15 min.)`;
    case 'link-expired':
      return `Signature expired: ${shift(fault.until)} is now earlier than ${shift(fault.now)}`;
    default:
      return 'The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.';
  }
}

function shift(time: Date, ms = 0): string {
  return formatTimestamp(new Date(time.getTime() + ms));
}
