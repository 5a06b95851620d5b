import { expect, it } from 'vitest';
import { countDataResources, countSelectorValues } from './selector-values.ts';

const basic = {
  readWriteType: 'All',
  includeManagementEvents: true,
  dataResources: [
    { type: 'AWS::S3::Object', values: ['arn:aws:s3', 'arn:aws:s3:::a/'] },
    { type: 'AWS::Lambda::Function', values: ['arn:aws:lambda'] },
  ],
  excludeManagementEventSources: ['kms.amazonaws.com'],
} as const;

it('counts every value of every condition of an advanced set, those of the category too', () => {
  const fieldSelectors = [
    { field: 'eventCategory', equals: ['Data'] },
    { field: 'eventName', startsWith: ['a', 'b'], endsWith: ['c'], notEquals: ['d'] },
    { field: 'resources.ARN', notStartsWith: ['e'], notEndsWith: ['f'] },
  ];
  const selectors = [{ fieldSelectors }, { fieldSelectors }];
  expect(countSelectorValues({ kind: 'advanced', advancedEventSelectors: selectors })).toBe(14);
});

it('counts the data resource values of a basic set', () => {
  expect(countSelectorValues({ kind: 'basic', eventSelectors: [basic, basic] })).toBe(6);
});

it('does not count the values that mean all resources towards the 250', () => {
  expect(countDataResources([basic, basic])).toBe(2);
});
