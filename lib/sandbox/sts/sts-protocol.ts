import { toStsCredentialError } from '../http/credential-errors.ts';
import { JSON_FAILURES } from '../http/json-answer.ts';
import { queryProtocol } from '../http/query-protocol.ts';
import { explainIdentityDenial, type ServiceProtocol } from '../http/service-protocol.ts';
import { formatXml } from '../http/xml.ts';
import { OTHER_STS_OPERATIONS, STS_OPERATIONS } from './operations.ts';

const NAMESPACE = 'https://sts.amazonaws.com/doc/2011-06-15/';

export const stsProtocol: ServiceProtocol = queryProtocol({
  service: 'sts',
  operations: STS_OPERATIONS,
  otherOperations: OTHER_STS_OPERATIONS,
  // Nobody can be kept from asking who they are, and a role's trust policy has a say in who may assume it.
  authorizesItself: true,
  explainFault: toStsCredentialError,
  explainDenial: (denial) => ({ code: 'AccessDenied', message: explainIdentityDenial(denial), status: 403 }),
  throttling: { code: 'Throttling', message: 'Rate exceeded', status: 400 },
  failures: JSON_FAILURES,
  missingAction: { code: 'MissingAction', message: 'Missing Action', status: 400 },
  explainUnknown: (parameters) => ({
    code: 'InvalidAction',
    message: `Could not find operation ${parameters.get('Action')} for version ${parameters.get('Version')}`,
    status: 400,
  }),
  formatResult: (name, content, requestId) =>
    formatXml(`${name}Response`, NAMESPACE, {
      [`${name}Result`]: content,
      ResponseMetadata: { RequestId: requestId },
    }),
  formatFault: (error, requestId) =>
    formatXml('ErrorResponse', NAMESPACE, {
      Error: { Type: error.status < 500 ? 'Sender' : 'Receiver', Code: error.code, Message: error.message },
      RequestId: requestId,
    }),
});
