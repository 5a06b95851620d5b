import { fail, ok, type Result } from '../../result.ts';
import { ec2Protocol } from '../ec2/ec2-protocol.ts';
import { recordApiCall } from '../event-history/record-api-call.ts';
import { evaluateCaller, toPolicyRequest } from '../iam/caller-policy.ts';
import { organizationsProtocol } from '../organizations/organizations-protocol.ts';
import { stsProtocol } from '../sts/sts-protocol.ts';
import type { World } from '../world/world.ts';
import type { ApiCall } from './api-call.ts';
import { type AuthenticationFault, authenticate } from './authenticate.ts';
import type { AwsError } from './aws-error.ts';
import { anonymousCaller, type Caller } from './caller.ts';
import { decodeS3Body } from './decode-body.ts';
import { findService, SERVICE_NAMES, type ServiceName } from './find-service.ts';
import { cloudTrailProtocol } from './json-protocol.ts';
import { meetFaults } from './meet-faults.ts';
import { s3Protocol } from './rest-xml-protocol.ts';
import { getHeader, type SandboxRequest, type SandboxResponse } from './sandbox-request.ts';
import type { ServiceProtocol } from './service-protocol.ts';

const PROTOCOLS: Readonly<Record<ServiceName, ServiceProtocol>> = {
  cloudtrail: cloudTrailProtocol,
  organizations: organizationsProtocol,
  s3: s3Protocol,
  ec2: ec2Protocol,
  sts: stsProtocol,
};

export async function handleService(world: World, sent: SandboxRequest): Promise<SandboxResponse> {
  const service = findService(sent);
  if (service === 'unknown') return answerUnknownService(sent);
  const protocol = PROTOCOLS[service];
  if (sent.method === 'OPTIONS') return protocol.formatError(sent, NO_CORS);
  const decoded = service === 's3' ? decodeS3Body(sent) : ok(sent);
  if (!decoded.ok) return protocol.formatError(sent, decoded.error);
  const request = decoded.value;
  const caller = findCaller(world, protocol, request);
  if (!caller.ok) return protocol.formatError(request, protocol.explainFault(caller.error));
  try {
    const answer = await runCall(world, protocol, caller.value, request);
    return answer.ok ? answer.value : protocol.formatError(request, answer.error);
  } catch (error) {
    // SDKs try again after this; a body that they cannot parse would hide it behind a parser's error.
    process.stderr.write(
      `sandbox: ${request.method} ${request.path} failed: ${error instanceof Error ? error.stack : error}\n`,
    );
    return protocol.formatError(request, protocol.failures[500]);
  }
}

/** A body that nobody will read. */
export function answerTooLarge(head: SandboxRequest): SandboxResponse {
  const service = findService(head);
  const protocol = PROTOCOLS[service === 'unknown' ? 'cloudtrail' : service];
  const answer = protocol.formatError(head, protocol.tooLarge);
  return { ...answer, headers: { ...answer.headers, connection: 'close' } };
}

function findCaller(
  world: World,
  protocol: ServiceProtocol,
  request: SandboxRequest,
): Result<Caller, AuthenticationFault> {
  const caller = authenticate(world, protocol.door, request);
  if (caller.ok || caller.error.kind !== 'missing' || protocol.takesUnsigned !== true) return caller;
  return ok(anonymousCaller(world.organization.regions[0] ?? 'us-east-1'));
}

async function runCall(
  world: World,
  protocol: ServiceProtocol,
  caller: Caller,
  request: SandboxRequest,
): Promise<Result<SandboxResponse, AwsError>> {
  const call = protocol.findCall(world, caller, request);
  if (!call.ok) return call;
  const finish = async (answer: Result<SandboxResponse, AwsError>) => {
    await recordApiCall(world, caller, request, call.value, answer);
    return answer;
  };
  const meant = await meetFaults(world, protocol, caller, call.value);
  if (meant?.kind === 'instead') return finish(fail(meant.error));
  const { operation, ratePerSecond, run } = call.value;
  const bucket = `${caller.accountId}/${caller.region}/${operation}`;
  if (ratePerSecond !== undefined && !world.rates.take(bucket, ratePerSecond)) {
    return finish(fail(protocol.throttling));
  }
  const denial = findDenial(world, caller, call.value);
  const answer = await finish(denial === undefined ? await run() : fail(protocol.explainDenial(denial)));
  if (meant?.kind !== 'cut') return answer;
  return ok({ ...(answer.ok ? answer.value : protocol.formatError(request, answer.error)), cut: meant.at });
}

function findDenial(world: World, caller: Caller, { action, resourceARN, authorizesItself }: ApiCall) {
  if (authorizesItself === true) return undefined;
  const asked = { action, resourceARN };
  const decision = evaluateCaller(caller, toPolicyRequest(world.organization, caller, asked));
  return decision === 'allowed' ? undefined : { caller, ...asked, decision };
}

/** In a shape that whoever asked can read: errors of the query protocol are XML, all others of this kind JSON. */
function answerUnknownService(request: SandboxRequest): SandboxResponse {
  const isQuery = getHeader(request, 'content-type')?.startsWith('application/x-www-form-urlencoded');
  const protocol = isQuery === true ? stsProtocol : cloudTrailProtocol;
  return protocol.formatError(request, {
    code: isQuery === true ? 'InvalidAction' : 'UnknownOperationException',
    message: `The sandbox has no such service. It speaks ${SERVICE_NAMES.join(', ')}.`,
    status: 404,
  });
}

/** A browser asks this before it lets a page call another origin. No service here lets it. */
const NO_CORS: AwsError = {
  code: 'AccessForbidden',
  message: 'CORSResponse: CORS is not enabled for this bucket.',
  status: 403,
};
