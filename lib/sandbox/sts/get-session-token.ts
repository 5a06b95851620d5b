import { fail, ok } from '../../result.ts';
import type { QueryOperation } from '../http/query-protocol.ts';
import { checkParameters } from './parameter-rules.ts';
import { beginSession, formatCredentials } from './session.ts';

const TWELVE_HOURS = 43_200;

/** Temporary credentials of a user, with the user's rights. */
export const getSessionToken: QueryOperation = async (world, caller, parameters) => {
  const { identity } = caller;
  if (identity.kind !== 'user' || identity.sessionBegan !== undefined) {
    return fail({
      code: 'AccessDenied',
      message: 'Cannot call GetSessionToken with session credentials',
      status: 403,
    });
  }
  const checked = checkParameters(parameters, [
    { name: 'DurationSeconds', isNumber: true, least: 900, most: 129_600 },
    { name: 'SerialNumber', least: 9, most: 256, pattern: '[\\w+=/:,.@-]*' },
    { name: 'TokenCode', least: 6, most: 6, pattern: '[\\d]*' },
  ]);
  if (!checked.ok) return checked;
  if (parameters.has('SerialNumber')) {
    return fail({
      code: 'AccessDenied',
      message: 'MultiFactorAuthentication failed with invalid MFA one time pass code. ',
      status: 403,
    });
  }
  const principal = { kind: 'user', userName: identity.userName, accessKeyId: caller.accessKeyId } as const;
  const seconds = Number(parameters.get('DurationSeconds') ?? TWELVE_HOURS);
  const session = await beginSession(world, { accountId: caller.accountId, principal }, seconds);
  return ok({ Credentials: formatCredentials(session) });
};
