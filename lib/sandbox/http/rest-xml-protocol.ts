import { fail, ok, type Result } from '../../result.ts';
import { findRoute, type S3Route } from '../s3/operations.ts';
import { ACCESS_DENIED, noSuchBucket, permanentRedirect } from '../s3/s3-error.ts';
import type { World } from '../world/world.ts';
import type { AwsError } from './aws-error.ts';
import type { Caller } from './caller.ts';
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
    const route =
      target.bucket === '' ? undefined : findRoute(request, target.key === '' ? 'bucket' : 'object');
    if (route === undefined) return fail(NOT_IMPLEMENTED);
    return ok({
      operation: route.operation,
      action: route.action,
      resourceARN: `arn:aws:s3:::${target.bucket}${target.key === '' ? '' : `/${target.key}`}`,
      readOnly: route.method !== 'PUT',
      requestParameters: {
        bucketName: target.bucket,
        ...(target.key === '' ? {} : { key: target.key }),
      },
      run: () => runRoute(world, caller, request, route, target),
    });
  },

  formatError(request, error) {
    return formatS3Error(request, error);
  },
};

async function runRoute(
  world: World,
  caller: Caller,
  request: SandboxRequest,
  route: S3Route,
  target: Target,
): Promise<Result<SandboxResponse, AwsError>> {
  const bucket = world.state.buckets.find(({ name }) => name === target.bucket);
  if (bucket === undefined) return fail(noSuchBucket(target.bucket));
  // Until buckets have policies, each belongs to its account alone.
  if (bucket.accountId !== caller.accountId) return fail(ACCESS_DENIED);
  if (bucket.region !== caller.region && route.anyRegion !== true) {
    return fail(permanentRedirect(bucket.name, bucket.region));
  }
  const result = await route.run({ world, caller, request, bucket, key: target.key });
  if (!result.ok) return result;
  return ok({
    ...result.value,
    headers: { 'x-amz-request-id': request.requestId, ...result.value.headers },
  });
}

const NOT_IMPLEMENTED: AwsError = {
  code: 'NotImplemented',
  message: 'A header or query you provided implies functionality that is not implemented.',
  status: 501,
};

function formatS3Error(request: SandboxRequest, error: AwsError): SandboxResponse {
  return {
    status: error.status,
    headers: {
      'content-type': 'application/xml',
      'x-amz-request-id': request.requestId,
      ...error.headers,
    },
    body: formatXml('Error', undefined, {
      Code: error.code,
      Message: error.message,
      ...error.details,
      Resource: request.path,
      RequestId: request.requestId,
      HostId: 'sandbox',
    }),
  };
}

interface Target {
  readonly bucket: string;
  readonly key: string;
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
