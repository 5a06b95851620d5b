import { ok } from '../../result.ts';
import { findTrail } from './find-trail.ts';
import type { CloudTrailOperation } from './operation.ts';
import { toEpochSeconds } from './trail-output.ts';

/** The status in the caller's Region: a multi-Region trail has one for each. */
export const getTrailStatus: CloudTrailOperation<'GetTrailStatus'> = (world, caller, { Name }) => {
  const found = findTrail(world, caller, Name);
  if (!found.ok) return found;
  const trail = found.value;
  const { region } = caller;
  const delivered = trail.latestDeliveryTime[region];
  return ok({
    IsLogging: trail.isLogging,
    LatestDeliveryError: trail.latestDeliveryError[region],
    LatestDeliveryTime: toEpochSeconds(delivered),
    StartLoggingTime: toEpochSeconds(trail.startLoggingTime),
    StopLoggingTime: toEpochSeconds(trail.stopLoggingTime),
    LatestDigestDeliveryTime: toEpochSeconds(trail.latestDigestDeliveryTime[region]),
    LatestDigestDeliveryError: trail.latestDigestDeliveryError[region],
    // "No longer in use" since long, yet still in every answer of the service.
    LatestDeliveryAttemptTime: toText(delivered),
    LatestNotificationAttemptTime: '',
    LatestNotificationAttemptSucceeded: '',
    LatestDeliveryAttemptSucceeded: toText(delivered),
    TimeLoggingStarted: toText(trail.startLoggingTime),
    TimeLoggingStopped: toText(trail.stopLoggingTime),
  });
};

function toText(timeMs: number | undefined): string {
  return timeMs === undefined ? '' : new Date(timeMs).toISOString().replace(/\.\d+Z$/, 'Z');
}
