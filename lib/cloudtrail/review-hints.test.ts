import { describe, expect, it } from 'vitest';
import type { FieldSelector } from './advanced-event-selector.ts';
import type { DataResource } from './event-selector.ts';
import type { InsightSelector } from './review-finding.ts';
import { reviewSelectorSet } from './review-selectors.ts';
import type { SelectorSet } from './selector-set.ts';

const management: FieldSelector = { field: 'eventCategory', equals: ['Management'] };
const network: FieldSelector = { field: 'eventCategory', equals: ['NetworkActivity'] };
const data: FieldSelector = { field: 'eventCategory', equals: ['Data'] };
const objects: FieldSelector = { field: 'resources.type', equals: ['AWS::S3::Object'] };
const kms: FieldSelector = { field: 'eventSource', equals: ['kms.amazonaws.com'] };

function advanced(...selectors: FieldSelector[][]): SelectorSet {
  return {
    kind: 'advanced',
    advancedEventSelectors: selectors.map((fieldSelectors) => ({ fieldSelectors })),
  };
}

function basic(...dataResources: DataResource[]): SelectorSet {
  const selector = {
    readWriteType: 'All',
    includeManagementEvents: true,
    dataResources,
    excludeManagementEventSources: [],
  } as const;
  return { kind: 'basic', eventSelectors: [selector] };
}

describe('a finding says what it is about and what to do', () => {
  it('of a selector without effect', () => {
    expect(reviewSelectorSet(advanced([network, kms], [network, kms]))).toEqual([
      {
        severity: 'note',
        path: 'advancedEventSelectors[1]',
        message: { key: 'review.sameAs', values: { other: 'advancedEventSelectors[0]' } },
        hint: { key: 'review.removePart' },
      },
    ]);
    const reads: FieldSelector = { field: 'readOnly', equals: ['true'] };
    const writes: FieldSelector = { field: 'readOnly', equals: ['false'] };
    const some: FieldSelector = { field: 'eventSource', startsWith: ['s'] };
    expect(
      reviewSelectorSet(advanced([management, reads], [management, writes], [management, some])),
    ).toEqual([
      {
        severity: 'note',
        path: 'advancedEventSelectors[2]',
        message: { key: 'review.withinOthers' },
        hint: { key: 'review.removePart' },
      },
    ]);
  });

  it('of a condition that no event can meet', () => {
    const never: FieldSelector = { field: 'eventName', equals: ['a'], notEquals: ['a'] };
    expect(reviewSelectorSet(advanced([network, kms, never]))).toEqual([
      {
        severity: 'warning',
        path: 'advancedEventSelectors[0].fieldSelectors[2]',
        message: { key: 'review.recordsNothing' },
        hint: { key: 'review.correctCondition' },
      },
    ]);
  });

  it('of values that near their limit, and no more of those that are past it', () => {
    const names = (count: number): FieldSelector => ({
      field: 'eventName',
      equals: Array.from({ length: count }, (_, index) => `Name${index}x`),
    });
    const near = (count: number) => [
      {
        severity: 'warning',
        path: 'advancedEventSelectors',
        message: { key: 'review.nearLimit', values: { count, limit: 500 } },
        hint: { key: 'review.mergeValues' },
      },
    ];
    expect(reviewSelectorSet(advanced([network, kms, names(397)]))).toEqual([]);
    expect(reviewSelectorSet(advanced([network, kms, names(398)]))).toEqual(near(400));
    expect(reviewSelectorSet(advanced([network, kms, names(498)]))).toEqual(near(500));
    expect(reviewSelectorSet(advanced([network, kms, names(499)]))).toEqual([]);
    const functions = (count: number): DataResource => ({
      type: 'AWS::Lambda::Function',
      values: Array.from({ length: count }, (_, n) => `arn:aws:lambda:us-east-1:123456789012:function:f${n}`),
    });
    const allBuckets = { type: 'AWS::S3::Object', values: ['arn:aws:s3'] };
    expect(reviewSelectorSet(basic(functions(199), allBuckets))).toEqual([]);
    expect(reviewSelectorSet(basic(functions(200), allBuckets))).toEqual([
      {
        severity: 'warning',
        path: 'eventSelectors',
        message: { key: 'review.nearLimit', values: { count: 200, limit: 250 } },
        hint: { key: 'review.mergeResources' },
      },
    ]);
  });

  it('of Insights without the events that they need', () => {
    const reviewed = (set: SelectorSet, insight: InsightSelector) =>
      reviewSelectorSet(set, { insights: [insight] });
    const rate = { insightType: 'ApiCallRateInsight', eventCategory: 'Management' } as const;
    const errors = { insightType: 'ApiErrorRateInsight', eventCategory: 'Management' } as const;
    const dataRate = { insightType: 'ApiCallRateInsight', eventCategory: 'Data' } as const;
    const without = (insight: string, category: string, events: string) => {
      const values = { insight, category, events };
      return [
        {
          severity: 'warning',
          path: '',
          message: { key: 'review.insightWithoutEvents', values },
          hint: { key: 'review.keepInsightEvents', values },
        },
      ];
    };
    const none = advanced([network, kms]);
    expect(reviewed(none, rate)).toEqual(without('ApiCallRateInsight', 'Management', 'write'));
    expect(reviewed(none, errors)).toEqual(without('ApiErrorRateInsight', 'Management', 'all'));
    expect(reviewed(none, dataRate)).toEqual(without('ApiCallRateInsight', 'Data', 'all'));
    const halves = (readOnly: string) => advanced([management, { field: 'readOnly', equals: [readOnly] }]);
    const values = { insight: 'ApiErrorRateInsight', category: 'Management', events: 'all' };
    expect(reviewed(halves('false'), rate)).toEqual([]);
    expect(reviewed(halves('true'), errors)).toEqual([
      {
        severity: 'note',
        path: '',
        message: { key: 'review.insightWithSome', values },
        hint: { key: 'review.knowInsightGap', values },
      },
    ]);
    // Call rates of data events are analysed on reads too.
    const dataReads = advanced([data, objects, { field: 'readOnly', equals: ['true'] }]);
    expect(reviewed(dataReads, dataRate)).toEqual([]);
  });

  it('of a trail that records its own deliveries', () => {
    const found = (path: string, hint: string, partition: string) => [
      {
        severity: 'warning',
        path,
        message: { key: 'review.ownLogBucket', values: { bucket: 'logs' } },
        hint: { key: hint, values: { value: `arn:${partition}:s3:::logs/` } },
      },
    ];
    const trail = { logBucket: 'logs' };
    expect(reviewSelectorSet(advanced([data, objects]), trail)).toEqual(
      found('advancedEventSelectors[0]', 'review.excludeLogBucket', 'aws'),
    );
    const all = basic({ type: 'AWS::S3::Object', values: ['arn:aws-cn:s3'] });
    expect(reviewSelectorSet(all, { ...trail, partition: 'aws-cn' })).toEqual(
      found('eventSelectors[0].dataResources[0]', 'review.nameBuckets', 'aws-cn'),
    );
    expect(reviewSelectorSet(advanced([data, objects]))).toEqual([]);
  });

  it('of a delivery as CloudTrail itself makes it, which conditions can leave out', () => {
    const left = (condition: FieldSelector) =>
      reviewSelectorSet(advanced([data, objects, condition]), { logBucket: 'logs' });
    for (const condition of [
      { field: 'eventName', notEquals: ['PutObject'] },
      { field: 'eventSource', notEquals: ['s3.amazonaws.com'] },
      { field: 'eventType', notEquals: ['AwsApiCall'] },
    ]) {
      expect(left(condition)).toEqual([]);
    }
    expect(left({ field: 'eventName', equals: ['PutObject'] })).toHaveLength(1);
  });
});
