import { fail, ok, type Result } from '../../result.ts';
import { EC2_OPERATIONS } from '../ec2/operations.ts';
import { STS_OPERATIONS } from '../sts/operations.ts';
import type { World } from '../world/world.ts';
import type { AwsError } from './aws-error.ts';
import type { Caller } from './caller.ts';
import { getHeader, type SandboxRequest, type SandboxResponse } from './sandbox-request.ts';
import type { CredentialFault, ServiceProtocol } from './services.ts';
import { formatXml, type XmlValue } from './xml.ts';

/** Takes the flat parameters of the query protocol (`Filter.1.Name`) and gives the content of the answer's element. */
export type QueryOperation = (
  world: World,
  caller: Caller,
  parameters: URLSearchParams,
  requestId: string,
) => Result<XmlValue, AwsError> | Promise<Result<XmlValue, AwsError>>;

type CredentialErrors = Readonly<Record<CredentialFault, AwsError>>;

const EC2_AUTH_FAILURE: AwsError = {
  code: 'AuthFailure',
  message: 'AWS was not able to validate the provided access credentials',
  status: 401,
};

const EC2_CREDENTIAL_ERRORS: CredentialErrors = {
  'unknown-key': EC2_AUTH_FAILURE,
  'disabled-region': EC2_AUTH_FAILURE,
  missing: {
    code: 'MissingAuthenticationToken',
    message: 'Request is missing Authentication Token',
    status: 403,
  },
  malformed: { code: 'AuthFailure', message: 'The Authorization header is malformed.', status: 401 },
};

const STS_INVALID_TOKEN: AwsError = {
  code: 'InvalidClientTokenId',
  message: 'The security token included in the request is invalid.',
  status: 403,
};

const STS_CREDENTIAL_ERRORS: CredentialErrors = {
  'unknown-key': STS_INVALID_TOKEN,
  'disabled-region': STS_INVALID_TOKEN,
  missing: {
    code: 'MissingAuthenticationToken',
    message: 'Request is missing Authentication Token',
    status: 403,
  },
  malformed: {
    code: 'IncompleteSignature',
    message: 'The Authorization header is malformed.',
    status: 400,
  },
};

/** EC2's own dialect of the query protocol. */
export const ec2Protocol: ServiceProtocol = queryProtocol({
  service: 'ec2',
  throttling: { code: 'RequestLimitExceeded', message: 'Request limit exceeded.', status: 503 },
  operations: EC2_OPERATIONS,
  namespace: 'http://ec2.amazonaws.com/doc/2016-11-15/',
  credentialErrors: EC2_CREDENTIAL_ERRORS,
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
  throttling: { code: 'Throttling', message: 'Rate exceeded', status: 400 },
  operations: STS_OPERATIONS,
  namespace: 'https://sts.amazonaws.com/doc/2011-06-15/',
  credentialErrors: STS_CREDENTIAL_ERRORS,
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

interface QueryDialect {
  /** As IAM spells it. */
  readonly service: string;
  readonly throttling: AwsError;
  readonly operations: ReadonlyMap<string, QueryOperation>;
  readonly namespace: string;
  readonly credentialErrors: CredentialErrors;
  formatResult(name: string, namespace: string, content: XmlValue, requestId: string): string;
  formatFault(error: AwsError, requestId: string): string;
}

function queryProtocol(dialect: QueryDialect): ServiceProtocol {
  function formatError(request: SandboxRequest, error: AwsError): SandboxResponse {
    return respond(request, error.status, dialect.formatFault(error, request.requestId));
  }
  return {
    credentialErrors: dialect.credentialErrors,
    throttling: dialect.throttling,
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
