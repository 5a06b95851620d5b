import { fail, ok } from '../../result.ts';
import { OTHER_OPERATIONS } from '../cloudtrail/operations.ts';
import { toRecordedMembers } from '../cloudtrail/recorded-members.ts';
import { findOperation } from '../cloudtrail/run-operation.ts';
import { cloudTrailError } from './aws-error.ts';
import { toJsonCredentialError } from './credential-errors.ts';
import { formatJsonError, JSON_FAILURES, JSON_TOO_LARGE, respondJson } from './json-answer.ts';
import { parseJsonObject } from './json-input.ts';
import { getHeader } from './sandbox-request.ts';
import { explainIdentityDenial, type ServiceProtocol } from './service-protocol.ts';

/** AWS JSON 1.1, CloudTrail's only protocol. */
export const cloudTrailProtocol: ServiceProtocol = {
  door: { service: 'cloudtrail' },
  explainFault: toJsonCredentialError('cloudtrail'),
  explainDenial: (denial) => cloudTrailError('AccessDeniedException', explainIdentityDenial(denial)),
  throttling: cloudTrailError('ThrottlingException', 'Rate exceeded'),
  failures: JSON_FAILURES,
  tooLarge: JSON_TOO_LARGE,

  findCall(world, caller, request) {
    const name = (getHeader(request, 'x-amz-target') ?? '').split('.').at(-1) ?? '';
    const operation = findOperation(name);
    if (operation === undefined || request.method !== 'POST') {
      return fail(
        OTHER_OPERATIONS.has(name)
          ? cloudTrailError('OperationNotPermittedException', `The operation ${name} is not permitted.`)
          : cloudTrailError('UnknownOperationException', `Unknown operation "${name}".`),
      );
    }
    const input = parseJsonObject(request.body);
    const { readOnly, ratePerSecond } = operation;
    return ok({
      operation: name,
      action: `cloudtrail:${name}`,
      resourceARN: input.ok ? operation.findResourceARN(caller, input.value) : '*',
      readOnly,
      requestParameters: input.ok ? toRecordedMembers(input.value) : null,
      ratePerSecond,
      async run() {
        if (!input.ok) return input;
        const output = await operation.run(world, caller, input.value);
        if (!output.ok) return output;
        const answer = respondJson(request.requestId, 200, output.value);
        // Of what only reads, CloudTrail does not record the answer.
        return ok(readOnly ? answer : { ...answer, responseElements: toRecordedMembers(output.value) });
      },
    });
  },

  formatError: formatJsonError,
};
