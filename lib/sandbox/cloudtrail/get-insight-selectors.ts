import { fail, ok } from '../../result.ts';
import { type AwsError, cloudTrailError } from '../http/aws-error.ts';
import { findEventDataStore } from './event-data-store.ts';
import { findTrail } from './find-trail.ts';
import { formatInsightSelectors } from './insight-selectors.ts';
import type { CloudTrailOperation } from './operation.ts';
import { readTrailOrStore } from './trail-or-store.ts';

/** Where Insights are off, AWS says so with an exception. */
export const getInsightSelectors: CloudTrailOperation<'GetInsightSelectors'> = (world, caller, input) => {
  const target = readTrailOrStore(input);
  if (!target.ok) return target;
  if ('store' in target.value) {
    const store = findEventDataStore(world, caller, target.value.store);
    if (!store.ok) return store;
    const { eventDataStoreArn, insightSelectors, insightsDestination } = store.value;
    if (insightSelectors.length === 0) return fail(notEnabled(`Event data store ${eventDataStoreArn}`));
    return ok({
      EventDataStoreArn: eventDataStoreArn,
      InsightSelectors: formatInsightSelectors(insightSelectors),
      InsightsDestination: insightsDestination,
    });
  }
  const trail = findTrail(world, caller, target.value.trailName);
  if (!trail.ok) return trail;
  const { trailARN, insightSelectors } = trail.value;
  if (insightSelectors.length === 0) return fail(notEnabled(`Trail ${trailARN}`));
  return ok({ TrailARN: trailARN, InsightSelectors: formatInsightSelectors(insightSelectors) });
};

function notEnabled(what: string): AwsError {
  return cloudTrailError('InsightNotEnabledException', `${what} does not have Insights enabled.`);
}
