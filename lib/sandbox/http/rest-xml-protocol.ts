import { fail, ok } from '../../result.ts';
import { findRoute } from '../s3/routes.ts';
import { runRoute, type Target, toResourceARN } from '../s3/run-route.ts';
import { ACCESS_DENIED, METHOD_NOT_ALLOWED, NOT_IMPLEMENTED } from '../s3/s3-error.ts';
import type { AwsError } from './aws-error.ts';
import { toS3CredentialError } from './s3-credential-errors.ts';
import { getHeader, type SandboxRequest, type SandboxResponse } from './sandbox-request.ts';
import { explainIdentityDenial, type ServiceProtocol } from './service-protocol.ts';
import { formatXml } from './xml.ts';

/** S3's REST protocol, path style (`/bucket/key`) or with the bucket in front of `localhost`. */
export const s3Protocol: ServiceProtocol = {
  door: { service: 's3' },
  takesUnsigned: true,
  explainFault: toS3CredentialError,
  explainDenial: (denial) =>
    denial.caller.identity.kind === 'anonymous'
      ? ACCESS_DENIED
      : { ...ACCESS_DENIED, message: explainIdentityDenial(denial) },
  throttling: { code: 'SlowDown', message: 'Please reduce your request rate.', status: 503 },
  failures: {
    500: {
      code: 'InternalError',
      message: 'We encountered an internal error. Please try again.',
      status: 500,
    },
    503: { code: 'ServiceUnavailable', message: 'Service is unable to handle request.', status: 503 },
  },
  tooLarge: {
    code: 'EntityTooLarge',
    message: 'Your proposed upload exceeds the maximum allowed size',
    status: 400,
  },

  findCall(world, caller, request) {
    const target = parseTarget(request);
    if (target === undefined) {
      return fail({ code: 'InvalidURI', message: "Couldn't parse the specified URI.", status: 400 });
    }
    const found = findRoute(request, target.bucket, target.key);
    if (!found.ok) return fail(found.error === 'not-allowed' ? METHOD_NOT_ALLOWED : NOT_IMPLEMENTED);
    const route = found.value;
    return ok({
      operation: route.operation,
      action: route.action,
      resourceARN: toResourceARN(target),
      readOnly: route.method === 'GET' || route.method === 'HEAD',
      requestParameters:
        target.bucket === ''
          ? null
          : { bucketName: target.bucket, ...(target.key === '' ? {} : { key: target.key }) },
      authorizesItself: true,
      async run() {
        const result = await runRoute(world, caller, request, route, target);
        return result.ok ? ok(withRequestId(request, result.value)) : result;
      },
    });
  },

  formatError(request, error) {
    return formatS3Error(request, error);
  },
};

function withRequestId(request: SandboxRequest, response: SandboxResponse): SandboxResponse {
  return { ...response, headers: { ...requestIds(request), ...response.headers } };
}

/** Support at AWS asks for both. */
function requestIds({ requestId }: SandboxRequest): Readonly<Record<string, string>> {
  return { 'x-amz-request-id': requestId, 'x-amz-id-2': HOST_ID };
}

const HOST_ID = 'sandbox';

function formatS3Error(request: SandboxRequest, error: AwsError): SandboxResponse {
  return {
    status: error.status,
    headers: {
      'content-type': 'application/xml',
      ...requestIds(request),
      ...error.headers,
    },
    body: formatXml('Error', undefined, {
      Code: error.code,
      Message: error.message,
      ...error.details,
      Resource: request.path,
      RequestId: request.requestId,
      HostId: HOST_ID,
    }),
  };
}

function parseTarget(request: SandboxRequest): Target | undefined {
  const host = (getHeader(request, 'host') ?? '').replace(/:\d+$/, '');
  const virtual = host.endsWith('.localhost') ? host.slice(0, -'.localhost'.length) : undefined;
  const path = request.path.slice(1);
  const slash = path.indexOf('/');
  try {
    if (virtual !== undefined) return { bucket: virtual, key: decodeURIComponent(path) };
    return slash === -1
      ? { bucket: decodeURIComponent(path), key: '' }
      : { bucket: decodeURIComponent(path.slice(0, slash)), key: decodeURIComponent(path.slice(slash + 1)) };
  } catch {
    return undefined; // Broken percent-encoding.
  }
}
