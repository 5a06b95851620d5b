import { CloudTrailClient } from '@aws-sdk/client-cloudtrail';
import { EC2Client } from '@aws-sdk/client-ec2';
import { S3Client } from '@aws-sdk/client-s3';
import { STSClient } from '@aws-sdk/client-sts';
import type { Keys } from './http/signed-request.rig.ts';
import type { StartedSandbox } from './start-sandbox.ts';

export interface SdkClients {
  readonly cloudTrail: CloudTrailClient;
  readonly s3: S3Client;
  readonly ec2: EC2Client;
  readonly sts: STSClient;
}

/** For tests: the SDK's own clients as one account's administrator. Throttled calls are tried again, as the SDK does. */
export function createSdkClients(
  sandbox: StartedSandbox,
  accountName: string,
  region: string,
  maxAttempts = 6,
): SdkClients {
  const account = sandbox.accounts.find(({ name }) => name === accountName);
  if (account === undefined) throw new Error(`The sandbox has no account "${accountName}".`);
  return createSdkClientsOf(sandbox, account, region, maxAttempts);
}

/** As one of the account's other users. */
export function createSdkClientsAs(
  sandbox: StartedSandbox,
  accountName: string,
  userName: string,
  region: string,
): SdkClients {
  const account = sandbox.accounts.find(({ name }) => name === accountName);
  const user = sandbox.principals.find(
    ({ accountId, name }) => accountId === account?.accountId && name === userName,
  );
  if (user === undefined) throw new Error(`The sandbox has no user "${userName}" in "${accountName}".`);
  return createSdkClientsOf(sandbox, user, region, 6);
}

export function createSdkClientsOf(
  { endpoint }: Pick<StartedSandbox, 'endpoint'>,
  { accessKeyId, secretAccessKey, sessionToken }: Keys,
  region: string,
  maxAttempts: number,
): SdkClients {
  const credentials = {
    accessKeyId,
    secretAccessKey,
    ...(sessionToken === undefined ? {} : { sessionToken }),
  };
  const config = { endpoint, region, maxAttempts, credentials };
  return {
    cloudTrail: new CloudTrailClient(config),
    s3: new S3Client({ ...config, forcePathStyle: true }),
    ec2: new EC2Client(config),
    sts: new STSClient(config),
  };
}
