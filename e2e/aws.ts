import {
  CloudTrailClient,
  GetEventSelectorsCommand,
  PutEventSelectorsCommand,
  type PutEventSelectorsRequest,
} from '@aws-sdk/client-cloudtrail';
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

function clientFor(sandbox: SandboxRig, trailARN: string): CloudTrailClient {
  const [, , , region = '', accountId] = trailARN.split(':');
  const account = sandbox.accounts.find((candidate) => candidate.accountId === accountId);
  if (!account) throw new Error(`The sandbox has no account ${accountId}.`);
  const { accessKeyId, secretAccessKey } = account;
  return new CloudTrailClient({
    endpoint: sandbox.endpoint,
    region,
    credentials: { accessKeyId, secretAccessKey },
    maxAttempts: 6,
  });
}
