import { fail, ok, type Result } from '../../result.ts';
import type { AwsError } from '../http/aws-error.ts';
import type { Caller } from '../http/caller.ts';
import type { QueryOperation } from '../http/query-protocol.ts';
import { evaluateCaller, toPolicyRequest } from '../iam/caller-policy.ts';
import type { IamRole } from '../iam/iam-entity.ts';
import { parseSessionPolicy } from '../iam/parse-session-policy.ts';
import { evaluatePolicy } from '../iam/policy-evaluation.ts';
import type { World } from '../world/world.ts';
import { checkParameters, type ParameterRule } from './parameter-rules.ts';
import { beginSession, formatCredentials } from './session.ts';
import { notAuthorized, validationError } from './sts-error.ts';

const HOUR = 3_600;
const LARGEST_POLICY = 2_048;

const RULES: readonly ParameterRule[] = [
  { name: 'RoleArn', required: true, least: 20, most: 2048 },
  { name: 'RoleSessionName', required: true, least: 2, most: 64, pattern: '[\\w+=,.@-]*' },
  { name: 'DurationSeconds', isNumber: true, least: 900, most: 43_200 },
  { name: 'ExternalId', least: 2, most: 1224, pattern: '[\\w+=,.@:\\/-]*' },
  { name: 'Policy', least: 1, most: LARGEST_POLICY },
];

/** Both sides must agree: the caller's own policies and the role's trust policy. */
export const assumeRole: QueryOperation = async (world, caller, parameters) => {
  const checked = checkParameters(parameters, RULES);
  if (!checked.ok) return checked;
  const roleArn = parameters.get('RoleArn') ?? '';
  const sessionName = parameters.get('RoleSessionName') ?? '';
  const named = /^arn:aws:iam::(\d{12}):role\/(?:[\w+=,.@/-]*\/)?([\w+=,.@-]{1,64})$/.exec(roleArn);
  if (named === null) return fail(validationError(`${roleArn} is invalid`));
  const [, accountId = '', roleName = ''] = named;
  const account = world.organization.accounts.find((candidate) => candidate.accountId === accountId);
  const role = account?.roles.find((candidate) => candidate.roleName === roleName);
  const asked = { roleArn, sessionName, externalId: parameters.get('ExternalId') ?? undefined };
  if (role === undefined || !mayAssume(world, caller, { role, accountId }, asked)) {
    return fail(notAuthorized(caller, 'sts:AssumeRole', roleArn));
  }
  const unsupported = findWhatTrustLacks(caller, parameters, roleArn);
  if (unsupported !== undefined) return fail(unsupported);
  const duration = readDuration(caller, role, parameters);
  if (!duration.ok) return duration;
  const policy = parameters.get('Policy') ?? undefined;
  if (policy !== undefined && parseSessionPolicy(policy) === undefined) {
    return fail({ code: 'MalformedPolicyDocument', message: 'Syntax errors in policy.', status: 400 });
  }
  const principal = {
    kind: 'role',
    roleName,
    sessionName,
    ...(policy === undefined ? {} : { policy }),
  } as const;
  const session = await beginSession(world, { accountId, principal }, duration.value);
  return ok({
    AssumedRoleUser: {
      AssumedRoleId: `${role.roleId}:${sessionName}`,
      Arn: `arn:aws:sts::${accountId}:assumed-role/${roleName}/${sessionName}`,
    },
    Credentials: formatCredentials(session),
    ...(policy === undefined ? {} : { PackedPolicySize: Math.ceil((100 * policy.length) / LARGEST_POLICY) }),
  });
};

interface Asked {
  readonly roleArn: string;
  readonly sessionName: string;
  readonly externalId: string | undefined;
}

function mayAssume(
  { organization }: World,
  caller: Caller,
  { role, accountId }: { readonly role: IamRole; readonly accountId: string },
  { roleArn, sessionName, externalId }: Asked,
): boolean {
  const request = toPolicyRequest(
    organization,
    caller,
    { action: 'sts:AssumeRole', resourceARN: roleArn },
    { 'sts:ExternalId': externalId, 'sts:RoleSessionName': sessionName },
  );
  const identity = evaluateCaller(caller, request);
  if (identity === 'denied' || evaluatePolicy(role.trustPolicy, request) !== 'allowed') return false;
  if (identity === 'allowed') return true;
  if (accountId !== caller.accountId) return false;
  // Trust in the account leaves the decision to its policies; trust in the very user is enough.
  const root = `arn:aws:iam::${caller.accountId}:root`;
  const named = { ...request, principalARNs: request.principalARNs.filter((arn) => arn !== root) };
  return evaluatePolicy(role.trustPolicy, named) === 'allowed';
}

/** Session tags, source identities and MFA each need a trust policy that no role here has. */
function findWhatTrustLacks(
  caller: Caller,
  parameters: URLSearchParams,
  roleArn: string,
): AwsError | undefined {
  if (parameters.has('SerialNumber')) {
    return {
      code: 'AccessDenied',
      message: 'MultiFactorAuthentication failed with invalid MFA one time pass code. ',
      status: 403,
    };
  }
  if (parameters.has('SourceIdentity')) return notAuthorized(caller, 'sts:SetSourceIdentity', roleArn);
  if (parameters.has('Tags.member.1.Key')) return notAuthorized(caller, 'sts:TagSession', roleArn);
  if (parameters.has('PolicyArns.member.1.arn')) {
    return validationError('The sandbox has no managed policies: send the session policy as Policy.');
  }
  return undefined;
}

function readDuration(caller: Caller, role: IamRole, parameters: URLSearchParams): Result<number, AwsError> {
  const seconds = Number(parameters.get('DurationSeconds') ?? HOUR);
  if (caller.identity.kind === 'role' && seconds > HOUR) {
    return fail(
      validationError(
        'The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining.',
      ),
    );
  }
  return seconds <= role.maxSessionDuration
    ? ok(seconds)
    : fail(
        validationError('The requested DurationSeconds exceeds the MaxSessionDuration set for this role.'),
      );
}
