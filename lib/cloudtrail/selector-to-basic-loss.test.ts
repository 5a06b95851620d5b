import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FieldSelector } from './advanced-event-selector.ts';
import { advancedSet, basicSet, eventRecord } from './selector-arbitraries.ts';
import { compareSelectorSets } from './selector-compare.ts';
import { toAdvanced } from './selector-convert.ts';
import { validateSelectorSet } from './selector-faults.ts';
import { matchesSelectorSet } from './selector-match.ts';
import type { SelectorSet } from './selector-set.ts';
import { toBasic } from './selector-to-basic.ts';

const management: FieldSelector = { field: 'eventCategory', equals: ['Management'] };
const data: FieldSelector = { field: 'eventCategory', equals: ['Data'] };

/** Conditions that basic event selectors can say beside some that they cannot. */
const nearlyBasicSet: fc.Arbitrary<SelectorSet & { kind: 'advanced' }> = (() => {
  const lambda = 'arn:aws:lambda:us-east-1:123456789012:function:f';
  const table = 'arn:aws:dynamodb:us-east-1:123456789012:table/t';
  const oneOf = (field: string, ...conditions: Omit<FieldSelector, 'field'>[]) =>
    fc.oneof(
      { weight: 2, arbitrary: fc.constant<FieldSelector[]>([]) },
      {
        weight: 3,
        arbitrary: fc
          .constantFrom(...conditions)
          .map((condition): FieldSelector[] => [{ field, ...condition }]),
      },
    );
  const readOnly = oneOf(
    'readOnly',
    { equals: ['true'] },
    { equals: ['false'] },
    { equals: ['false', 'true'] },
    { equals: ['true', 'maybe'] },
    { notEquals: ['true'] },
    { equals: ['true'], notEquals: ['true'] },
    { equals: ['true'], notEquals: [] },
  );
  const source = oneOf(
    'eventSource',
    { notEquals: ['kms.amazonaws.com'] },
    { notEquals: ['kms.amazonaws.com', 'rdsdata.amazonaws.com'], startsWith: [] },
    { notEquals: ['kms.amazonaws.com', 's3.amazonaws.com'] },
    { notEquals: ['kms.amazonaws.com'], notStartsWith: ['rds'] },
    { equals: ['kms.amazonaws.com'] },
    { notEquals: [] },
  );
  const arn = oneOf(
    'resources.ARN',
    { startsWith: ['arn:aws:s3:::bucket/', 'arn:aws:s3:::bucket/a'] },
    { startsWith: ['arn:aws:s3:::bucket/', 'arn:aws:s3:::bucket'] },
    { startsWith: ['arn:aws:s3:::bucket/'], notStartsWith: ['arn:aws:s3:::bucket/a'] },
    { equals: [lambda], startsWith: [`${lambda}:`] },
    { equals: [lambda], startsWith: [] },
    { equals: [lambda], startsWith: [`${lambda}:`, `${lambda}g`] },
    { equals: [lambda, 'f'], startsWith: [`${lambda}:`] },
    { equals: [lambda], startsWith: [`${lambda}:`], endsWith: ['x'] },
    { equals: [lambda], startsWith: [`${lambda}:`], notEndsWith: ['x'] },
    { startsWith: [`${lambda}:`] },
    { equals: [table], startsWith: [`${table}/`], notEquals: [] },
    { equals: [table] },
  );
  const selector = fc.oneof(
    fc.tuple(readOnly, source).map((more) => [management, ...more.flat()]),
    fc
      .tuple(
        fc.constantFrom('AWS::S3::Object', 'AWS::Lambda::Function', 'AWS::DynamoDB::Table'),
        readOnly,
        arn,
      )
      .map(([type, ...more]) => [data, { field: 'resources.type', equals: [type] }, ...more.flat()]),
  );
  return fc.record({
    kind: fc.constant('advanced' as const),
    advancedEventSelectors: fc.array(fc.record({ fieldSelectors: selector }), { maxLength: 3 }),
  });
})();

describe('toBasic', () => {
  it('brings every converted basic set back to its meaning', () => {
    fc.assert(
      fc.property(basicSet, (set) => {
        const advanced = toAdvanced(set);
        if (!advanced.ok) return;
        const basic = toBasic(advanced.value.set);
        // Six can be needed where five did: data resources that stood beside a management selector with exclusions.
        if (!basic.ok) {
          expect(basic.error.map(({ message }) => message.key)).toEqual(['selectors.convert.notBasicCount']);
          return;
        }
        expect(compareSelectorSets(set, basic.value.set).same).toBe(true);
      }),
      { numRuns: 500 },
    );
  });

  it('says the same, or refuses, for every set that is nearly basic', () => {
    fc.assert(
      fc.property(nearlyBasicSet, (set) => {
        const basic = toBasic(set);
        if (!basic.ok) {
          expect(basic.error.length).toBeGreaterThan(0);
          return;
        }
        expect(basic.value.comparison.stops).toEqual([]);
        // A function or table without what lies below it may widen, and does so nowhere else.
        for (const { event } of basic.value.comparison.starts) {
          expect(event.resources?.[0]?.type).toMatch(/Function|Table/);
        }
        expect(validateSelectorSet(basic.value.set).filter(({ severity }) => severity === 'error')).toEqual(
          [],
        );
      }),
      { numRuns: 1000 },
    );
  });

  it('loses no event of a set that it converts', () => {
    fc.assert(
      fc.property(advancedSet, fc.array(eventRecord, { minLength: 20, maxLength: 20 }), (set, events) => {
        const basic = toBasic(set);
        if (!basic.ok) return;
        expect(basic.value.comparison.stops).toEqual([]);
        for (const event of events) {
          if (matchesSelectorSet(set, event)) expect(matchesSelectorSet(basic.value.set, event)).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });
});
