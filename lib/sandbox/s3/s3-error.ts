import type { AwsError } from '../http/aws-error.ts';

export function noSuchBucket(bucket: string): AwsError {
  return {
    code: 'NoSuchBucket',
    message: 'The specified bucket does not exist',
    status: 404,
    details: { BucketName: bucket },
  };
}

export function noSuchKey(key: string): AwsError {
  return {
    code: 'NoSuchKey',
    message: 'The specified key does not exist.',
    status: 404,
    details: { Key: key },
  };
}

export const ACCESS_DENIED: AwsError = { code: 'AccessDenied', message: 'Access Denied', status: 403 };

export const MALFORMED_XML: AwsError = {
  code: 'MalformedXML',
  message: 'The XML you provided was not well-formed or did not validate against our published schema',
  status: 400,
};

export const NOT_IMPLEMENTED: AwsError = {
  code: 'NotImplemented',
  message: 'A header or query you provided implies functionality that is not implemented.',
  status: 501,
};

export const METHOD_NOT_ALLOWED: AwsError = {
  code: 'MethodNotAllowed',
  message: 'The specified method is not allowed against this resource.',
  status: 405,
};

export function invalidArgument(message: string, name: string, value: string): AwsError {
  return {
    code: 'InvalidArgument',
    message,
    status: 400,
    details: { ArgumentName: name, ArgumentValue: value },
  };
}

export function invalidRequest(message: string): AwsError {
  return { code: 'InvalidRequest', message, status: 400 };
}

export function preconditionFailed(condition: string): AwsError {
  return {
    code: 'PreconditionFailed',
    message: 'At least one of the pre-conditions you specified did not hold',
    status: 412,
    details: { Condition: condition },
  };
}

/** SDKs read the right Region from the header and ask again there. */
export function permanentRedirect(bucket: string, region: string): AwsError {
  return {
    code: 'PermanentRedirect',
    message:
      'The bucket you are attempting to access must be addressed using the specified endpoint. ' +
      'Please send all future requests to this endpoint.',
    status: 301,
    details: { Endpoint: `s3.${region}.amazonaws.com`, Bucket: bucket, Region: region },
    headers: { 'x-amz-bucket-region': region },
  };
}
