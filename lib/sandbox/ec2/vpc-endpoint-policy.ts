import { fail, type Result } from '../../result.ts';
import type { AwsError } from '../http/aws-error.ts';
import { type PolicyFault, parsePolicyDocument } from '../iam/parse-policy-document.ts';
import type { PolicyDocument } from '../iam/policy-document.ts';
import type { VpcEndpointState } from '../world/state.ts';
import { ec2Error } from './ec2-error.ts';

/** VPC User Guide, "Control access to VPC endpoints using endpoint policies": characters, white space included. */
const MOST_CHARACTERS = 20_480;

/** What an endpoint has to begin with, and after a reset: all actions by all principals on all resources. */
export const FULL_ACCESS_TEXT = JSON.stringify({
  Version: '2008-10-17',
  Statement: [{ Effect: 'Allow', Principal: '*', Action: '*', Resource: '*' }],
});

export function formatEndpointPolicy({ policyText, policyDocument }: VpcEndpointState): string {
  return policyText ?? JSON.stringify(policyDocument);
}

export function parseEndpointPolicy(text: string): Result<PolicyDocument, AwsError> {
  if (text.length > MOST_CHARACTERS) {
    return fail(
      ec2Error(
        'InvalidPolicyDocument',
        `The Policy Document is not valid. It has ${text.length} characters, and may have ${MOST_CHARACTERS}`,
      ),
    );
  }
  const parsed = parsePolicyDocument(text);
  if (parsed.ok) return parsed;
  const { line, column } = findPosition(text, parsed.error);
  return fail(
    ec2Error(
      'InvalidPolicyDocument',
      `The Policy Document is not valid. Syntax error at position (${line},${column})`,
    ),
  );
}

/** Where what is at fault stands, or where the JSON breaks off; the beginning where something is missing. */
function findPosition(text: string, { reason, detail }: PolicyFault): { line: number; column: number } {
  const at = reason === 'not-json' ? findJsonFault(text) : Math.max(0, text.indexOf(`"${detail}"`));
  const before = text.slice(0, at).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

function findJsonFault(text: string): number {
  try {
    JSON.parse(text);
    return 0;
  } catch (error) {
    const position = /at position (\d+)/.exec(error instanceof Error ? error.message : '')?.[1];
    return position === undefined ? text.length : Number(position);
  }
}
