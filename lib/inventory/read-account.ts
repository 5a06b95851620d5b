import 'server-only';
import type { AccountFacts, RegionFacts, TrailFacts } from '../audit/account-facts.ts';
import type { Connection } from '../audit/connection.ts';
import { listEnabledRegions } from '../aws/regions.ts';
import { describeTrails } from '../aws/trails.ts';
import { describeVpcEndpoints } from '../aws/vpc-endpoints.ts';
import type { Trail } from '../cloudtrail/trail.ts';
import { readAccountId } from './read-account-id.ts';
import { readTrailFacts, toFact } from './read-trail.ts';

/**
 * Reads one account: identity, enabled Regions, then trails and VPC endpoints of all Regions side by side. One
 * failure hides nothing else. A multi-Region trail shows up in every Region, so trails are de-duplicated by ARN.
 */
export async function readAccount(connection: Connection): Promise<AccountFacts> {
  const [identity, enabledRegions] = await Promise.all([
    readAccountId(connection),
    listEnabledRegions(connection),
  ]);
  const accountId = identity.ok ? identity.value.accountId : '';
  const seen = new Map<string, Trail>();
  const regions = await Promise.all(
    (enabledRegions.ok ? enabledRegions.value : []).map(async (region): Promise<RegionFacts> => {
      const [trails, endpoints] = await Promise.all([
        describeTrails(connection, region),
        describeVpcEndpoints(connection, region),
      ]);
      if (trails.ok) for (const trail of trails.value) seen.set(trail.trailARN, trail);
      return {
        region,
        trails: toFact(trails.ok ? { ok: true, value: trails.value.length } : trails),
        endpoints: toFact(endpoints),
      };
    }),
  );
  const trails: TrailFacts[] = await Promise.all(
    [...seen.values()].map((trail) => readTrailFacts(connection, accountId, trail)),
  );
  trails.sort((a, b) => (a.trail.trailARN < b.trail.trailARN ? -1 : 1));
  return {
    connection,
    identity: toFact(identity),
    enabledRegions: toFact(enabledRegions),
    regions,
    trails,
    readAt: new Date().toISOString(),
  };
}
