import { matchesSelectorSet } from '../../cloudtrail/selector-match.ts';
import { isTrailIn, isTrailOf } from '../cloudtrail/trail-visibility.ts';
import type { SandboxRecord } from '../workload/records.ts';
import type { TrailState } from '../world/state.ts';
import type { World } from '../world/world.ts';

export const CLOUDTRAIL_SERVICE = 'cloudtrail.amazonaws.com';

/** The trails that record an event, as their selectors stand now; each once, however many selectors match. */
export function listRecordingTrails(
  world: Pick<World, 'state' | 'organization'>,
  record: SandboxRecord,
): readonly TrailState[] {
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

const MINUTE_MS = 60 * 1000;

/** A trail that was stopped still records what happened before, and the call that stopped it. */
function isLoggingAt(trail: TrailState, record: SandboxRecord): boolean {
  const { isLogging, stopLoggingTime } = trail;
  if (isLogging || stopLoggingTime === undefined) return isLogging;
  const time = Date.parse(record.eventTime);
  return time <= stopLoggingTime || (stops(record, trail) && time - stopLoggingTime < MINUTE_MS);
}

function stops(record: SandboxRecord, { name, trailARN }: TrailState): boolean {
  const asked = record.requestParameters?.name;
  return (
    record.eventSource === CLOUDTRAIL_SERVICE &&
    record.eventName === 'StopLogging' &&
    (asked === name || asked === trailARN)
  );
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
