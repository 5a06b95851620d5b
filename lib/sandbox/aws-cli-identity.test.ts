import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { findReasonToSkipAwsCli, runAws } from './aws-cli.rig.ts';
import { AUDIT_EXTERNAL_ID } from './seed/principals-of-accounts.ts';
import { type StartedSandbox, startSandbox } from './start-sandbox.ts';

const reason = findReasonToSkipAwsCli();
const title = `who the AWS CLI is${reason === undefined ? '' : ` (skipped: ${reason})`}`;

describe.skipIf(reason !== undefined)(title, { timeout: 120_000 }, () => {
  let sandbox: StartedSandbox;
  beforeAll(async () => {
    sandbox = await startSandbox({ workloadSeconds: 0 });
  });
  afterAll(() => sandbox.stop());

  async function aws(account: string, region: string, ...words: string[]) {
    return JSON.parse((await runAws(sandbox, account, region, words)).toString('utf8'));
  }

  it('assumes a role in another account, with the external ID alone', async () => {
    const words = [
      ...['sts', 'assume-role', '--role-arn', 'arn:aws:iam::111122223333:role/TrailpointAudit'],
      ...['--role-session-name', 'cli'],
    ];
    const answer = await aws(
      'organization-management',
      'us-east-1',
      ...[...words, '--external-id', AUDIT_EXTERNAL_ID],
    );
    expect(answer.AssumedRoleUser.Arn).toBe('arn:aws:sts::111122223333:assumed-role/TrailpointAudit/cli');
    expect(new Date(answer.Credentials.Expiration).getTime()).toBeGreaterThan(Date.now());
    await expect(aws('organization-management', 'us-east-1', ...words)).rejects.toThrow(
      'An error occurred (AccessDenied) when calling the AssumeRole operation: User: arn:aws:iam::777788889999:user/trailpoint is not authorized to perform: sts:AssumeRole',
    );
  });

  it('describes the organization and lists its accounts, page by page', async () => {
    const organization = await aws('payments', 'us-east-1', 'organizations', 'describe-organization');
    expect(organization.Organization.MasterAccountId).toBe('777788889999');
    const { Accounts } = await aws(
      'organization-management',
      'us-east-1',
      ...['organizations', 'list-accounts', '--page-size', '2'],
    );
    expect(Accounts.map(({ Name }: { Name: string }) => Name)).toEqual([
      'payments',
      'data-platform',
      'organization-management',
    ]);
    await expect(aws('payments', 'us-east-1', 'organizations', 'list-accounts')).rejects.toThrow(
      "An error occurred (AccessDeniedException) when calling the ListAccounts operation: You don't have permissions to access this resource.",
    );
  });

  it('is told which action a user lacks', async () => {
    const auditor = sandbox.principals.find(
      ({ accountId, name }) => accountId === '111122223333' && name === 'auditor',
    );
    if (auditor === undefined) throw new Error('There is no auditor.');
    const as = { ...sandbox, accounts: [{ ...auditor, name: 'auditor' }] };
    const words = ['cloudtrail', 'stop-logging', '--name', 'payments-audit'];
    await expect(runAws(as, 'auditor', 'us-east-1', words)).rejects.toThrow(
      'An error occurred (AccessDeniedException) when calling the StopLogging operation: User: arn:aws:iam::111122223333:user/auditor is not authorized to perform: cloudtrail:StopLogging on resource: arn:aws:cloudtrail:us-east-1:111122223333:trail/payments-audit because no identity-based policy allows the cloudtrail:StopLogging action',
    );
  });
});
