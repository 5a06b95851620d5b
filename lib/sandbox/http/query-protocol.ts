import { fail, ok, type Result } from '../../result.ts';
import { toRecordedAnswer, toRecordedParameters } from '../event-history/recorded-query.ts';
import type { World } from '../world/world.ts';
import type { AwsError } from './aws-error.ts';
import type { Caller } from './caller.ts';
import { JSON_TOO_LARGE } from './json-answer.ts';
import { getHeader, type SandboxRequest, type SandboxResponse } from './sandbox-request.ts';
import type { ServiceProtocol } from './service-protocol.ts';
import type { XmlValue } from './xml.ts';

/** Takes the flat parameters of the query protocol (`Filter.1.Name`) and gives the content of the answer's element. */
export type QueryOperation = (
  world: World,
  caller: Caller,
  parameters: URLSearchParams,
  requestId: string,
) => Result<XmlValue, AwsError> | Promise<Result<XmlValue, AwsError>>;

/** What the services that speak the query protocol have of their own. */
interface QueryDialect
  extends Pick<ServiceProtocol, 'explainFault' | 'explainDenial' | 'throttling' | 'failures'> {
  /** As IAM and credential scopes spell it. */
  readonly service: string;
  readonly operations: ReadonlyMap<string, QueryOperation>;
  /** What the service has and the sandbox has not: nobody is allowed to. */
  readonly otherOperations: ReadonlySet<string>;
  /** What IAM policies may name of a call; without it, nothing. */
  findResourceARN?(parameters: URLSearchParams, caller: Caller): string;
  readonly authorizesItself?: true;
  readonly missingAction: AwsError;
  explainUnknown(parameters: URLSearchParams): AwsError;
  formatResult(name: string, content: XmlValue, requestId: string): string;
  formatFault(error: AwsError, requestId: string): string;
}

export function queryProtocol(dialect: QueryDialect): ServiceProtocol {
  function formatError(request: SandboxRequest, error: AwsError): SandboxResponse {
    return respond(request, error.status, dialect.formatFault(error, request.requestId));
  }
  return {
    door: { service: dialect.service },
    explainFault: dialect.explainFault,
    explainDenial: dialect.explainDenial,
    throttling: dialect.throttling,
    failures: dialect.failures,
    tooLarge: { ...JSON_TOO_LARGE, code: 'RequestEntityTooLarge' },
    findCall(world, caller, request) {
      const parameters = readParameters(request);
      const name = parameters.get('Action') ?? '';
      const operation = dialect.operations.get(name);
      const isKnown = operation !== undefined || dialect.otherOperations.has(name);
      if (!isKnown) return fail(name === '' ? dialect.missingAction : dialect.explainUnknown(parameters));
      const action = `${dialect.service}:${name}`;
      const resourceARN = dialect.findResourceARN?.(parameters, caller) ?? '*';
      const readOnly = /^(?:Describe|Get|Assume)/.test(name);
      return ok({
        operation: name,
        action,
        resourceARN,
        readOnly,
        requestParameters: toRecordedParameters(dialect.service, name, parameters),
        ...(dialect.authorizesItself === true ? { authorizesItself: true } : {}),
        async run() {
          if (operation === undefined) {
            const denial = { caller, action, resourceARN, decision: 'not-mentioned' } as const;
            return fail(dialect.explainDenial(denial));
          }
          const result = await operation(world, caller, parameters, request.requestId);
          if (!result.ok) return result;
          const body = dialect.formatResult(name, result.value, request.requestId);
          const responseElements = toRecordedAnswer(dialect.service, name, readOnly, result.value);
          return ok({ ...respond(request, 200, body), responseElements });
        },
      });
    },
    formatError,
  };
}

function readParameters(request: SandboxRequest): URLSearchParams {
  const form = (getHeader(request, 'content-type') ?? '').startsWith('application/x-www-form-urlencoded');
  return request.method === 'POST' && form
    ? new URLSearchParams(request.body.toString('utf8'))
    : request.query;
}

function respond(request: SandboxRequest, status: number, body: string): SandboxResponse {
  return {
    status,
    headers: { 'content-type': 'text/xml;charset=UTF-8', 'x-amzn-requestid': request.requestId },
    body,
  };
}
