import { toEc2CredentialError } from '../http/credential-errors.ts';
import { queryProtocol } from '../http/query-protocol.ts';
import { becauseOf, type Denial, type ServiceProtocol } from '../http/service-protocol.ts';
import { formatXml } from '../http/xml.ts';
import { EC2_OPERATIONS } from './operations.ts';
import { OTHER_EC2_OPERATIONS } from './other-operations.ts';

const NAMESPACE = 'http://ec2.amazonaws.com/doc/2016-11-15/';

/** EC2's own dialect of the query protocol. */
export const ec2Protocol: ServiceProtocol = queryProtocol({
  service: 'ec2',
  operations: EC2_OPERATIONS,
  otherOperations: OTHER_EC2_OPERATIONS,
  findResourceARN(parameters, { region, accountId }) {
    const id = parameters.get('VpcEndpointId');
    return id === null ? '*' : `arn:aws:ec2:${region}:${accountId}:vpc-endpoint/${id}`;
  },
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
  missingAction: {
    code: 'MissingParameter',
    message: 'The request must contain the parameter Action',
    status: 400,
  },
  explainUnknown: (parameters) => ({
    code: 'InvalidAction',
    message: `The action ${parameters.get('Action')} is not valid for this web service.`,
    status: 400,
  }),
  formatResult: (name, content, requestId) =>
    formatXml(`${name}Response`, NAMESPACE, [{ requestId }, content]),
  formatFault: (error, requestId) =>
    formatXml('Response', undefined, {
      Errors: { Error: { Code: error.code, Message: error.message } },
      RequestID: requestId,
    }),
});

/** EC2 names the resource only where there is one. */
function explainEc2Denial({ caller, action, resourceARN, decision }: Denial): string {
  const on = resourceARN === '*' ? '' : ` on resource: ${resourceARN}`;
  return `You are not authorized to perform this operation. User: ${caller.arn} is not authorized to perform: ${action}${on} ${becauseOf(action, decision)}`;
}
