import fc from 'fast-check';
import {
  type AdvancedEventSelector,
  type FieldSelector,
  SELECTOR_OPERATORS,
} from './advanced-event-selector.ts';
import type { EventRecord } from './event-record.ts';
import { type EventSelector, READ_WRITE_TYPES } from './event-selector.ts';
import type { SelectorSet } from './selector-set.ts';

/** Generators for property tests: few letters, so that prefixes, suffixes and equal values meet all the time. */

const word = fc.oneof(
  { weight: 8, arbitrary: fc.stringMatching(/^[ab]{1,3}$/) },
  { weight: 1, arbitrary: fc.constantFrom('aé', '𝒜a', 'a"b', "'", '{', '<b>', 'constructor', '*') },
);

const S3_VALUES = [
  'arn:aws:s3:::aba/',
  'arn:aws:s3:::aba/a',
  'arn:aws:s3:::aba/ab',
  'arn:aws:s3:::abac/',
  'arn:aws:s3',
  'arn:aws:s3:::',
];
const LAMBDA_VALUES = [
  'arn:aws:lambda:us-east-1:123456789012:function:f',
  'arn:aws:lambda:us-east-1:123456789012:function:fg',
  'arn:aws:lambda:us-east-1:123456789012:function:f:prod',
  'arn:aws:lambda',
];
const DYNAMODB_VALUES = [
  'arn:aws:dynamodb:us-east-1:123456789012:table/t',
  'arn:aws:dynamodb:us-east-1:123456789012:table/tu',
  'arn:aws:dynamodb',
];
const VALUES_BY_TYPE = {
  'AWS::S3::Object': S3_VALUES,
  'AWS::Lambda::Function': LAMBDA_VALUES,
  'AWS::DynamoDB::Table': DYNAMODB_VALUES,
} as const;
const ARNS = [...S3_VALUES, ...LAMBDA_VALUES, ...DYNAMODB_VALUES].flatMap((arn) => [
  arn,
  `${arn}x`,
  `${arn}:a`,
  `${arn}/a`,
]);
const SOURCES = ['kms.amazonaws.com', 'rdsdata.amazonaws.com', 's3.amazonaws.com'];

const dataResource = fc
  .constantFrom('AWS::S3::Object' as const, 'AWS::Lambda::Function' as const, 'AWS::DynamoDB::Table' as const)
  .chain((type) =>
    fc.record({
      type: fc.constant(type as string),
      values: fc.array(fc.constantFrom(...VALUES_BY_TYPE[type]), { maxLength: 4 }),
    }),
  );

export const eventSelector: fc.Arbitrary<EventSelector> = fc.record({
  readWriteType: fc.constantFrom(...READ_WRITE_TYPES),
  includeManagementEvents: fc.boolean(),
  dataResources: fc.array(dataResource, { maxLength: 3 }),
  excludeManagementEventSources: fc.uniqueArray(
    fc.constantFrom('kms.amazonaws.com', 'rdsdata.amazonaws.com'),
  ),
});

export const basicSet: fc.Arbitrary<SelectorSet & { kind: 'basic' }> = fc.record({
  kind: fc.constant('basic' as const),
  eventSelectors: fc.array(eventSelector, { minLength: 1, maxLength: 5 }),
});

const CATEGORIES = ['Management', 'Data', 'NetworkActivity'] as const;
const FIELDS = [
  'eventName',
  'eventSource',
  'userIdentity.arn',
  'vpcEndpointId',
  'errorCode',
  'resources.ARN',
  'nonsense',
];

export function condition(field: string, value: fc.Arbitrary<string> = word): fc.Arbitrary<FieldSelector> {
  return fc
    .array(fc.tuple(fc.constantFrom(...SELECTOR_OPERATORS), fc.array(value, { maxLength: 3 })), {
      minLength: 1,
      maxLength: 3,
    })
    .map((operators) => ({ field, ...Object.fromEntries(operators) }));
}

export const advancedEventSelector: fc.Arbitrary<AdvancedEventSelector> = fc
  .record({
    category: fc.oneof(
      fc
        .constantFrom(...CATEGORIES)
        .map((value): FieldSelector[] => [{ field: 'eventCategory', equals: [value] }]),
      fc.constant<FieldSelector[]>([]),
    ),
    readOnly: fc.option(condition('readOnly', fc.constantFrom('true', 'false')), { freq: 3 }),
    type: fc.option(condition('resources.type', fc.constantFrom('a', 'b', 'ab')), { freq: 2 }),
    others: fc.array(
      fc.constantFrom(...FIELDS).chain((field) => condition(field)),
      { maxLength: 3 },
    ),
    name: fc.option(word),
  })
  .map(({ category, readOnly, type, others, name }) => ({
    ...(name === null ? {} : { name }),
    fieldSelectors: [...category, ...(readOnly ? [readOnly] : []), ...(type ? [type] : []), ...others],
  }));

export const advancedSet: fc.Arbitrary<SelectorSet & { kind: 'advanced' }> = fc.record({
  kind: fc.constant('advanced' as const),
  advancedEventSelectors: fc.array(advancedEventSelector, { maxLength: 4 }),
});

/** Network activity selectors as the editor's cards make them, mixed with others. */
export const cardSet: fc.Arbitrary<SelectorSet & { kind: 'advanced' }> = fc.record({
  kind: fc.constant('advanced' as const),
  advancedEventSelectors: fc.array(
    fc.oneof(
      advancedEventSelector,
      fc
        .record({
          name: fc.option(word),
          sources: fc.array(fc.constantFrom(...SOURCES), { minLength: 1, maxLength: 2 }),
          error: fc.constantFrom<FieldSelector[]>([], [{ field: 'errorCode', equals: ['VpceAccessDenied'] }]),
          others: fc.oneof(
            fc.constant([]),
            fc.tuple(condition('eventName')),
            fc.tuple(condition('vpcEndpointId')),
          ),
        })
        .chain(({ name, sources, error, others }) =>
          fc
            .shuffledSubarray(
              [
                { field: 'eventCategory', equals: ['NetworkActivity'] },
                { field: 'eventSource', equals: sources },
                ...error,
                ...others,
              ],
              { minLength: 2 + error.length + others.length },
            )
            .map(
              (fieldSelectors): AdvancedEventSelector => ({
                ...(name === null ? {} : { name }),
                fieldSelectors,
              }),
            ),
        ),
    ),
    { maxLength: 6 },
  ),
});

const text = fc.oneof(
  { weight: 5, arbitrary: fc.stringMatching(/^[abc]{0,5}$/) },
  { weight: 1, arbitrary: word },
);

const resource = fc.record(
  {
    type: fc.oneof(
      fc.constantFrom('AWS::S3::Object', 'AWS::Lambda::Function', 'AWS::DynamoDB::Table', 'AWS::SQS::Queue'),
      fc.constantFrom('a', 'b', 'ab', 'c'),
    ),
    ARN: fc.oneof(fc.constantFrom(...ARNS), text),
  },
  { requiredKeys: [] },
);

export const eventRecord: fc.Arbitrary<EventRecord> = fc.record(
  {
    eventID: fc.constant('4e7e1fbc-0d7a-4f0c-9f2e-000000000001'),
    eventTime: fc.constant('2026-01-01T00:00:00Z'),
    eventCategory: fc.constantFrom(...CATEGORIES, 'Insight'),
    eventSource: fc.oneof(fc.constantFrom(...SOURCES), text),
    eventName: text,
    errorCode: fc.oneof(fc.constant('VpceAccessDenied'), text),
    vpcEndpointId: text,
    readOnly: fc.boolean(),
    userIdentity: fc.record({ arn: text }, { requiredKeys: [] }),
    resources: fc.array(resource, { maxLength: 3 }),
  },
  { requiredKeys: ['eventID', 'eventTime'] },
);
