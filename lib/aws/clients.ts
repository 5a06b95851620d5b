import 'server-only';
import { CloudTrailClient } from '@aws-sdk/client-cloudtrail';
import { EC2Client } from '@aws-sdk/client-ec2';
import { S3Client } from '@aws-sdk/client-s3';
import { STSClient } from '@aws-sdk/client-sts';
import type { Connection } from '../audit/connection.ts';
import { readSandboxEnvironment } from './sandbox-environment.ts';

/** The Region to ask for what has no Region of its own (STS, the list of Regions). */
export function homeRegionOf(connection: Connection): string {
  if (connection.kind === 'sandbox') return readSandboxEnvironment().regions[0] ?? 'us-east-1';
  return process.env.AWS_REGION ?? process.env.AWS_DEFAULT_REGION ?? 'us-east-1';
}

interface ClientSet {
  readonly cloudTrail: CloudTrailClient;
  readonly ec2: EC2Client;
  readonly s3: S3Client;
  readonly sts: STSClient;
}

// Route handlers and server actions are bundled apart, each with its own copy of this module.
declare global {
  var trailpointClients: Map<string, ClientSet> | undefined;
}
globalThis.trailpointClients ??= new Map();
const cache = globalThis.trailpointClients;

/** The only place where SDK clients are made: one set per connection and Region. */
export function clientsFor(connection: Connection, region: string): ClientSet {
  const key = `${connection.id} ${region}`;
  const cached = cache.get(key);
  if (cached) return cached;
  const config = {
    ...endpointOf(connection),
    region,
    maxAttempts: 4,
    requestHandler: { connectionTimeout: 2000, requestTimeout: 15_000 },
  };
  const clients: ClientSet = {
    cloudTrail: new CloudTrailClient(config),
    ec2: new EC2Client(config),
    s3: new S3Client({ ...config, ...(connection.kind === 'sandbox' && { forcePathStyle: true }) }),
    sts: new STSClient(config),
  };
  cache.set(key, clients);
  return clients;
}

/**
 * Forgets the clients of a connection. An SSO token that died stays memoised in the SDK's provider until the
 * provider is made anew (aws/aws-sdk issue 531), so a failure of credentials calls this and the next try works.
 */
export function forgetClients(connection: Connection): void {
  for (const key of cache.keys()) if (key.startsWith(`${connection.id} `)) cache.delete(key);
}

function endpointOf(connection: Connection) {
  if (connection.kind !== 'sandbox') return {};
  const sandbox = readSandboxEnvironment();
  const account = sandbox.accounts.find((candidate) => candidate.accountId === connection.accountId);
  if (!account) throw new Error(`The sandbox has no account ${connection.accountId}.`);
  return {
    endpoint: sandbox.endpoint,
    credentials: { accessKeyId: account.accessKeyId, secretAccessKey: account.secretAccessKey },
  };
}
