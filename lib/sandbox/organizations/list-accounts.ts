import { fail, ok, type Result } from '../../result.ts';
import type { AwsError } from '../http/aws-error.ts';
import type { JsonObject } from '../http/json-input.ts';
import { listOrganizationPaths } from '../iam/organization-paths.ts';
import type { Organization, SandboxAccount } from '../seed/organization.ts';
import { formatAccountArn, formatAccountEmail } from './account-arn.ts';
import type { OrganizationsOperation } from './operations.ts';
import { invalidInput, NO_PERMISSIONS } from './organizations-error.ts';

const MOST_RESULTS = 20;
/** 2024-01-15T09:00:00Z: when the organization was made. */
const JOINED = 1_705_309_200;

/** Only the management account and a delegated administrator may ask. */
export const listAccounts: OrganizationsOperation = ({ organization }, caller, input) => {
  const { managementAccountId, delegatedAdministratorIds, accounts } = organization;
  if (![managementAccountId, ...delegatedAdministratorIds].includes(caller.accountId)) {
    return fail(NO_PERMISSIONS);
  }
  const maxResults = readMaxResults(input);
  if (!maxResults.ok) return maxResults;
  const start = readToken(input, accounts.length);
  if (!start.ok) return start;
  const end = start.value + maxResults.value;
  return ok({
    Accounts: accounts.slice(start.value, end).map((account) => formatAccount(organization, account)),
    ...(end < accounts.length ? { NextToken: formatToken(end) } : {}),
  });
};

function readMaxResults({ MaxResults: value }: JsonObject): Result<number, AwsError> {
  if (value === undefined || value === null) return ok(MOST_RESULTS);
  if (typeof value !== 'number' || !Number.isInteger(value)) {
    return fail({
      code: 'SerializationException',
      message: 'MaxResults can not be converted to an Integer.',
      status: 400,
    });
  }
  if (value < 1) return fail(invalidInput('MIN_VALUE_EXCEEDED', 'MaxResults must be at least 1.'));
  return value <= MOST_RESULTS
    ? ok(value)
    : fail(invalidInput('MAX_VALUE_EXCEEDED', `MaxResults must be at most ${MOST_RESULTS}.`));
}

function readToken({ NextToken: token }: JsonObject, count: number): Result<number, AwsError> {
  if (token === undefined || token === null) return ok(0);
  const text = typeof token === 'string' ? Buffer.from(token, 'base64url').toString('latin1') : '';
  const start = Number(/^accounts:(\d{1,6})$/.exec(text)?.[1]);
  return start > 0 && start < count
    ? ok(start)
    : fail(invalidInput('INVALID_NEXT_TOKEN', 'The NextToken that you provided is not valid.'));
}

function formatToken(start: number): string {
  return Buffer.from(`accounts:${start}`).toString('base64url');
}

function formatAccount(organization: Organization, { accountId, name }: SandboxAccount) {
  return {
    Id: accountId,
    Arn: formatAccountArn(organization, accountId),
    Email: formatAccountEmail(name),
    Name: name,
    Status: 'ACTIVE',
    State: 'ACTIVE',
    Paths: listOrganizationPaths(organization, accountId).map((path) => `${path}${accountId}/`),
    JoinedMethod: accountId === organization.managementAccountId ? 'INVITED' : 'CREATED',
    JoinedTimestamp: JOINED,
  };
}
