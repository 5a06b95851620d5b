import fc from 'fast-check';
import { createTranslator } from 'use-intl/core';
import { describe, expect, it } from 'vitest';
import type { Phrase } from '../failure.ts';
import { catalogues, LOCALES, type Locale } from '../messages/catalogue.ts';
import type { FieldSelector } from './advanced-event-selector.ts';
import { advancedSet, basicSet, cardSet } from './selector-arbitraries.ts';
import { compareSelectorSets } from './selector-compare.ts';
import { explainSelectorSet } from './selector-explain.ts';
import { validateSelectorSet } from './selector-faults.ts';
import type { SelectorSet } from './selector-set.ts';

const translators = Object.fromEntries(
  LOCALES.map((locale) => [
    locale,
    createTranslator({
      locale,
      messages: catalogues[locale],
      onError: (error) => {
        throw error;
      },
    }),
  ]),
);

function say({ key, values }: Phrase, locale: Locale): string {
  return translators[locale]?.(key, { ...values }) ?? '';
}

function explain(set: SelectorSet, locale: Locale = 'en'): string[] {
  return explainSelectorSet(set).flatMap(({ phrases }) => phrases.map((phrase) => say(phrase, locale)));
}

function advanced(...fieldSelectors: FieldSelector[]): SelectorSet {
  return { kind: 'advanced', advancedEventSelectors: [{ fieldSelectors }] };
}

const network: FieldSelector = { field: 'eventCategory', equals: ['NetworkActivity'] };
const kms: FieldSelector = { field: 'eventSource', equals: ['kms.amazonaws.com'] };

describe('explainSelectorSet', () => {
  it('says what a basic set records', () => {
    const set: SelectorSet = {
      kind: 'basic',
      eventSelectors: [
        {
          readWriteType: 'WriteOnly',
          includeManagementEvents: true,
          excludeManagementEventSources: ['kms.amazonaws.com', 'rdsdata.amazonaws.com'],
          dataResources: [{ type: 'AWS::S3::Object', values: ['arn:aws:s3:::b/', 'arn:aws:s3:::c/'] }],
        },
      ],
    };
    expect(explain(set)).toEqual([
      'Records all write management events except those of AWS KMS and Amazon RDS Data API.',
      'Records write S3 object events under 2 prefixes, such as arn:aws:s3:::b/.',
    ]);
    expect(explain(set, 'ja')).toEqual([
      'AWS KMS と Amazon RDS Data API を除く、すべての書き込みの管理イベントを記録します。',
      'arn:aws:s3:::b/ など 2 個のプレフィックスで始まる S3 オブジェクトの書き込みイベントを記録します。',
    ]);
  });

  it('says what a VPCE event type records', () => {
    const denied: FieldSelector = { field: 'errorCode', equals: ['VpceAccessDenied'] };
    expect(explain(advanced(network, kms))).toEqual([
      'Records every call to AWS KMS through your VPC endpoints.',
    ]);
    expect(explain(advanced(denied, kms, network))).toEqual([
      'Records every call to AWS KMS through your VPC endpoints that the endpoint policy denied.',
    ]);
    expect(explain(advanced(network, kms), 'ja')).toEqual([
      'VPC エンドポイントを通る AWS KMS の呼び出しをすべて記録します。',
    ]);
  });

  it('says what narrows a selector', () => {
    const name: FieldSelector = {
      field: 'eventName',
      equals: ['Decrypt'],
      startsWith: ['Generate', 'Re'],
      notEndsWith: ['Pair'],
    };
    expect(explain(advanced(network, kms, name))).toEqual(
      [
        'Records the calls to AWS KMS through your VPC endpoints that meet the conditions.',
        'Only where eventName is Decrypt, or starts with Generate or starts with Re.',
        'Leaves out where eventName ends with Pair.',
      ].map((text) => text.replace('Generate or starts with Re', 'Generate or Re')),
    );
    expect(explain(advanced(network, kms, name), 'ja').slice(1)).toEqual([
      'eventName が Decrypt であるか、Generate または Re で始まる場合のみ。',
      'eventName が Pair で終わる場合を除きます。',
    ]);
  });

  it('names an event source that has no name by itself', () => {
    expect(explain(advanced(network, { field: 'eventSource', equals: ['logs.amazonaws.com'] }))).toEqual([
      'Records every call to logs.amazonaws.com through your VPC endpoints.',
    ]);
  });

  it('never throws, and all its sentences and those of faults and comparisons can be said in every language', () => {
    const anySet = fc.oneof(basicSet, advancedSet, cardSet);
    fc.assert(
      fc.property(anySet, anySet, (set, other) => {
        const { starts, stops } = compareSelectorSets(set, other);
        const phrases = [
          ...explainSelectorSet(set).flatMap((explanation) => explanation.phrases),
          ...validateSelectorSet(set).map(({ message }) => message),
          ...[...starts, ...stops].slice(0, 5).flatMap((found) => found.phrases),
        ];
        for (const locale of LOCALES) {
          for (const phrase of phrases) expect(say(phrase, locale)).not.toBe('');
        }
      }),
      { numRuns: 300 },
    );
  });
});

it('every sentence about selectors is well-formed in every language', () => {
  const samples = {
    access: 'read',
    count: 3,
    errors: 1,
    warnings: 0,
    eq: 1,
    sw: 1,
    ew: 1,
    join1: 'yes',
    join2: 'yes',
  };
  const names =
    'first second resource resourceKind field value values names category allowed operator member expected type date length'.split(
      ' ',
    );
  const values = Object.fromEntries(
    [...names, 'eq1 eq2 sw1 sw2 ew1 ew2 prefix suffix'.split(' ')].flat().map((name) => [name, 'x']),
  );
  for (const locale of LOCALES) {
    for (const [group, sentences] of Object.entries(catalogues[locale].selectors)) {
      for (const name of Object.keys(sentences)) {
        const key = `selectors.${group}.${name}`;
        expect(translators[locale]?.(key as Phrase['key'], { ...values, ...samples })).not.toBe('');
      }
    }
  }
});

describe('a migrated function or table', () => {
  it('is one resource with its parts, not two conditions', () => {
    const arn = 'arn:aws:lambda:us-east-1:111122223333:function:pay';
    const [explanation] = explainSelectorSet({
      kind: 'advanced',
      advancedEventSelectors: [
        {
          fieldSelectors: [
            { field: 'eventCategory', equals: ['Data'] },
            { field: 'resources.type', equals: ['AWS::Lambda::Function'] },
            { field: 'resources.ARN', equals: [arn], startsWith: [`${arn}:`] },
          ],
        },
      ],
    });
    expect(explanation?.phrases).toMatchObject([
      { key: 'selectors.explain.dataOfWithParts', values: { first: arn, count: 1 } },
    ]);
    expect(explanation?.values).toEqual([arn]);
  });
});
