import { fail, ok, type Result } from '../../result.ts';
import { type AwsError, cloudTrailError } from '../http/aws-error.ts';
import type { Caller } from '../http/caller.ts';
import type { JsonObject } from '../http/json-input.ts';
import type { InsightSelector } from '../world/state.ts';
import type { World } from '../world/world.ts';
import { commit, edit } from './commit.ts';
import { findActiveEventDataStore } from './event-data-store.ts';
import { findTrailToChange } from './find-trail.ts';
import {
  findMissingEvents,
  formatInsightSelectors,
  invalidInsights,
  readInsightSelectors,
} from './insight-selectors.ts';
import type { CloudTrailOperation } from './operation.ts';
import { readTrailOrStore } from './trail-or-store.ts';

/** An empty list turns Insights off. */
export const putInsightSelectors: CloudTrailOperation<'PutInsightSelectors'> = async (
  world,
  caller,
  input,
) => {
  const target = readTrailOrStore(input);
  if (!target.ok) return target;
  const insights = readInsightSelectors(input.InsightSelectors);
  if ('store' in target.value) {
    if (!insights.ok) return insights;
    return putOnStore(world, caller, target.value.store, insights.value, input.InsightsDestination);
  }
  if (input.InsightsDestination !== undefined) {
    return fail(
      cloudTrailError(
        'InvalidParameterCombinationException',
        'InsightsDestination goes with EventDataStore, not with TrailName.',
      ),
    );
  }
  const found = findTrailToChange(world, caller, target.value.trailName);
  if (!found.ok) return found;
  if (!insights.ok) return insights;
  const missing = findMissingEvents(insights.value, found.value.selectors);
  if (missing !== undefined) return fail(missing);
  await commit(world, edit(found.value, { insightSelectors: insights.value }));
  return ok({
    TrailARN: found.value.trailARN,
    InsightSelectors: formatInsightSelectors(insights.value),
  });
};

/** Of management events only, and with another event data store that takes the Insights events. */
async function putOnStore(
  world: World,
  caller: Caller,
  id: string,
  insightSelectors: InsightSelector[],
  destination: string | undefined,
): Promise<Result<JsonObject, AwsError>> {
  const source = findActiveEventDataStore(world, caller, id);
  if (!source.ok) return source;
  if (insightSelectors.some(({ eventCategories }) => eventCategories.includes('Data'))) {
    return fail(invalidInsights('Insights on data events are not supported on event data stores.'));
  }
  const { advancedEventSelectors } = source.value;
  const missing = findMissingEvents(insightSelectors, { kind: 'advanced', advancedEventSelectors });
  if (missing !== undefined) return fail(missing);
  if (insightSelectors.length > 0 && destination === undefined) {
    return fail(
      cloudTrailError(
        'InvalidParameterException',
        'You must specify the event data store that logs Insights events as InsightsDestination.',
      ),
    );
  }
  let insightsDestination: string | undefined;
  if (destination !== undefined && insightSelectors.length > 0) {
    const found = findActiveEventDataStore(world, caller, destination);
    if (!found.ok) return found;
    const takesInsights = found.value.advancedEventSelectors.some(({ fieldSelectors }) =>
      fieldSelectors.some(({ field, equals }) => field === 'eventCategory' && equals?.includes('Insight')),
    );
    if (!takesInsights) {
      return fail(
        invalidInsights(
          `The event data store ${found.value.eventDataStoreArn} does not log Insights events.`,
        ),
      );
    }
    insightsDestination = found.value.eventDataStoreArn;
  }
  await commit(
    world,
    edit(source.value, { insightSelectors, insightsDestination, updatedTime: world.now().getTime() }),
  );
  return ok({
    EventDataStoreArn: source.value.eventDataStoreArn,
    InsightSelectors: formatInsightSelectors(insightSelectors),
    InsightsDestination: insightsDestination,
  });
}
