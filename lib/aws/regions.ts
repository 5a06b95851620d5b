import 'server-only';
import { DescribeRegionsCommand } from '@aws-sdk/client-ec2';
import type { Connection } from '../audit/connection.ts';
import type { Failure } from '../failure.ts';
import { ok, type Result } from '../result.ts';
import { callAws } from './call-aws.ts';
import { clientsFor, homeRegionOf } from './clients.ts';

/** The Regions enabled in the account. Disabled ones are left out: a call there fails like a wrong key would. */
export async function listEnabledRegions(connection: Connection): Promise<Result<string[], Failure>> {
  const region = homeRegionOf(connection);
  const answer = await callAws(connection, region, 'ec2:DescribeRegions', () =>
    clientsFor(connection, region).ec2.send(new DescribeRegionsCommand({ AllRegions: false })),
  );
  if (!answer.ok) return answer;
  const names = (answer.value.Regions ?? [])
    .filter((candidate) => candidate.OptInStatus !== 'not-opted-in')
    .flatMap((candidate) => candidate.RegionName ?? []);
  return ok(names.sort());
}
