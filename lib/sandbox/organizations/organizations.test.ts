import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Keys, signHeaders } from '../http/signed-request.rig.ts';
import { type StartedSandbox, startSandbox } from '../start-sandbox.ts';

let sandbox: StartedSandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ workloadSeconds: 0 });
});
afterAll(() => sandbox.stop());

function keysOf(accountName: string, userName?: string): Keys {
  const account = sandbox.accounts.find(({ name }) => name === accountName);
  const keys =
    userName === undefined
      ? account
      : sandbox.principals.find(
          ({ accountId, name }) => accountId === account?.accountId && name === userName,
        );
  if (keys === undefined) throw new Error(`Nobody is called ${userName} in ${accountName}.`);
  return keys;
}

async function call(keys: Keys, operation: string, input: object = {}, region = 'us-east-1') {
  const body = JSON.stringify(input);
  const headers = {
    'content-type': 'application/x-amz-json-1.1',
    'x-amz-target': `AWSOrganizationsV20161128.${operation}`,
  };
  const { host } = new URL(sandbox.endpoint);
  const answer = await fetch(sandbox.endpoint, {
    method: 'POST',
    headers: signHeaders(host, { keys, service: 'organizations', region, headers, body }),
    body,
  });
  const text: Record<string, unknown> = JSON.parse(await answer.text());
  return { status: answer.status, ...text };
}

describe('DescribeOrganization', () => {
  it.each(['payments', 'organization-management'])('answers %s, a member or not', async (account) => {
    expect(await call(keysOf(account), 'DescribeOrganization')).toMatchObject({
      Organization: {
        Id: 'o-trailp0int',
        Arn: 'arn:aws:organizations::777788889999:organization/o-trailp0int',
        FeatureSet: 'ALL',
        MasterAccountId: '777788889999',
        MasterAccountArn: 'arn:aws:organizations::777788889999:account/o-trailp0int/777788889999',
      },
    });
  });
});

describe('ListAccounts', () => {
  it('pages through every account once, for the management account', async () => {
    const keys = keysOf('organization-management');
    const ids: unknown[] = [];
    let NextToken: unknown;
    do {
      const page = await call(keys, 'ListAccounts', { MaxResults: 2, ...(NextToken ? { NextToken } : {}) });
      const accounts = 'Accounts' in page && Array.isArray(page.Accounts) ? page.Accounts : [];
      expect(accounts.length).toBeLessThanOrEqual(2);
      ids.push(...accounts.map(({ Id }) => Id));
      NextToken = 'NextToken' in page ? page.NextToken : undefined;
    } while (NextToken !== undefined);
    expect(ids).toEqual(sandbox.accounts.map(({ accountId }) => accountId));
  });

  it('tells an account as Organizations does', async () => {
    const { Accounts } = Object(await call(keysOf('organization-management'), 'ListAccounts'));
    expect(Accounts[0]).toEqual({
      Id: '111122223333',
      Arn: 'arn:aws:organizations::777788889999:account/o-trailp0int/111122223333',
      Email: 'aws+payments@example.com',
      Name: 'payments',
      Status: 'ACTIVE',
      State: 'ACTIVE',
      Paths: [expect.stringMatching(/^o-trailp0int\/r-\w+\/.*111122223333\/$/)],
      JoinedMethod: 'CREATED',
      JoinedTimestamp: expect.any(Number),
    });
  });

  it('refuses a member, and whom no policy lets', async () => {
    expect(await call(keysOf('payments'), 'ListAccounts')).toEqual({
      status: 400,
      __type: 'AccessDeniedException',
      Message: "You don't have permissions to access this resource.",
    });
    expect(await call(keysOf('organization-management', 'auditor'), 'ListAccounts')).toEqual({
      status: 400,
      __type: 'AccessDeniedException',
      Message:
        'User: arn:aws:iam::777788889999:user/auditor is not authorized to perform: organizations:ListAccounts on resource: * because no identity-based policy allows the organizations:ListAccounts action',
    });
  });

  it.each([
    [{ MaxResults: 0 }, 'InvalidInputException', 'MIN_VALUE_EXCEEDED'],
    [{ MaxResults: 21 }, 'InvalidInputException', 'MAX_VALUE_EXCEEDED'],
    [{ NextToken: 'made-up' }, 'InvalidInputException', 'INVALID_NEXT_TOKEN'],
    [{ MaxResults: 'many' }, 'SerializationException', undefined],
  ])('refuses %j with %s', async (input, exception, reason) => {
    const answer = await call(keysOf('organization-management'), 'ListAccounts', input);
    expect(answer).toMatchObject({ status: 400, __type: exception });
    expect('Reason' in answer ? answer.Reason : undefined).toBe(reason);
  });
});

describe('the service', () => {
  it('is in us-east-1 alone', async () => {
    expect(await call(keysOf('payments'), 'DescribeOrganization', {}, 'eu-west-1')).toEqual({
      status: 400,
      __type: 'InvalidSignatureException',
      Message: "Credential should be scoped to a valid region, not 'eu-west-1'. ",
    });
  });

  it('permits nothing else of its model, and knows nothing besides', async () => {
    const keys = keysOf('organization-management');
    expect(await call(keys, 'CreateAccount')).toMatchObject({ __type: 'AccessDeniedException' });
    expect(await call(keys, 'NoSuchOperation')).toMatchObject({ __type: 'UnknownOperationException' });
  });
});
