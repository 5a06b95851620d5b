import { fail, ok, type Result } from '../../result.ts';
import { EC2_OPERATIONS } from '../ec2/operations.ts';
import { STS_OPERATIONS } from '../sts/operations.ts';
import type { World } from '../world/world.ts';
import type { AwsError } from './aws-error.ts';
import type { Caller } from './caller.ts';
import { toEc2CredentialError, toStsCredentialError } from './credential-errors.ts';
import { JSON_FAILURES, JSON_TOO_LARGE } from './json-answer.ts';
import { getHeader, type SandboxRequest, type SandboxResponse } from './sandbox-request.ts';
import { becauseOf, type Denial, explainIdentityDenial, type ServiceProtocol } from './service-protocol.ts';
import { formatXml, type XmlValue } from './xml.ts';

/** Takes the flat parameters of the query protocol (`Filter.1.Name`) and gives the content of the answer's element. */
export type QueryOperation = (
  world: World,
  caller: Caller,
  parameters: URLSearchParams,
  requestId: string,
) => Result<XmlValue, AwsError> | Promise<Result<XmlValue, AwsError>>;

/** EC2's own dialect of the query protocol. */
export const ec2Protocol: ServiceProtocol = queryProtocol({
  service: 'ec2',
  explainFault: toEc2CredentialError,
  explainDenial: (denial) => ({
    code: 'UnauthorizedOperation',
    message: explainEc2Denial(denial),
    status: 403,
  }),
  throttling: { code: 'RequestLimitExceeded', message: 'Request limit exceeded.', status: 503 },
  failures: {
    500: { code: 'InternalError', message: 'An internal error has occurred', status: 500 },
    503: {
      code: 'Unavailable',
      message: 'The service is unavailable. Please try again shortly.',
      status: 503,
    },
  },
  operations: EC2_OPERATIONS,
  namespace: 'http://ec2.amazonaws.com/doc/2016-11-15/',
  formatResult: (name, namespace, content, requestId) =>
    formatXml(`${name}Response`, namespace, [{ requestId }, content]),
  formatFault: (error, requestId) =>
    formatXml('Response', undefined, {
      Errors: { Error: { Code: error.code, Message: error.message } },
      RequestID: requestId,
    }),
});

export const stsProtocol: ServiceProtocol = queryProtocol({
  service: 'sts',
  explainFault: toStsCredentialError,
  explainDenial: (denial) => ({ code: 'AccessDenied', message: explainIdentityDenial(denial), status: 403 }),
  throttling: { code: 'Throttling', message: 'Rate exceeded', status: 400 },
  failures: JSON_FAILURES,
  operations: STS_OPERATIONS,
  namespace: 'https://sts.amazonaws.com/doc/2011-06-15/',
  formatResult: (name, namespace, content, requestId) =>
    formatXml(`${name}Response`, namespace, {
      [`${name}Result`]: content,
      ResponseMetadata: { RequestId: requestId },
    }),
  formatFault: (error, requestId) =>
    formatXml('ErrorResponse', 'https://sts.amazonaws.com/doc/2011-06-15/', {
      Error: { Type: 'Sender', Code: error.code, Message: error.message },
      RequestId: requestId,
    }),
});

/** EC2 names the resource only where there is one. */
function explainEc2Denial({ caller, action, resourceARN, decision }: Denial): string {
  const on = resourceARN === '*' ? '' : ` on resource: ${resourceARN}`;
  return `You are not authorized to perform this operation. User: ${caller.arn} is not authorized to perform: ${action}${on} ${becauseOf(action, decision)}`;
}

interface QueryDialect
  extends Pick<ServiceProtocol, 'explainFault' | 'explainDenial' | 'throttling' | 'failures'> {
  /** As IAM and credential scopes spell it. */
  readonly service: string;
  readonly operations: ReadonlyMap<string, QueryOperation>;
  readonly namespace: string;
  formatResult(name: string, namespace: string, content: XmlValue, requestId: string): string;
  formatFault(error: AwsError, requestId: string): string;
}

function queryProtocol(dialect: QueryDialect): ServiceProtocol {
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
      if (operation === undefined) {
        return fail({
          code: 'InvalidAction',
          message: `The action ${name} is not valid for this web service.`,
          status: 400,
        });
      }
      return ok({
        operation: name,
        action: `${dialect.service}:${name}`,
        resourceARN: '*',
        readOnly: /^(?:Describe|Get|Assume)/.test(name),
        requestParameters: null,
        async run() {
          const result = await operation(world, caller, parameters, request.requestId);
          if (!result.ok) return result;
          const body = dialect.formatResult(name, dialect.namespace, result.value, request.requestId);
          return ok(respond(request, 200, body));
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
