import { fail, ok } from '../../result.ts';
import { toRecordedMembers } from '../cloudtrail/recorded-members.ts';
import type { AwsError } from '../http/aws-error.ts';
import { toJsonCredentialError } from '../http/credential-errors.ts';
import { JSON_FAILURES, JSON_TOO_LARGE, respondJson } from '../http/json-answer.ts';
import { parseJsonObject } from '../http/json-input.ts';
import { getHeader } from '../http/sandbox-request.ts';
import { explainIdentityDenial, type ServiceProtocol } from '../http/service-protocol.ts';
import { MODEL_OPERATIONS, ORGANIZATIONS_OPERATIONS } from './operations.ts';
import { NO_PERMISSIONS } from './organizations-error.ts';

/** AWS JSON 1.1. The service lives in us-east-1 alone: a signature for another Region is none. */
export const organizationsProtocol: ServiceProtocol = {
  door: { service: 'organizations', onlyRegion: 'us-east-1' },
  explainFault: toJsonCredentialError('organizations'),
  explainDenial: (denial) => ({
    code: 'AccessDeniedException',
    message: explainIdentityDenial(denial),
    status: 400,
  }),
  throttling: { code: 'TooManyRequestsException', message: 'Rate exceeded', status: 400 },
  failures: JSON_FAILURES,
  tooLarge: JSON_TOO_LARGE,

  findCall(world, caller, request) {
    const name = (getHeader(request, 'x-amz-target') ?? '').split('.').at(-1) ?? '';
    const run = ORGANIZATIONS_OPERATIONS.get(name);
    if (request.method !== 'POST' || !MODEL_OPERATIONS.has(name)) return fail(unknownOperation(name));
    const input = parseJsonObject(request.body);
    return ok({
      operation: name,
      action: `organizations:${name}`,
      resourceARN: '*',
      readOnly: /^(?:Describe|List)/.test(name),
      requestParameters: input.ok ? toRecordedMembers(input.value) : null,
      async run() {
        if (!input.ok) return input;
        const output = run?.(world, caller, input.value) ?? fail(NO_PERMISSIONS);
        return output.ok ? ok(respondJson(request.requestId, 200, output.value)) : output;
      },
    });
  },

  /** The members of its exceptions begin with a capital, as its model says. */
  formatError(request, error) {
    return respondJson(request.requestId, error.status, {
      __type: error.code,
      Message: error.message,
      ...error.details,
    });
  },
};

function unknownOperation(name: string): AwsError {
  return { code: 'UnknownOperationException', message: `Unknown operation "${name}".`, status: 400 };
}
