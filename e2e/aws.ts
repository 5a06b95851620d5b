import {
  CloudTrailClient,
  GetEventSelectorsCommand,
  PutEventSelectorsCommand,
  type PutEventSelectorsRequest,
} from '@aws-sdk/client-cloudtrail';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import type { SandboxRig } from './console';

/** Asks the sandbox directly, not through the console: what AWS would answer to anyone else. */
export async function getEventSelectors(sandbox: SandboxRig, trailARN: string): Promise<unknown> {
  const answer = await clientFor(sandbox, trailARN).send(
    new GetEventSelectorsCommand({ TrailName: trailARN }),
  );
  return answer.EventSelectors ?? answer.AdvancedEventSelectors;
}

/** A change made elsewhere, behind the console's back. */
export async function putEventSelectors(
  sandbox: SandboxRig,
  trailARN: string,
  selectors: Omit<PutEventSelectorsRequest, 'TrailName'>,
): Promise<void> {
  await clientFor(sandbox, trailARN).send(
    new PutEventSelectorsCommand({ TrailName: trailARN, ...selectors }),
  );
}

/** Lays an object into a bucket of the account and Region of a trail, as anyone who may write there could. */
export async function putObject(
  sandbox: SandboxRig,
  trailARN: string,
  object: { bucket: string; key: string; body: Uint8Array },
): Promise<void> {
  const s3 = new S3Client({ ...configFor(sandbox, trailARN), forcePathStyle: true });
  await s3.send(new PutObjectCommand({ Bucket: object.bucket, Key: object.key, Body: object.body }));
}

function clientFor(sandbox: SandboxRig, trailARN: string): CloudTrailClient {
  return new CloudTrailClient(configFor(sandbox, trailARN));
}

function configFor(sandbox: SandboxRig, trailARN: string) {
  const [, , , region = '', accountId] = trailARN.split(':');
  const account = sandbox.accounts.find((candidate) => candidate.accountId === accountId);
  if (!account) throw new Error(`The sandbox has no account ${accountId}.`);
  const { accessKeyId, secretAccessKey } = account;
  return {
    endpoint: sandbox.endpoint,
    region,
    credentials: { accessKeyId, secretAccessKey },
    maxAttempts: 6,
  };
}
