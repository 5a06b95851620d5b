import { fail, ok } from '../../result.ts';
import { MODEL_OPERATIONS, OPERATIONS } from '../cloudtrail/operations.ts';
import { cloudTrailError } from './aws-error.ts';
import { toJsonCredentialError } from './credential-errors.ts';
import { formatJsonError, JSON_FAILURES, JSON_TOO_LARGE, respondJson } from './json-answer.ts';
import { type JsonObject, parseJsonObject } from './json-input.ts';
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
    const entry = OPERATIONS.get(name);
    if (entry === undefined || request.method !== 'POST') {
      return fail(
        MODEL_OPERATIONS.has(name)
          ? cloudTrailError('UnsupportedOperationException', `The sandbox does not support ${name} yet.`)
          : cloudTrailError('UnknownOperationException', `Unknown operation "${name}".`),
      );
    }
    const input = parseJsonObject(request.body);
    return ok({
      operation: name,
      action: `cloudtrail:${name}`,
      resourceARN: '*',
      readOnly: isReading(name),
      requestParameters: input.ok ? toRecorded(input.value) : null,
      ratePerSecond: entry.ratePerSecond,
      async run() {
        if (!input.ok) return input;
        const output = await entry.run(world, caller, input.value);
        return output.ok ? ok(respondJson(request.requestId, 200, output.value)) : output;
      },
    });
  },

  formatError: formatJsonError,
};

function isReading(operation: string): boolean {
  return /^(?:Describe|Get|List|Lookup)/.test(operation);
}

/** CloudTrail's own records spell members with a small first letter. */
function toRecorded(input: JsonObject): JsonObject | null {
  const members = Object.entries(input);
  if (members.length === 0) return null;
  return Object.fromEntries(
    members.map(([name, value]) => [name.slice(0, 1).toLowerCase() + name.slice(1), value]),
  );
}
