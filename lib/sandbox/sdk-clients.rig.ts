import { CloudTrailClient } from '@aws-sdk/client-cloudtrail';
import { EC2Client } from '@aws-sdk/client-ec2';
import { S3Client } from '@aws-sdk/client-s3';
import { STSClient } from '@aws-sdk/client-sts';
import type { StartedSandbox } from './start-sandbox.ts';

export interface SdkClients {
  readonly cloudTrail: CloudTrailClient;
  readonly s3: S3Client;
  readonly ec2: EC2Client;
  readonly sts: STSClient;
}

/** For tests: the SDK's own clients as one account in one Region. Throttled calls are tried again, as the SDK does. */
export function createSdkClients(
  { endpoint, accounts }: StartedSandbox,
  accountName: string,
  region: string,
  maxAttempts = 6,
): SdkClients {
  const account = accounts.find(({ name }) => name === accountName);
  if (account === undefined) throw new Error(`The sandbox has no account "${accountName}".`);
  const { accessKeyId, secretAccessKey } = account;
  const config = { endpoint, region, maxAttempts, credentials: { accessKeyId, secretAccessKey } };
  return {
    cloudTrail: new CloudTrailClient(config),
    s3: new S3Client({ ...config, forcePathStyle: true }),
    ec2: new EC2Client(config),
    sts: new STSClient(config),
  };
}
