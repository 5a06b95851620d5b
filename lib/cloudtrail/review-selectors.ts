import type { Phrase } from '../failure.ts';
import type { EventRecord } from './event-record.ts';
import type { InsightSelector, ReviewedTrail, ReviewFinding } from './review-finding.ts';
import { reviewValues } from './review-values.ts';
import { compareSelectorSets } from './selector-compare.ts';
import { conjunctionsOf } from './selector-conditions.ts';
import { listNeedlessParts, type PartCoverage, partsOf, recordsNothing } from './selector-coverage.ts';
import { matchesSelectorSet } from './selector-match.ts';
import type { SelectorSet } from './selector-set.ts';
import {
  countDataResources,
  countSelectorValues,
  MAX_DATA_RESOURCES,
  MAX_SELECTOR_VALUES,
} from './selector-values.ts';

/**
 * What AWS takes without a word and its owner may not want: selectors and values without effect, conditions that no
 * event fulfils, values off AWS's lists, limits that are near, Insights left without events, a trail that records its
 * own deliveries. What AWS would refuse is the business of `validateSelectorSet`. Warnings come first.
 */
export function reviewSelectorSet(set: SelectorSet, trail: ReviewedTrail = {}): ReviewFinding[] {
  const findings = [
    ...listNeedlessParts(set).map(toFinding),
    ...reviewValues(set),
    ...reviewMeter(set),
    ...(trail.insights ?? []).flatMap((insight) => reviewInsight(set, insight)),
    ...(trail.logBucket === undefined ? [] : reviewLogBucket(set, trail.logBucket, trail.partition ?? 'aws')),
  ];
  return [
    ...findings.filter(({ severity }) => severity === 'warning'),
    ...findings.filter(({ severity }) => severity === 'note'),
  ];
}

function toFinding(coverage: PartCoverage): ReviewFinding {
  const { path } = coverage.part;
  const remove: Phrase = { key: 'review.removePart' };
  switch (coverage.kind) {
    case 'records-nothing':
      return {
        severity: 'warning',
        path: coverage.fieldPath,
        message: { key: 'review.recordsNothing' },
        hint: { key: 'review.correctCondition' },
      };
    case 'same-as':
      return {
        severity: 'note',
        path,
        message: { key: 'review.sameAs', values: { other: coverage.other.path } },
        hint: remove,
      };
    case 'within':
      return {
        severity: 'note',
        path,
        message: { key: 'review.within', values: { other: coverage.other.path } },
        hint: remove,
      };
    case 'within-others':
      return { severity: 'note', path, message: { key: 'review.withinOthers' }, hint: remove };
  }
}

// From here on a person should know before the next change is refused.
const NEAR_LIMIT = 0.8;

function reviewMeter(set: SelectorSet): ReviewFinding[] {
  const { count, limit } =
    set.kind === 'advanced'
      ? { count: countSelectorValues(set), limit: MAX_SELECTOR_VALUES }
      : { count: countDataResources(set.eventSelectors), limit: MAX_DATA_RESOURCES };
  if (count < limit * NEAR_LIMIT || count > limit) return [];
  return [
    {
      severity: 'warning',
      path: set.kind === 'advanced' ? 'advancedEventSelectors' : 'eventSelectors',
      message: { key: 'review.nearLimit', values: { count, limit } },
      hint: { key: set.kind === 'advanced' ? 'review.mergeValues' : 'review.mergeResources' },
    },
  ];
}

/**
 * Call rates of management events are analysed on write calls only, error rates on both
 * (User Guide, logging-insights-events-with-cloudtrail).
 */
function reviewInsight(set: SelectorSet, { insightType, eventCategory }: InsightSelector): ReviewFinding[] {
  const writesOnly = insightType === 'ApiCallRateInsight' && eventCategory === 'Management';
  const needed = [
    { field: 'eventCategory', equals: [eventCategory] },
    ...(writesOnly ? [{ field: 'readOnly', equals: ['false'] }] : []),
  ];
  const values = { insight: insightType, category: eventCategory, events: writesOnly ? 'write' : 'all' };
  const hasSome = conjunctionsOf(set).some((conjunction) => !recordsNothing([...conjunction, ...needed]));
  if (!hasSome) {
    return [
      {
        severity: 'warning',
        path: '',
        message: { key: 'review.insightWithoutEvents', values },
        hint: { key: 'review.keepInsightEvents', values },
      },
    ];
  }
  // Data events are chosen resource by resource: that some are left out says nothing.
  if (eventCategory === 'Data') return [];
  const all: SelectorSet = {
    kind: 'advanced',
    advancedEventSelectors: [
      ...conjunctionsOf(set).map((fieldSelectors) => ({ fieldSelectors })),
      { fieldSelectors: needed },
    ],
  };
  return compareSelectorSets(set, all).same
    ? []
    : [
        {
          severity: 'note',
          path: '',
          message: { key: 'review.insightWithSome', values },
          hint: { key: 'review.knowInsightGap', values },
        },
      ];
}

/** CloudTrail's own delivery of a log file, as an event. */
function deliveryTo(bucket: string, partition: string): EventRecord {
  return {
    eventID: '00000000-0000-4000-8000-000000000000',
    eventTime: '2026-01-01T00:00:00Z',
    eventCategory: 'Data',
    eventType: 'AwsApiCall',
    eventSource: 's3.amazonaws.com',
    eventName: 'PutObject',
    readOnly: false,
    managementEvent: false,
    userIdentity: { type: 'AWSService', invokedBy: 'cloudtrail.amazonaws.com' },
    resources: [
      {
        type: 'AWS::S3::Object',
        ARN: `arn:${partition}:s3:::${bucket}/AWSLogs/111122223333/CloudTrail/us-east-1/2026/01/01/x.json.gz`,
      },
    ],
  };
}

/** User Guide, logging-data-events-with-cloudtrail: do not log data events of the bucket that receives the logs. */
function reviewLogBucket(set: SelectorSet, bucket: string, partition: string): ReviewFinding[] {
  const delivery = deliveryTo(bucket, partition);
  return partsOf(set).flatMap(({ path, conjunction }): ReviewFinding[] => {
    const alone: SelectorSet = {
      kind: 'advanced',
      advancedEventSelectors: [{ fieldSelectors: conjunction }],
    };
    if (!matchesSelectorSet(alone, delivery)) return [];
    const value = `arn:${partition}:s3:::${bucket}/`;
    return [
      {
        severity: 'warning',
        path,
        message: { key: 'review.ownLogBucket', values: { bucket } },
        hint: {
          key: set.kind === 'advanced' ? 'review.excludeLogBucket' : 'review.nameBuckets',
          values: { value },
        },
      },
    ];
  });
}
