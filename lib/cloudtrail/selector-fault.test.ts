import { expect, it } from 'vitest';
import { bothKindsFault, unreadableFault, wireSpelling, wrongTypeFault } from './selector-fault.ts';

it("says of a wrong type where it is in AWS's spelling, as its JSON protocol does", () => {
  expect(wrongTypeFault('advancedEventSelectors[0].fieldSelectors[1].equals', 'list')).toEqual({
    severity: 'error',
    path: 'advancedEventSelectors[0].fieldSelectors[1].equals',
    awsName: 'SerializationException',
    awsMessage: 'AdvancedEventSelectors[0].FieldSelectors[1].Equals must be a list.',
    message: {
      key: 'selectors.fault.wrongType',
      values: { member: 'AdvancedEventSelectors[0].FieldSelectors[1].Equals', expected: 'list' },
    },
  });
  const words = (['object', 'list', 'text', 'boolean'] as const).map(
    (expected) => wrongTypeFault('name', expected).awsMessage,
  );
  expect(words).toEqual([
    'Name must be an object.',
    'Name must be a list.',
    'Name must be a string.',
    'Name must be true or false.',
  ]);
});

it('capitalises each member and nothing else', () => {
  expect(wireSpelling('eventSelectors[0].dataResources[12].values[3]')).toBe(
    'EventSelectors[0].DataResources[12].Values[3]',
  );
  expect(wireSpelling('')).toBe('');
});

it('refuses what cannot be read as a whole, without a place', () => {
  expect(unreadableFault('selectors.fault.notObject')).toEqual({
    severity: 'error',
    path: '',
    awsName: 'InvalidEventSelectorsException',
    awsMessage: 'No event selectors were found.',
    message: { key: 'selectors.fault.notObject' },
  });
  expect(bothKindsFault()).toEqual({
    severity: 'error',
    path: '',
    awsName: 'InvalidEventSelectorsException',
    awsMessage:
      'You can select events by using either EventSelectors or AdvancedEventSelectors, but not both.',
    message: { key: 'selectors.fault.bothKinds' },
  });
});
