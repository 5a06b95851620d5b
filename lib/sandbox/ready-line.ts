import type { Organization } from './seed/organization.ts';

/** The one line on stdout that says the sandbox is ready, and all that a client needs to speak to it. */
export function formatReadyLine(endpoint: string, { regions, accounts }: Organization): string {
  return JSON.stringify({
    endpoint,
    regions,
    accounts: accounts.map(({ accountId, name, accessKeyId, secretAccessKey }) => ({
      accountId,
      name,
      accessKeyId,
      secretAccessKey,
    })),
    principals: accounts.flatMap(({ accountId, users }) =>
      users.map(({ userName, accessKeyId, secretAccessKey, description }) => ({
        accountId,
        name: userName,
        accessKeyId,
        secretAccessKey,
        description,
      })),
    ),
    roles: accounts.flatMap(({ accountId, roles }) =>
      roles.map(({ roleName, description }) => ({
        arn: `arn:aws:iam::${accountId}:role/${roleName}`,
        description,
      })),
    ),
  });
}
