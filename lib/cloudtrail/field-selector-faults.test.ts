import { describe, expect, it } from 'vitest';
import type { FieldSelector } from './advanced-event-selector.ts';
import { fieldSelectorFaults } from './field-selector-faults.ts';

const path = 'advancedEventSelectors[0].fieldSelectors[1]';

function faultsOf(condition: FieldSelector) {
  return fieldSelectorFaults(condition, path);
}

const exception = { severity: 'error', awsName: 'InvalidEventSelectorsException' } as const;

describe('fieldSelectorFaults', () => {
  it('tells a field name that the API does not take', () => {
    const fault = (field: string) => ({
      ...exception,
      path: `${path}.field`,
      awsMessage: `Value ${field} for Field is invalid.`,
      message: { key: 'selectors.fault.fieldName', values: { field } },
    });
    for (const field of ['', 'event name', ' eventName', 'eventName ', 'a'.repeat(1001)]) {
      expect(faultsOf({ field, equals: ['x'] })).toEqual([fault(field)]);
    }
    for (const field of ['userIdentity.arn', 'a', 'a'.repeat(1000), 'snake_case9|x']) {
      expect(faultsOf({ field, equals: ['x'] })).toEqual([]);
    }
  });

  it('tells a condition without an operator', () => {
    expect(faultsOf({ field: 'eventName' })).toEqual([
      {
        ...exception,
        path,
        awsMessage: 'At least one operator is required for the eventName field.',
        message: { key: 'selectors.fault.noOperator', values: { field: 'eventName' } },
      },
    ]);
  });

  it('tells an operator without values', () => {
    expect(faultsOf({ field: 'eventName', equals: ['x'], notStartsWith: [] })).toEqual([
      {
        ...exception,
        path: `${path}.notStartsWith`,
        awsMessage: 'NotStartsWith must have at least one value.',
        message: {
          key: 'selectors.fault.emptyOperator',
          values: { field: 'eventName', operator: 'NotStartsWith' },
        },
      },
    ]);
  });

  it('tells a value that is empty or longer than 2048 characters', () => {
    const fault = (index: number, length: number) => ({
      ...exception,
      path: `${path}.endsWith[${index}]`,
      awsMessage: 'Values of the eventName field must have 1 to 2048 characters.',
      message: { key: 'selectors.fault.valueLength', values: { field: 'eventName', length } },
    });
    const endsWith = ['', 'x', 'x'.repeat(2048), 'x'.repeat(2049)];
    expect(faultsOf({ field: 'eventName', endsWith })).toEqual([fault(0, 0), fault(3, 2049)]);
  });

  it('tells a value of several lines', () => {
    for (const line of ['\r', '\n', '\u2028', '\u2029']) {
      expect(faultsOf({ field: 'eventName', equals: ['x', `a${line}b`] })).toEqual([
        {
          ...exception,
          path: `${path}.equals[1]`,
          awsMessage: 'Values of the eventName field must satisfy the pattern .+',
          message: { key: 'selectors.fault.valueLine', values: { field: 'eventName' } },
        },
      ]);
    }
  });

  it('warns of a * that was meant as a wildcard', () => {
    expect(faultsOf({ field: 'eventName', startsWith: ['Put', 'Get*'] })).toEqual([
      {
        severity: 'warning',
        awsName: 'InvalidEventSelectorsException',
        path: `${path}.startsWith[1]`,
        awsMessage: 'The * in Get* is not a wildcard.',
        message: { key: 'selectors.fault.wildcard', values: { value: 'Get*' } },
      },
    ]);
  });
});
