import { matchesSelectorSet } from '../../cloudtrail/selector-match.ts';
import { isTrailIn, isTrailOf } from '../cloudtrail/trail-visibility.ts';
import type { SandboxRecord } from '../workload/records.ts';
import type { TrailState } from '../world/state.ts';
import type { World } from '../world/world.ts';

export const CLOUDTRAIL_SERVICE = 'cloudtrail.amazonaws.com';

/** The trails that record an event, as their selectors stand now; each once, however many selectors match. */
export function listRecordingTrails(world: World, record: SandboxRecord): readonly TrailState[] {
  return world.state.trails.filter(
    (trail) =>
      isLoggingAt(trail, record) &&
      isTrailIn(trail, record.awsRegion) &&
      isTrailOf(world, trail, record.recipientAccountId) &&
      (trail.includeGlobalServiceEvents || !isGlobalServiceEvent(record)) &&
      (trail.recursiveLogging || !isOwnDelivery(record)) &&
      matchesSelectorSet(trail.selectors, record),
  );
}

/** A trail that was stopped still records what happened before, the call that stopped it included. */
function isLoggingAt({ isLogging, stopLoggingTime }: TrailState, { eventTime }: SandboxRecord): boolean {
  return isLogging || (stopLoggingTime !== undefined && Date.parse(eventTime) <= stopLoggingTime);
}

/**
 * IAM, CloudFront and the global endpoint of STS act in no Region; their events are recorded in us-east-1 alone, so
 * that a trail of another Region never sees them (User Guide, cloudtrail-concepts, "Global service events").
 */
function isGlobalServiceEvent({ eventSource, tlsDetails }: SandboxRecord): boolean {
  return (
    eventSource === 'iam.amazonaws.com' ||
    eventSource === 'cloudfront.amazonaws.com' ||
    (eventSource === 'sts.amazonaws.com' && tlsDetails?.clientProvidedHostHeader === 'sts.amazonaws.com')
  );
}

/** What `RecursiveLogging: false` leaves out (User Guide, cloudtrail-trail-recursive-logging). */
export function isOwnDelivery({ userIdentity, eventSource, eventName }: SandboxRecord): boolean {
  return (
    userIdentity.invokedBy === CLOUDTRAIL_SERVICE &&
    ((eventSource === 's3.amazonaws.com' && eventName === 'PutObject') ||
      (eventSource === 'logs.amazonaws.com' && eventName === 'PutLogEvents'))
  );
}
