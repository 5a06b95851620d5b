import { gunzipSync } from 'node:zlib';
import {
  CloudTrailClient,
  GetEventSelectorsCommand,
  PutEventSelectorsCommand,
  type PutEventSelectorsRequest,
} from '@aws-sdk/client-cloudtrail';
import { GetObjectCommand, PutObjectCommand, paginateListObjectsV2, S3Client } from '@aws-sdk/client-s3';
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
  await s3For(sandbox, trailARN).send(
    new PutObjectCommand({ Bucket: object.bucket, Key: object.key, Body: object.body }),
  );
}

/** The VPC endpoint events that lie in the bucket of a trail, read without the console. */
export async function listDeliveredEventIDs(
  sandbox: SandboxRig,
  { trailARN, bucket }: { trailARN: string; bucket: string },
): Promise<string[]> {
  const s3 = s3For(sandbox, trailARN);
  const [, , , region, accountId] = trailARN.split(':');
  const Prefix = `AWSLogs/${accountId}/CloudTrail-NetworkActivity/${region}/`;
  const eventIDs: string[] = [];
  for await (const { Contents = [] } of paginateListObjectsV2({ client: s3 }, { Bucket: bucket, Prefix })) {
    for (const { Key } of Contents) {
      const { Body } = await s3.send(new GetObjectCommand({ Bucket: bucket, Key }));
      const bytes = (await Body?.transformToByteArray()) ?? new Uint8Array();
      const { Records }: { Records: { eventID: string }[] } = JSON.parse(gunzipSync(bytes).toString());
      eventIDs.push(...Records.map(({ eventID }) => eventID));
    }
  }
  return eventIDs;
}

function s3For(sandbox: SandboxRig, trailARN: string): S3Client {
  return new S3Client({ ...configFor(sandbox, trailARN), forcePathStyle: true });
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
