import type { EventRecord } from '../../cloudtrail/event-record.ts';
import { matchesSelectorSet } from '../../cloudtrail/selector-match.ts';
import type { SelectorSet } from '../../cloudtrail/selector-set.ts';
import { fail, ok, type Result } from '../../result.ts';
import { type AwsError, cloudTrailError } from '../http/aws-error.ts';
import type { InsightSelector } from '../world/state.ts';
import type { OperationInput } from './operation.ts';

/** Insights are about management events unless the selector says otherwise. */
export function readInsightSelectors(
  sent: OperationInput<'PutInsightSelectors'>['InsightSelectors'],
): Result<InsightSelector[], AwsError> {
  const selectors: InsightSelector[] = [];
  for (const { InsightType, EventCategories = ['Management'] } of sent) {
    if (InsightType === undefined || selectors.some(({ insightType }) => insightType === InsightType)) {
      return fail(
        invalidInsights('Specify each InsightType once: ApiCallRateInsight, ApiErrorRateInsight or both.'),
      );
    }
    if (EventCategories.length === 0 || new Set(EventCategories).size < EventCategories.length) {
      return fail(invalidInsights('Specify each of the EventCategories Management and Data at most once.'));
    }
    selectors.push({ insightType: InsightType, eventCategories: EventCategories });
  }
  return ok(selectors);
}

export function formatInsightSelectors(selectors: readonly InsightSelector[]) {
  return selectors.map(({ insightType, eventCategories }) => ({
    InsightType: insightType,
    EventCategories: eventCategories,
  }));
}

/**
 * Insights see what the trail or event data store records: call rates of management events need write events, error
 * rates and data events either kind (CloudTrail API Reference, PutInsightSelectors).
 */
export function findMissingEvents(
  insights: readonly InsightSelector[],
  selectors: SelectorSet,
): AwsError | undefined {
  for (const { insightType, eventCategories } of insights) {
    for (const category of eventCategories) {
      const needsWrites = insightType === 'ApiCallRateInsight' && category === 'Management';
      const recorded = (needsWrites ? [false] : [false, true]).some((readOnly) =>
        records(selectors, category, readOnly),
      );
      if (!recorded) {
        return invalidInsights(
          `${insightType} needs ${needsWrites ? 'write' : 'read or write'} ${category.toLowerCase()} events, which are not logged.`,
        );
      }
    }
  }
  return undefined;
}

/** Does it record any such event? Data events are asked for by resource, so its own values are tried. */
function records(selectors: SelectorSet, category: string, readOnly: boolean): boolean {
  if (category === 'Data') {
    return selectors.kind === 'basic'
      ? selectors.eventSelectors.some(
          ({ readWriteType, dataResources }) =>
            dataResources.some(({ values }) => values.length > 0) && allows(readWriteType, readOnly),
        )
      : selectors.advancedEventSelectors.some(
          ({ fieldSelectors }) =>
            fieldSelectors.some(
              ({ field, equals }) => field === 'eventCategory' && equals?.includes('Data'),
            ) &&
            fieldSelectors.every(
              ({ field, equals }) => field !== 'readOnly' || equals?.includes(String(readOnly)),
            ),
        );
  }
  const event: EventRecord = {
    eventID: 'any',
    eventTime: '2026-01-01T00:00:00Z',
    eventCategory: category,
    eventSource: 'ec2.amazonaws.com',
    readOnly,
  };
  return matchesSelectorSet(selectors, event);
}

function allows(readWriteType: string, readOnly: boolean): boolean {
  return readWriteType === 'All' || readOnly === (readWriteType === 'ReadOnly');
}

export function invalidInsights(message: string): AwsError {
  return cloudTrailError('InvalidInsightSelectorsException', message);
}
