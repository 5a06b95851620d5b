import { fail, ok } from '../../result.ts';
import { MODEL_OPERATIONS, OPERATIONS } from '../cloudtrail/operations.ts';
import { cloudTrailError } from './aws-error.ts';
import { type JsonObject, parseJsonObject } from './json-input.ts';
import { getHeader, type SandboxResponse } from './sandbox-request.ts';
import type { ServiceProtocol } from './services.ts';

const CONTENT_TYPE = 'application/x-amz-json-1.1';

/** AWS JSON 1.1, CloudTrail's only protocol. */
export const cloudTrailProtocol: ServiceProtocol = {
  credentialErrors: {
    'unknown-key': cloudTrailError(
      'UnrecognizedClientException',
      'The security token included in the request is invalid.',
    ),
    // A Region that the account has not enabled does not know the account's keys.
    'disabled-region': cloudTrailError(
      'UnrecognizedClientException',
      'The security token included in the request is invalid.',
    ),
    missing: cloudTrailError('MissingAuthenticationTokenException', 'Missing Authentication Token'),
    malformed: cloudTrailError(
      'IncompleteSignatureException',
      "Authorization header requires 'Credential' parameter. Authorization header requires 'Signature' parameter.",
    ),
  },

  throttling: cloudTrailError('ThrottlingException', 'Rate exceeded'),

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
        return output.ok ? ok(respond(request.requestId, 200, output.value)) : output;
      },
    });
  },

  formatError(request, error) {
    return respond(request.requestId, error.status, { __type: error.code, message: error.message });
  },
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

function respond(requestId: string, status: number, body: JsonObject): SandboxResponse {
  return {
    status,
    headers: { 'content-type': CONTENT_TYPE, 'x-amzn-requestid': requestId },
    body: JSON.stringify(body),
  };
}
