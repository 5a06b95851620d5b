import { ACCESS_DENIED } from '../s3/s3-error.ts';
import { type AuthenticationFault, type SignatureMismatch, SKEW_MS } from './authenticate.ts';
import type { AwsError } from './aws-error.ts';

/** S3 has a door of its own: its own codes, its own texts, and members that say what it expected. */
export function toS3CredentialError(fault: AuthenticationFault): AwsError {
  switch (fault.kind) {
    case 'missing':
      // S3 takes unsigned requests and lets bucket policies decide; no bucket here is public.
      return ACCESS_DENIED;
    case 'unsupported-mechanism':
      return invalidRequest(
        'The authorization mechanism you have provided is not supported. Please use AWS4-HMAC-SHA256.',
      );
    case 'two-mechanisms':
      return {
        code: 'InvalidArgument',
        message:
          'Only one auth mechanism allowed; only the X-Amz-Algorithm query parameter, Signature query string parameter or the Authorization header should be specified',
        status: 400,
        details: { ArgumentName: 'Authorization' },
      };
    case 'components-missing':
      return malformed(
        'the authorization header requires three components: Credential, SignedHeaders, and Signature.',
      );
    case 'credential-malformed':
      return malformed(
        'the Credential is mal-formed; expecting "<YOUR-AKID>/YYYYMMDD/REGION/SERVICE/aws4_request".',
      );
    case 'wrong-terminator':
      return malformed(
        `incorrect terminal "${fault.terminator.slice(0, 100)}". This endpoint uses "aws4_request".`,
      );
    case 'wrong-date':
      return malformed(
        `Invalid credential date "${fault.date.slice(0, 20)}". This date is not the same as X-Amz-Date: "${fault.timestamp.slice(0, 8)}".`,
      );
    case 'wrong-service':
      return malformed(`incorrect service "${fault.service.slice(0, 100)}". This endpoint belongs to "s3".`);
    case 'wrong-region':
      return malformed(`the region '${fault.region.slice(0, 100)}' is wrong; expecting 'us-east-1'`, {
        Region: 'us-east-1',
      });
    case 'query-parameters':
      return { code: 'AuthorizationQueryParametersError', message: fault.message, status: 400 };
    case 'unknown-key':
      return unknownKey({ AWSAccessKeyId: fault.accessKeyId });
    case 'disabled-region':
      return unknownKey();
    case 'invalid-token':
      return {
        code: 'InvalidToken',
        message: 'The provided token is malformed or otherwise invalid.',
        status: 400,
        details: { 'Token-0': fault.token },
      };
    case 'expired-token':
      return {
        code: 'ExpiredToken',
        message: 'The provided token has expired.',
        status: 400,
        details: { 'Token-0': fault.token },
      };
    case 'host-not-signed':
      return headersNotSigned(['host']);
    case 'headers-not-signed':
      return headersNotSigned(fault.names);
    case 'too-old':
    case 'too-new':
      return {
        code: 'RequestTimeTooSkewed',
        message: 'The difference between the request time and the current time is too large.',
        status: 403,
        details: {
          RequestTime: fault.timestamp,
          ServerTime: formatSeconds(fault.now),
          MaxAllowedSkewMilliseconds: String(SKEW_MS),
        },
      };
    case 'link-expired':
      return {
        ...ACCESS_DENIED,
        message: 'Request has expired',
        details: {
          'X-Amz-Expires': String(fault.expires),
          Expires: formatSeconds(fault.until),
          ServerTime: formatSeconds(fault.now),
        },
      };
    case 'link-not-yet-valid':
      return {
        ...ACCESS_DENIED,
        message: 'Request is not valid yet',
        details: { 'X-Amz-Date': fault.timestamp, ServerTime: formatSeconds(fault.now) },
      };
    case 'content-hash-missing':
      return invalidRequest('Missing required header for this request: x-amz-content-sha256');
    case 'content-hash-invalid':
      return {
        code: 'InvalidArgument',
        message:
          'x-amz-content-sha256 must be UNSIGNED-PAYLOAD, STREAMING-UNSIGNED-PAYLOAD-TRAILER, STREAMING-AWS4-HMAC-SHA256-PAYLOAD, STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER, STREAMING-AWS4-ECDSA-P256-SHA256-PAYLOAD, STREAMING-AWS4-ECDSA-P256-SHA256-PAYLOAD-TRAILER or a valid sha256 value.',
        status: 400,
        details: { ArgumentName: 'x-amz-content-sha256', ArgumentValue: fault.value.slice(0, 200) },
      };
    case 'content-mismatch':
      return {
        code: 'XAmzContentSHA256Mismatch',
        message: "The provided 'x-amz-content-sha256' header does not match what was computed.",
        status: 400,
        details: {
          ClientComputedContentSHA256: fault.claimed,
          S3ComputedContentSHA256: fault.computed,
        },
      };
    case 'chunk-mismatch':
      return signatureMismatch({});
    case 'signature-mismatch':
      return signatureMismatch(toMismatchDetails(fault));
  }
}

/** What S3 tells, so that a sender can see where the two of them part. */
function toMismatchDetails(fault: SignatureMismatch): Record<string, string> {
  return {
    AWSAccessKeyId: fault.accessKeyId,
    StringToSign: fault.stringToSign,
    SignatureProvided: fault.signature,
    StringToSignBytes: toHexBytes(fault.stringToSign),
    CanonicalRequest: fault.canonicalRequest,
    CanonicalRequestBytes: toHexBytes(fault.canonicalRequest),
  };
}

function signatureMismatch(details: Readonly<Record<string, string>>): AwsError {
  return {
    code: 'SignatureDoesNotMatch',
    message:
      'The request signature we calculated does not match the signature you provided. Check your key and signing method.',
    status: 403,
    details,
  };
}

function malformed(what: string, details: Readonly<Record<string, string>> = {}): AwsError {
  return {
    code: 'AuthorizationHeaderMalformed',
    message: `The authorization header is malformed; ${what}`,
    status: 400,
    details,
  };
}

function invalidRequest(message: string): AwsError {
  return { code: 'InvalidRequest', message, status: 400 };
}

function unknownKey(details: Readonly<Record<string, string>> = {}): AwsError {
  return {
    code: 'InvalidAccessKeyId',
    message: 'The AWS Access Key Id you provided does not exist in our records.',
    status: 403,
    details,
  };
}

function headersNotSigned(names: readonly string[]): AwsError {
  return {
    ...ACCESS_DENIED,
    message: 'There were headers present in the request which were not signed',
    details: { HeadersNotSigned: names.join(', ') },
  };
}

function toHexBytes(text: string): string {
  return (Buffer.from(text, 'latin1').toString('hex').match(/../g) ?? []).join(' ');
}

function formatSeconds(time: Date): string {
  return time.toISOString().replace(/\.\d{3}Z$/, 'Z');
}
