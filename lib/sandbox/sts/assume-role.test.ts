import { DescribeTrailsCommand, PutEventSelectorsCommand } from '@aws-sdk/client-cloudtrail';
import {
  AssumeRoleCommand,
  type AssumeRoleCommandInput,
  GetCallerIdentityCommand,
  GetSessionTokenCommand,
} from '@aws-sdk/client-sts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Keys } from '../http/signed-request.rig.ts';
import { createSdkClients, createSdkClientsAs, createSdkClientsOf } from '../sdk-clients.rig.ts';
import { AUDIT_EXTERNAL_ID } from '../seed/principals-of-accounts.ts';
import { type StartedSandbox, startSandbox } from '../start-sandbox.ts';

const AUDIT = 'arn:aws:iam::111122223333:role/TrailpointAudit';
const ADMIN_ROLE = 'arn:aws:iam::111122223333:role/OrganizationAccountAccessRole';

let sandbox: StartedSandbox;
beforeAll(async () => {
  sandbox = await startSandbox({ workloadSeconds: 0 });
});
afterAll(() => sandbox.stop());

async function assume(from: string, input: Partial<AssumeRoleCommandInput>) {
  const { sts } = createSdkClients(sandbox, from, 'us-east-1');
  const answer = await sts.send(
    new AssumeRoleCommand({
      RoleArn: AUDIT,
      RoleSessionName: 'console',
      ExternalId: AUDIT_EXTERNAL_ID,
      ...input,
    }),
  );
  const { AccessKeyId = '', SecretAccessKey = '', SessionToken = '' } = answer.Credentials ?? {};
  const keys: Keys = {
    accessKeyId: AccessKeyId,
    secretAccessKey: SecretAccessKey,
    sessionToken: SessionToken,
  };
  return { answer, as: (region: string) => createSdkClientsOf(sandbox, keys, region, 6) };
}

describe('AssumeRole', () => {
  it('gives the role of a member to the management account, with its name in every Region', async () => {
    const { answer, as } = await assume('organization-management', {});
    expect(answer.AssumedRoleUser?.Arn).toBe(
      'arn:aws:sts::111122223333:assumed-role/TrailpointAudit/console',
    );
    expect(answer.Credentials?.AccessKeyId).toMatch(/^ASIA[A-Z2-7]{16}$/);
    const { Account, Arn, UserId } = await as('eu-west-1').sts.send(new GetCallerIdentityCommand({}));
    expect({ Account, Arn }).toEqual({
      Account: '111122223333',
      Arn: 'arn:aws:sts::111122223333:assumed-role/TrailpointAudit/console',
    });
    expect(UserId).toMatch(/^AROA[A-Z2-7]{17}:console$/);
  });

  it('gives the rights of the role, not those of whoever assumed it', async () => {
    const { as } = await assume('organization-management', {});
    const { cloudTrail } = as('us-east-1');
    const { trailList } = await cloudTrail.send(new DescribeTrailsCommand({}));
    expect(trailList?.map(({ Name }) => Name)).toContain('payments-audit');
    await expect(
      cloudTrail.send(new PutEventSelectorsCommand({ TrailName: 'payments-audit', EventSelectors: [{}] })),
    ).rejects.toMatchObject({ name: 'AccessDeniedException' });
  });

  it('tells an end on the clock of the machine, as long away as was asked', async () => {
    const { answer } = await assume('organization-management', { DurationSeconds: 900 });
    const seconds = ((answer.Credentials?.Expiration?.getTime() ?? 0) - Date.now()) / 1000;
    expect(seconds).toBeGreaterThan(840);
    expect(seconds).toBeLessThanOrEqual(900);
  });

  it.each<[string, string, Partial<AssumeRoleCommandInput>]>([
    ['another external ID', 'organization-management', { ExternalId: 'other' }],
    ['no external ID', 'organization-management', { ExternalId: undefined }],
    ['an account that the role does not trust', 'data-platform', {}],
    [
      'a role that trusts a service alone',
      'payments',
      { RoleArn: 'arn:aws:iam::111122223333:role/HostsOnly' },
    ],
    ['a role that is not there', 'payments', { RoleArn: 'arn:aws:iam::111122223333:role/NoSuchRole' }],
    ['an account that is not there', 'payments', { RoleArn: 'arn:aws:iam::000000000000:role/Role' }],
  ])('refuses %s in the same words', async (_what, from, input) => {
    const refused = await assume(from, input).catch((error: unknown) => error);
    expect(refused).toMatchObject({
      name: 'AccessDenied',
      message: expect.stringMatching(
        /^User: arn:aws:iam::\d{12}:user\/trailpoint is not authorized to perform: sts:AssumeRole on resource: arn:aws:iam::\d{12}:role\/\w+$/,
      ),
      $metadata: { httpStatusCode: 403 },
    });
  });

  it.each<[Partial<AssumeRoleCommandInput>, string]>([
    [
      { RoleSessionName: 'a b' },
      "1 validation error detected: Value 'a b' at 'roleSessionName' failed to satisfy constraint: Member must satisfy regular expression pattern: [\\w+=,.@-]*",
    ],
    [
      { RoleSessionName: 'x', DurationSeconds: 899 },
      "2 validation errors detected: Value 'x' at 'roleSessionName' failed to satisfy constraint: Member must have length greater than or equal to 2; Value '899' at 'durationSeconds' failed to satisfy constraint: Member must have value greater than or equal to 900",
    ],
    [
      { DurationSeconds: 43_201 },
      "1 validation error detected: Value '43201' at 'durationSeconds' failed to satisfy constraint: Member must have value less than or equal to 43200",
    ],
    [
      { DurationSeconds: 14_401 },
      'The requested DurationSeconds exceeds the MaxSessionDuration set for this role.',
    ],
    [{ RoleArn: 'arn:aws:iam::111122223333:user/x' }, 'arn:aws:iam::111122223333:user/x is invalid'],
    [
      { RoleArn: undefined },
      "1 validation error detected: Value null at 'roleArn' failed to satisfy constraint: Member must not be null",
    ],
  ])('refuses %j', async (input, message) => {
    const refused = await assume('organization-management', input).catch((error: unknown) => error);
    expect(refused).toMatchObject({ name: 'ValidationError', message, $metadata: { httpStatusCode: 400 } });
  });

  it('holds a session that was begun by a session to one hour', async () => {
    const { sts } = (await assume('organization-management', { RoleArn: ADMIN_ROLE })).as('us-east-1');
    const chained = (DurationSeconds: number) =>
      sts.send(
        new AssumeRoleCommand({
          RoleArn: AUDIT,
          RoleSessionName: 'chained',
          ExternalId: AUDIT_EXTERNAL_ID,
          DurationSeconds,
        }),
      );
    await expect(chained(3_601)).rejects.toMatchObject({
      message:
        'The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining.',
    });
    const { AssumedRoleUser } = await chained(3_600);
    expect(AssumedRoleUser?.Arn).toContain('TrailpointAudit/chained');
  });

  it('narrows a session to the policy that was sent, and refuses one that is none', async () => {
    const Policy = JSON.stringify({
      Version: '2012-10-17',
      Statement: { Effect: 'Allow', Action: 'cloudtrail:DescribeTrails', Resource: '*' },
    });
    const { answer, as } = await assume('organization-management', { RoleArn: ADMIN_ROLE, Policy });
    expect(answer.PackedPolicySize).toBeGreaterThan(0);
    const { cloudTrail } = as('us-east-1');
    await expect(cloudTrail.send(new DescribeTrailsCommand({}))).resolves.toBeDefined();
    await expect(
      cloudTrail.send(new PutEventSelectorsCommand({ TrailName: 'payments-audit', EventSelectors: [{}] })),
    ).rejects.toMatchObject({ name: 'AccessDeniedException' });
    await expect(
      assume('organization-management', { RoleArn: ADMIN_ROLE, Policy: '{"Statement"' }),
    ).rejects.toMatchObject({ name: 'MalformedPolicyDocumentException' });
  });

  it('asks the caller’s own policies as well', async () => {
    const { sts } = createSdkClientsAs(sandbox, 'organization-management', 'nobody', 'us-east-1');
    const asked = { RoleArn: AUDIT, RoleSessionName: 'console', ExternalId: AUDIT_EXTERNAL_ID };
    await expect(sts.send(new AssumeRoleCommand(asked))).rejects.toMatchObject({ name: 'AccessDenied' });
  });
});

describe('a session', () => {
  it('is of no use with another token, with another’s token or without one', async () => {
    const { answer } = await assume('organization-management', {});
    const { AccessKeyId = '', SecretAccessKey = '' } = answer.Credentials ?? {};
    const keys = { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey };
    const other = await assume('organization-management', {});
    for (const sessionToken of ['made-up', other.answer.Credentials?.SessionToken, undefined]) {
      const given = sessionToken === undefined ? keys : { ...keys, sessionToken };
      const { sts, cloudTrail } = createSdkClientsOf(sandbox, given, 'us-east-1', 1);
      await expect(sts.send(new GetCallerIdentityCommand({}))).rejects.toMatchObject({
        name: 'InvalidClientTokenId',
      });
      await expect(cloudTrail.send(new DescribeTrailsCommand({}))).rejects.toMatchObject({
        name: 'UnrecognizedClientException',
      });
    }
  });

  it('of a user has the user’s name, and cannot beget another', async () => {
    const { sts } = createSdkClientsAs(sandbox, 'payments', 'auditor', 'us-east-1');
    const { Credentials } = await sts.send(new GetSessionTokenCommand({ DurationSeconds: 900 }));
    const keys = {
      accessKeyId: Credentials?.AccessKeyId ?? '',
      secretAccessKey: Credentials?.SecretAccessKey ?? '',
      sessionToken: Credentials?.SessionToken ?? '',
    };
    const { sts: session } = createSdkClientsOf(sandbox, keys, 'us-east-1', 1);
    const { Arn } = await session.send(new GetCallerIdentityCommand({}));
    expect(Arn).toBe('arn:aws:iam::111122223333:user/auditor');
    await expect(session.send(new GetSessionTokenCommand({}))).rejects.toMatchObject({
      name: 'AccessDenied',
    });
  });
});
