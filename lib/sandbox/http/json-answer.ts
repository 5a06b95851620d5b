import type { AwsError } from './aws-error.ts';
import type { JsonObject } from './json-input.ts';
import type { SandboxRequest, SandboxResponse } from './sandbox-request.ts';

const CONTENT_TYPE = 'application/x-amz-json-1.1';

export function respondJson(requestId: string, status: number, body: JsonObject): SandboxResponse {
  return {
    status,
    headers: { 'content-type': CONTENT_TYPE, 'x-amzn-requestid': requestId },
    body: JSON.stringify(body),
  };
}

export function formatJsonError(request: SandboxRequest, error: AwsError): SandboxResponse {
  return respondJson(request.requestId, error.status, {
    __type: error.code,
    message: error.message,
    ...error.details,
  });
}

export const JSON_FAILURES: Readonly<Record<500 | 503, AwsError>> = {
  500: {
    code: 'InternalFailure',
    message: 'The request processing has failed because of an unknown error, exception or failure.',
    status: 500,
  },
  503: {
    code: 'ServiceUnavailable',
    message: 'The request has failed due to a temporary failure of the server.',
    status: 503,
  },
};

export const JSON_TOO_LARGE: AwsError = {
  code: 'RequestEntityTooLargeException',
  message: 'The request body is larger than the service takes.',
  status: 413,
};
