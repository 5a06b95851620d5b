import { fail, type Result } from '../../result.ts';
import type { World } from '../world/world.ts';
import type { ApiCall } from './api-call.ts';
import type { AuthenticationFault } from './authenticate.ts';
import { authenticate } from './authenticate.ts';
import type { AwsError } from './aws-error.ts';
import type { Caller } from './caller.ts';
import { type CredentialScope, findCredentialScope } from './credential-scope.ts';
import { cloudTrailProtocol } from './json-protocol.ts';
import { ec2Protocol, stsProtocol } from './query-protocol.ts';
import { s3Protocol } from './rest-xml-protocol.ts';
import { getHeader, type SandboxRequest, type SandboxResponse } from './sandbox-request.ts';

export type ServiceName = 'cloudtrail' | 's3' | 'ec2' | 'sts';

/** Why a request has no caller. Every service has its own names for these. */
export type CredentialFault = AuthenticationFault | 'missing' | 'malformed';

/** How one service reads a request and writes an answer. */
export interface ServiceProtocol {
  readonly credentialErrors: Readonly<Record<CredentialFault, AwsError>>;
  /** How AWS says that it has heard enough from this caller. */
  readonly throttling: AwsError;
  /** What is asked for, before anybody decides whether it may be; an error where no operation can be told. */
  findCall(world: World, caller: Caller, request: SandboxRequest): Result<ApiCall, AwsError>;
  formatError(request: SandboxRequest, error: AwsError): SandboxResponse;
}

const PROTOCOLS: Readonly<Record<ServiceName, ServiceProtocol>> = {
  cloudtrail: cloudTrailProtocol,
  s3: s3Protocol,
  ec2: ec2Protocol,
  sts: stsProtocol,
};

const INTERNAL_FAILURE: AwsError = {
  code: 'InternalFailure',
  message: 'The sandbox failed; its log says why. Nothing was changed.',
  status: 500,
};

export async function handleService(world: World, request: SandboxRequest): Promise<SandboxResponse> {
  const scope = findCredentialScope(request);
  if (isScope(scope) && !isServiceName(scope.service)) {
    return cloudTrailProtocol.formatError(request, {
      code: 'UnknownOperationException',
      message: `The sandbox has no service "${scope.service}". It speaks ${Object.keys(PROTOCOLS).join(', ')}.`,
      status: 404,
    });
  }
  const protocol = PROTOCOLS[guessService(request)];
  if (!isScope(scope)) {
    return protocol.formatError(request, protocol.credentialErrors[scope ?? 'missing']);
  }
  const caller = authenticate(world.organization, scope);
  if (!caller.ok) return protocol.formatError(request, protocol.credentialErrors[caller.error]);
  try {
    const answer = await runCall(world, protocol, caller.value, request);
    return answer.ok ? answer.value : protocol.formatError(request, answer.error);
  } catch (error) {
    // SDKs try again after this; a body that they cannot parse would hide it behind a parser's error.
    process.stderr.write(
      `sandbox: ${request.method} ${request.path} failed: ${error instanceof Error ? error.stack : error}\n`,
    );
    return protocol.formatError(request, INTERNAL_FAILURE);
  }
}

async function runCall(
  world: World,
  protocol: ServiceProtocol,
  caller: Caller,
  request: SandboxRequest,
): Promise<Result<SandboxResponse, AwsError>> {
  const call = protocol.findCall(world, caller, request);
  if (!call.ok) return call;
  const { operation, ratePerSecond, run } = call.value;
  const bucket = `${caller.accountId}/${caller.region}/${operation}`;
  if (ratePerSecond !== undefined && !world.rates.take(bucket, ratePerSecond)) {
    return fail(protocol.throttling);
  }
  return run();
}

/** The service that the signature names; where nothing is signed, the one whose errors the sender can read. */
function guessService(request: SandboxRequest): ServiceName {
  const scope = findCredentialScope(request);
  if (isScope(scope) && isServiceName(scope.service)) return scope.service;
  if (getHeader(request, 'x-amz-target') !== undefined) return 'cloudtrail';
  const version = request.query.get('Version') ?? /(?:^|&)Version=([\d-]+)/.exec(peek(request))?.[1];
  if (version === '2016-11-15') return 'ec2';
  if (version === '2011-06-15') return 'sts';
  return 's3';
}

/** Only whoever signs for S3 may send more than an API call needs. */
export function takesObjects(request: SandboxRequest): boolean {
  const scope = findCredentialScope(request);
  return isScope(scope) && scope.service === 's3';
}

function peek(request: SandboxRequest): string {
  return request.body.toString('latin1', 0, 4096);
}

function isScope(scope: ReturnType<typeof findCredentialScope>): scope is CredentialScope {
  return typeof scope === 'object';
}

function isServiceName(name: string): name is ServiceName {
  return Object.hasOwn(PROTOCOLS, name);
}
