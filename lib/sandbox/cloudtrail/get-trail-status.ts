import { ok } from '../../result.ts';
import { readString } from '../http/json-input.ts';
import { findTrail } from './find-trail.ts';
import type { CloudTrailOperation } from './operations.ts';
import { toEpochSeconds } from './trail-output.ts';

/** The status in the caller's Region: a multi-Region trail has one for each. */
export const getTrailStatus: CloudTrailOperation = (world, caller, input) => {
  const name = readString(input, 'Name');
  if (!name.ok) return name;
  const found = findTrail(world, caller, name.value);
  if (!found.ok) return found;
  const trail = found.value;
  const delivered = trail.latestDeliveryTime[caller.region];
  return ok({
    IsLogging: trail.isLogging,
    LatestDeliveryError: trail.latestDeliveryError[caller.region],
    LatestDeliveryTime: toEpochSeconds(delivered),
    StartLoggingTime: toEpochSeconds(trail.startLoggingTime),
    StopLoggingTime: toEpochSeconds(trail.stopLoggingTime),
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
