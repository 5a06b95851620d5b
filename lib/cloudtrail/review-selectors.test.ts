import fc from 'fast-check';
import { createTranslator } from 'use-intl/core';
import { describe, expect, it } from 'vitest';
import type { Phrase } from '../failure.ts';
import { catalogues, LOCALES } from '../messages/catalogue.ts';
import type { FieldSelector } from './advanced-event-selector.ts';
import type { ReviewedTrail, ReviewFinding } from './review-finding.ts';
import { reviewSelectorSet } from './review-selectors.ts';
import { advancedSet, basicSet } from './selector-arbitraries.ts';
import { compareSelectorSets } from './selector-compare.ts';
import { listNeedlessParts, partsOf } from './selector-coverage.ts';
import type { SelectorSet } from './selector-set.ts';

const management: FieldSelector = { field: 'eventCategory', equals: ['Management'] };
const network: FieldSelector = { field: 'eventCategory', equals: ['NetworkActivity'] };
const data: FieldSelector = { field: 'eventCategory', equals: ['Data'] };
const objects: FieldSelector = { field: 'resources.type', equals: ['AWS::S3::Object'] };
const kms: FieldSelector = { field: 'eventSource', equals: ['kms.amazonaws.com'] };
const denied: FieldSelector = { field: 'errorCode', equals: ['VpceAccessDenied'] };
const reads: FieldSelector = { field: 'readOnly', equals: ['true'] };
const writes: FieldSelector = { field: 'readOnly', equals: ['false'] };

function advanced(...selectors: FieldSelector[][]): SelectorSet {
  return {
    kind: 'advanced',
    advancedEventSelectors: selectors.map((fieldSelectors) => ({ fieldSelectors })),
  };
}

function basic(...values: string[]): SelectorSet {
  return {
    kind: 'basic',
    eventSelectors: [
      {
        readWriteType: 'All',
        includeManagementEvents: true,
        dataResources: [{ type: 'AWS::S3::Object', values }],
        excludeManagementEventSources: [],
      },
    ],
  };
}

function brief(findings: readonly ReviewFinding[]): string[] {
  return findings.map(({ path, message }) => `${message.key.replace('review.', '')} ${path}`);
}

function review(set: SelectorSet, trail?: ReviewedTrail): string[] {
  return brief(reviewSelectorSet(set, trail));
}

describe('reviewSelectorSet', () => {
  it('finds nothing to say about plain sets', () => {
    expect(review(advanced([management], [network, kms, denied]))).toEqual([]);
    expect(review(basic('arn:aws:s3:::a/', 'arn:aws:s3:::b/'))).toEqual([]);
  });

  it('says that all KMS events include the denied ones', () => {
    expect(reviewSelectorSet(advanced([network, kms, denied], [network, kms]))).toEqual([
      {
        severity: 'note',
        path: 'advancedEventSelectors[0]',
        message: { key: 'review.within', values: { other: 'advancedEventSelectors[1]' } },
        hint: { key: 'review.removePart' },
      },
    ]);
  });

  it('keeps the first of two that are the same, however they are written', () => {
    const same = advanced([network, { ...kms, notEquals: ['s3.amazonaws.com'] }], [kms, network]);
    expect(review(same)).toEqual(['sameAs advancedEventSelectors[1]']);
  });

  it('sees that two halves make a whole', () => {
    const halves = advanced([management, reads], [management], [management, writes]);
    expect(review(halves)).toEqual(['within advancedEventSelectors[0]', 'within advancedEventSelectors[2]']);
    const some = { field: 'eventSource', notEquals: ['kms.amazonaws.com'] };
    const pieces = advanced(
      [management, reads],
      [management, { field: 'eventSource', equals: ['kms.amazonaws.com'] }, writes],
      [management, some, writes],
      [management, { field: 'eventSource', startsWith: ['s'] }],
    );
    expect(review(pieces)).toEqual(['withinOthers advancedEventSelectors[3]']);
  });

  it('points at the condition that no event can meet', () => {
    const never = advanced(
      [network, kms, { field: 'eventName', startsWith: ['Get'], notStartsWith: ['G'] }],
      [network, kms],
    );
    expect(review(never)).toEqual(['recordsNothing advancedEventSelectors[0].fieldSelectors[2]']);
  });

  it('points at values that are there twice, covered or never found', () => {
    const values = advanced([
      network,
      kms,
      {
        field: 'eventName',
        equals: ['GetKey', 'Decrypt', 'Decrypt', 'ListKeys'],
        startsWith: ['Get'],
        notEndsWith: ['Keys'],
      },
    ]);
    const path = 'advancedEventSelectors[0].fieldSelectors[2].equals';
    expect(review(values)).toEqual([
      `valueNever ${path}[3]`,
      `valueCovered ${path}[0]`,
      `valueTwice ${path}[2]`,
    ]);
  });

  it('knows sources that left AWS’s list, and those that never were on it', () => {
    const sources = ['transform-agents.amazonaws.com', 'organizations.amazonaws.com', 'kms.amazonaws.com'];
    const set = advanced(...sources.map((source) => [network, { field: 'eventSource', equals: [source] }]));
    expect(review(set)).toEqual([
      'formerSource advancedEventSelectors[0].fieldSelectors[1].equals[0]',
      'unlistedSource advancedEventSelectors[1].fieldSelectors[1].equals[0]',
    ]);
  });

  // User Guide, filtering-data-events: to log all events of a bucket use StartsWith with the bucket's ARN.
  it('says that a bucket’s ARN is none of its objects', () => {
    const set = advanced([data, objects, { field: 'resources.ARN', equals: ['arn:aws:s3:::logs/'] }]);
    expect(review(set)).toEqual(['bucketExactly advancedEventSelectors[0].fieldSelectors[2].equals[0]']);
  });

  it('reads the meter of both kinds', () => {
    const names = (count: number) => Array.from({ length: count }, (_, index) => `Name${index}x`);
    const set = (count: number) => advanced([network, kms, { field: 'eventName', equals: names(count) }]);
    expect(review(set(397))).toEqual([]);
    expect(review(set(398))).toEqual(['nearLimit advancedEventSelectors']);
    const buckets = names(200).map((name) => `arn:aws:s3:::${name}/`);
    expect(review(basic(...buckets))).toEqual(['nearLimit eventSelectors']);
  });

  it('names what basic data resources say twice', () => {
    const path = 'eventSelectors[0].dataResources[0].values';
    expect(review(basic('arn:aws:s3:::a/', 'arn:aws:s3:::a/b', 'arn:aws:s3:::a/'))).toEqual([
      `valueCovered ${path}[1]`,
      `valueTwice ${path}[2]`,
    ]);
    expect(review(basic('arn:aws:s3:::a/', 'arn:aws:s3:::'))).toEqual([
      `valueCovered ${path}[0]`,
      `formerAll ${path}[1]`,
    ]);
  });

  // User Guide, logging-insights-events-with-cloudtrail: API call rate needs write management events, error rate
  // read or write management events.
  it('says which Insights lose the events that they need', () => {
    const rate = { insightType: 'ApiCallRateInsight', eventCategory: 'Management' } as const;
    const errors = { insightType: 'ApiErrorRateInsight', eventCategory: 'Management' } as const;
    const insights = [rate, errors];
    expect(review(advanced([management]), { insights })).toEqual([]);
    expect(review(advanced([network, kms]), { insights })).toEqual([
      'insightWithoutEvents ',
      'insightWithoutEvents ',
    ]);
    expect(review(advanced([management, reads]), { insights })).toEqual([
      'insightWithoutEvents ',
      'insightWithSome ',
    ]);
    const dataRate = { insightType: 'ApiCallRateInsight', eventCategory: 'Data' } as const;
    expect(review(advanced([management]), { insights: [dataRate] })).toEqual(['insightWithoutEvents ']);
    expect(review(basic('arn:aws:s3:::a/'), { insights: [dataRate, rate, errors] })).toEqual([]);
  });

  it('says which selectors record the deliveries of the trail itself', () => {
    const trail = { logBucket: 'logs' };
    const arn = (condition: Partial<FieldSelector>) => ({ field: 'resources.ARN', ...condition });
    expect(review(advanced([data, objects]), trail)).toEqual(['ownLogBucket advancedEventSelectors[0]']);
    for (const quiet of [
      [data, objects, arn({ notStartsWith: ['arn:aws:s3:::logs/'] })],
      [data, objects, arn({ startsWith: ['arn:aws:s3:::other/'] })],
      [data, objects, reads],
      [management],
    ]) {
      expect(review(advanced(quiet), trail)).toEqual([]);
    }
    expect(review(basic('arn:aws:s3'), trail)).toEqual(['ownLogBucket eventSelectors[0].dataResources[0]']);
    expect(review(basic('arn:aws:s3:::log'), trail)).toEqual([
      'ownLogBucket eventSelectors[0].dataResources[0]',
    ]);
    expect(review(basic('arn:aws:s3:::other/'), trail)).toEqual([]);
    expect(review(advanced([data, objects]), { ...trail, partition: 'aws-cn' })).toHaveLength(1);
  });

  it('lists parts that can all go together without any event being lost, and no other can', () => {
    fc.assert(
      fc.property(fc.oneof(advancedSet, basicSet), (set) => {
        const parts = partsOf(set);
        const needless = new Set(listNeedlessParts(set).map(({ part }) => part.path));
        const kept = parts
          .filter(({ path }) => !needless.has(path))
          .map(({ conjunction }) => [...conjunction]);
        expect(compareSelectorSets(set, advanced(...kept)).same).toBe(true);
        kept.forEach((_, index) => {
          expect(
            compareSelectorSets(set, advanced(...kept.filter((__, other) => other !== index))).same,
          ).toBe(false);
        });
      }),
      { numRuns: 1000 },
    );
  });

  it('lists values that can all go together without any event being lost', () => {
    fc.assert(
      fc.property(advancedSet, (set) => {
        const covered = new Set(
          reviewSelectorSet(set)
            .filter(({ message }) => /valueCovered|valueTwice/.test(message.key))
            .map(({ path }) => path),
        );
        const fewer: SelectorSet = {
          kind: 'advanced',
          advancedEventSelectors: set.advancedEventSelectors.map(({ fieldSelectors }, index) => ({
            fieldSelectors: fieldSelectors.map((condition, at): FieldSelector => {
              const { field, ...operators } = condition;
              const path = `advancedEventSelectors[${index}].fieldSelectors[${at}]`;
              return {
                field,
                ...Object.fromEntries(
                  Object.entries(operators).map(([operator, values]) => [
                    operator,
                    values.filter((_, value) => !covered.has(`${path}.${operator}[${value}]`)),
                  ]),
                ),
              };
            }),
          })),
        };
        expect(compareSelectorSets(set, fewer).same).toBe(true);
      }),
      { numRuns: 1000 },
    );
  });

  it('speaks both languages', () => {
    const trail: ReviewedTrail = {
      logBucket: 'logs',
      insights: [
        { insightType: 'ApiCallRateInsight', eventCategory: 'Management' },
        { insightType: 'ApiErrorRateInsight', eventCategory: 'Data' },
      ],
    };
    const sets = [
      advanced(
        [data, objects],
        [management, reads],
        [network, { field: 'eventSource', equals: ['nova-act.amazonaws.com'] }],
      ),
      basic('arn:aws:s3:::', 'arn:aws:s3:::a/'),
      ...fc.sample(advancedSet, 50),
    ];
    for (const locale of LOCALES) {
      const translate = createTranslator({
        locale,
        messages: catalogues[locale],
        onError: (error) => {
          throw error;
        },
      });
      const write = ({ key, values }: Phrase) => translate(key, values);
      for (const { message, hint } of sets.flatMap((set) => reviewSelectorSet(set, trail))) {
        // A value of the selectors may hold anything, braces too; a missing one is what onError throws for.
        expect(write(message)).not.toBe('');
        expect(write(hint)).not.toBe('');
      }
    }
  });

  it('reviews 500 values in well under a second', () => {
    const many = advanced(
      ...Array.from({ length: 125 }, (_, index) => [
        network,
        kms,
        { field: 'eventName', startsWith: [`Name${index}`] },
        { field: 'vpcEndpointId', equals: [`vpce-${index % 7}`] },
      ]),
    );
    const started = process.cpuUsage();
    reviewSelectorSet(many);
    const { user, system } = process.cpuUsage(started);
    expect((user + system) / 1000).toBeLessThan(1000);
  });
});
