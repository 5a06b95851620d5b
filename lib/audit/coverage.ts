import type { AdvancedEventSelector } from '../cloudtrail/advanced-event-selector.ts';
import { parseTrailArn } from '../cloudtrail/arn.ts';
import { findEventSource } from '../cloudtrail/event-source.ts';
import { matchesValue } from '../cloudtrail/selector-match.ts';
import type { VpcEndpoint } from '../cloudtrail/vpc-endpoint.ts';
import { toEventSource } from '../cloudtrail/vpc-endpoint-service.ts';
import type { AccountFacts, TrailFacts } from './account-facts.ts';
import { toReadiness } from './readiness.ts';

/** From nothing to everything; `partly` is a selector with conditions beyond the endpoint and the error code. */
export const RECORDED = ['none', 'partly', 'denied', 'all'] as const;
export type Recorded = (typeof RECORDED)[number];

export interface TrailCoverage {
  readonly trailARN: string;
  readonly connectionId: string;
  readonly recorded: Exclude<Recorded, 'none'>;
}

/** What is recorded of the calls through one VPC endpoint. */
export interface EndpointCoverage {
  readonly connectionId: string;
  readonly accountId: string;
  readonly endpoint: VpcEndpoint;
  /** `kms.amazonaws.com`; absent when the service has no event source that we know. */
  readonly eventSource?: string;
  /**
   * - `recorded`: a trail that logs and delivers records some of it
   * - `not-recorded`: CloudTrail supports the source, no such trail selects it
   * - `not-supported`: the source is not on CloudTrail's list for network activity
   * - `unknown`: selectors or status of a trail that might record it could not be read
   */
  readonly state: 'recorded' | 'not-recorded' | 'not-supported' | 'unknown';
  readonly recorded: Recorded;
  readonly trails: readonly TrailCoverage[];
}

/** VPC endpoints × event sources × trails of all accounts. Network activity is recorded for the owner of the endpoint. */
export function toCoverage(accounts: readonly AccountFacts[]): EndpointCoverage[] {
  const trails = accounts.flatMap((account) => account.trails);
  return accounts.flatMap((account) =>
    account.regions.flatMap((region) =>
      region.endpoints.state === 'known'
        ? region.endpoints.value.map((endpoint) => toEndpointCoverage(account, endpoint, trails))
        : [],
    ),
  );
}

function toEndpointCoverage(
  account: AccountFacts,
  endpoint: VpcEndpoint,
  trails: readonly TrailFacts[],
): EndpointCoverage {
  const connectionId = account.connection.id;
  const accountId = account.identity.state === 'known' ? account.identity.value.accountId : endpoint.ownerId;
  const eventSource = toEventSource(endpoint.serviceName);
  const base = { connectionId, accountId, endpoint, ...(eventSource !== undefined && { eventSource }) };
  if (eventSource === undefined || findEventSource(eventSource) === undefined) {
    return { ...base, state: 'not-supported', recorded: 'none', trails: [] };
  }
  const reaching = trails.filter((facts) => reachesEndpoint(facts, accountId, endpoint.region));
  const covering = new Map<string, TrailCoverage>();
  for (const facts of reaching) {
    const recorded = toRecorded(facts, eventSource, endpoint.vpcEndpointId);
    const { trailARN } = facts.trail;
    if (recorded !== 'none') covering.set(trailARN, { trailARN, connectionId: facts.connectionId, recorded });
  }
  const best =
    RECORDED.findLast((level) => [...covering.values()].some((trail) => trail.recorded === level)) ?? 'none';
  if (best !== 'none') return { ...base, state: 'recorded', recorded: best, trails: [...covering.values()] };
  const unsure =
    account.regions.some((region) => region.trails.state === 'unknown') ||
    reaching.some((facts) => toReadiness(facts) === 'unknown');
  return { ...base, state: unsure ? 'unknown' : 'not-recorded', recorded: 'none', trails: [] };
}

/** A trail sees the Regions and accounts that it covers: its own, all Regions, the whole organization. */
function reachesEndpoint({ trail }: TrailFacts, accountId: string, region: string): boolean {
  const arn = parseTrailArn(trail.trailARN);
  const sameAccount = arn.ok && arn.value.accountId === accountId;
  return (
    (sameAccount || trail.isOrganizationTrail) && (trail.isMultiRegionTrail || trail.homeRegion === region)
  );
}

function toRecorded(facts: TrailFacts, eventSource: string, vpcEndpointId: string): Recorded {
  const { selectors, status } = facts;
  if (selectors.state === 'unknown' || selectors.value.kind === 'basic' || status.state === 'unknown')
    return 'none';
  if (!status.value.isLogging || status.value.latestDeliveryError !== undefined) return 'none';
  const levels = selectors.value.advancedEventSelectors.map((selector) =>
    selectorRecords(selector, eventSource, vpcEndpointId),
  );
  return RECORDED.findLast((level) => levels.includes(level)) ?? 'none';
}

function selectorRecords(
  selector: AdvancedEventSelector,
  eventSource: string,
  vpcEndpointId: string,
): Recorded {
  const find = (field: string) => selector.fieldSelectors.find((candidate) => candidate.field === field);
  if (find('eventCategory')?.equals?.includes('NetworkActivity') !== true) return 'none';
  if (find('eventSource')?.equals?.includes(eventSource) !== true) return 'none';
  const endpoint = find('vpcEndpointId');
  if (endpoint && !matchesValue(endpoint, vpcEndpointId)) return 'none';
  if (find('eventName') || find('userIdentity.arn')) return 'partly';
  return find('errorCode') ? 'denied' : 'all';
}
