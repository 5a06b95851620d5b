import 'server-only';
import { GetCallerIdentityCommand } from '@aws-sdk/client-sts';
import type { Connection } from '../audit/connection.ts';
import type { Failure } from '../failure.ts';
import { ok, type Result } from '../result.ts';
import { callAws } from './call-aws.ts';
import { clientsFor, homeRegionOf } from './clients.ts';

export async function getCallerIdentity(
  connection: Connection,
): Promise<Result<{ accountId: string; arn: string }, Failure>> {
  const region = homeRegionOf(connection);
  const answer = await callAws(connection, region, 'sts:GetCallerIdentity', () =>
    clientsFor(connection, region).sts.send(new GetCallerIdentityCommand({})),
  );
  if (!answer.ok) return answer;
  return ok({ accountId: answer.value.Account ?? '', arn: answer.value.Arn ?? '' });
}
