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

  async run(world, caller, request) {
    const name = (getHeader(request, 'x-amz-target') ?? '').split('.').at(-1) ?? '';
    const operation = OPERATIONS.get(name);
    if (operation === undefined || request.method !== 'POST') {
      return this.formatError(
        request,
        MODEL_OPERATIONS.has(name)
          ? cloudTrailError('UnsupportedOperationException', `The sandbox does not support ${name} yet.`)
          : cloudTrailError('UnknownOperationException', `Unknown operation "${name}".`),
      );
    }
    if (!world.rates.take(`${caller.accountId}/${caller.region}/${name}`, operation.ratePerSecond)) {
      return this.formatError(request, cloudTrailError('ThrottlingException', 'Rate exceeded'));
    }
    const input = parseJsonObject(request.body);
    if (!input.ok) return this.formatError(request, input.error);
    const output = await operation.run(world, caller, input.value);
    return output.ok
      ? respond(request.requestId, 200, output.value)
      : this.formatError(request, output.error);
  },

  formatError(request, error) {
    return respond(request.requestId, error.status, { __type: error.code, message: error.message });
  },
};

function respond(requestId: string, status: number, body: JsonObject): SandboxResponse {
  return {
    status,
    headers: { 'content-type': CONTENT_TYPE, 'x-amzn-requestid': requestId },
    body: JSON.stringify(body),
  };
}
