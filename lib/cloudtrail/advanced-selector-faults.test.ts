import { describe, expect, it } from 'vitest';
import { type FieldSelector, SELECTOR_OPERATORS, type SelectorOperator } from './advanced-event-selector.ts';
import { NETWORK_ACTIVITY_SOURCES_DATE } from './event-source.ts';
import { validateSelectorSet } from './selector-faults.ts';
import { OPERATOR_NAMES, type SelectorTarget } from './selector-fields.ts';

function faultsOf(fieldSelectors: readonly FieldSelector[], target: SelectorTarget = 'trail') {
  return validateSelectorSet({ kind: 'advanced', advancedEventSelectors: [{ fieldSelectors }] }, target);
}

const path = 'advancedEventSelectors[0]';
const exception = { severity: 'error', awsName: 'InvalidEventSelectorsException' } as const;
const caution = { severity: 'warning', awsName: 'InvalidEventSelectorsException' } as const;

function category(...equals: string[]): FieldSelector {
  return { field: 'eventCategory', equals };
}
const objects: FieldSelector = { field: 'resources.type', equals: ['AWS::S3::Object'] };
const kms: FieldSelector = { field: 'eventSource', equals: ['kms.amazonaws.com'] };

describe('an advanced set', () => {
  it('has at least one selector, and on an event data store at most five', () => {
    const store = (count: number) =>
      validateSelectorSet(
        {
          kind: 'advanced',
          advancedEventSelectors: Array.from({ length: count }, () => ({
            fieldSelectors: [category('Management')],
          })),
        },
        'event-data-store',
      );
    expect(validateSelectorSet({ kind: 'advanced', advancedEventSelectors: [] })).toEqual([
      {
        ...exception,
        path: 'advancedEventSelectors',
        awsMessage: 'Specify at least one advanced event selector.',
        message: { key: 'selectors.fault.advancedCount' },
      },
    ]);
    expect(store(5)).toEqual([]);
    expect(store(6)).toEqual([
      {
        ...exception,
        path: 'advancedEventSelectors',
        awsMessage: 'Specify a valid number of advanced event selectors (1 to 5) for your event data store.',
        message: { key: 'selectors.fault.storeAdvancedCount', values: { count: 6 } },
      },
    ]);
  });

  it('has at most 500 values', () => {
    const equals = Array.from({ length: 499 }, (_, index) => `Name${index}`);
    expect(faultsOf([category('NetworkActivity'), kms, { field: 'eventName', equals }])).toEqual([
      {
        ...exception,
        path: 'advancedEventSelectors',
        awsMessage: 'There are too many filters applied. The maximum allowed number of filters is 500.',
        message: { key: 'selectors.fault.tooManyValues', values: { count: 501 } },
      },
    ]);
  });

  it('is the only kind that an event data store takes', () => {
    const basic = {
      readWriteType: 'All',
      includeManagementEvents: true,
      dataResources: [],
      excludeManagementEventSources: [],
    } as const;
    expect(validateSelectorSet({ kind: 'basic', eventSelectors: [basic] }, 'event-data-store')).toEqual([
      {
        ...exception,
        path: 'eventSelectors',
        awsMessage: 'Event data stores take advanced event selectors only.',
        message: { key: 'selectors.fault.storeBasic' },
      },
    ]);
  });

  it('has its errors before its warnings, each in the order of the set', () => {
    const faults = validateSelectorSet({
      kind: 'advanced',
      advancedEventSelectors: [
        { fieldSelectors: [category('Data'), objects, { field: 'eventName', equals: ['Get*'] }] },
        { fieldSelectors: [category('Data')] },
        { fieldSelectors: [category('NetworkActivity')] },
        { fieldSelectors: [category('Data'), objects, { field: 'eventName', equals: ['Put*'] }] },
      ],
    });
    expect(faults.map(({ severity, path: at }) => `${severity} ${at}`)).toEqual([
      'error advancedEventSelectors[1].fieldSelectors',
      'error advancedEventSelectors[2].fieldSelectors',
      'warning advancedEventSelectors[0].fieldSelectors[2].equals[0]',
      'warning advancedEventSelectors[3].fieldSelectors[2].equals[0]',
    ]);
  });
});

describe('an advanced event selector', () => {
  it('has a name of at most 1000 characters', () => {
    const named = { name: 'n'.repeat(1001), fieldSelectors: [category('Management')] };
    expect(validateSelectorSet({ kind: 'advanced', advancedEventSelectors: [named] })).toEqual([
      {
        ...exception,
        path: `${path}.name`,
        awsMessage: 'The Name of an advanced event selector must have at most 1000 characters.',
        message: { key: 'selectors.fault.nameLength', values: { length: 1001 } },
      },
    ]);
  });

  it('has conditions, the category among them', () => {
    const noCategory = {
      ...exception,
      path: `${path}.fieldSelectors`,
      awsMessage: 'The following fields are required: [eventCategory].',
      message: { key: 'selectors.fault.categoryRequired' },
    };
    expect(faultsOf([])).toEqual([
      {
        ...exception,
        path: `${path}.fieldSelectors`,
        awsMessage: 'FieldSelectors must have at least one item.',
        message: { key: 'selectors.fault.noFieldSelectors' },
      },
      noCategory,
    ]);
    expect(faultsOf([kms])).toEqual([noCategory]);
  });

  it('uses a field once', () => {
    const name: FieldSelector = { field: 'eventName', equals: ['a'] };
    expect(faultsOf([category('NetworkActivity'), name, kms, name])).toEqual([
      {
        ...exception,
        path: `${path}.fieldSelectors`,
        awsMessage:
          'A duplicate event selector was found for at least one field. Only one selector is allowed per field.',
        message: { key: 'selectors.fault.fieldTwice', values: { field: 'eventName' } },
      },
    ]);
  });

  it('tells what is wrong with a condition in its place', () => {
    const faults = faultsOf([category('NetworkActivity'), kms, { field: 'eventName', equals: [''] }]);
    expect(faults.map((fault) => fault.path)).toEqual([`${path}.fieldSelectors[2].equals[0]`]);
  });

  it('has one event category, and one that exists', () => {
    const message = 'The eventCategory field value is not valid.';
    expect(faultsOf([objects, category('Insight')])).toEqual([
      {
        ...exception,
        path: `${path}.fieldSelectors[1].equals[0]`,
        awsMessage: message,
        message: {
          key: 'selectors.fault.category',
          values: { value: 'Insight', allowed: 'Management, Data, NetworkActivity' },
        },
      },
    ]);
    expect(faultsOf([objects, category('Data', 'Management')])).toEqual([
      {
        ...exception,
        path: `${path}.fieldSelectors[1].equals`,
        awsMessage: message,
        message: { key: 'selectors.fault.categoryOne' },
      },
    ]);
  });

  it('has every field that its category needs', () => {
    const required = (name: string, field: string) => ({
      ...exception,
      path: `${path}.fieldSelectors`,
      awsMessage: `The following selectors are required when the eventCategory field value equals ${name}: [${field}].`,
      message: { key: 'selectors.fault.fieldRequired', values: { category: name, field } },
    });
    for (const target of ['trail', 'event-data-store'] as const) {
      expect(faultsOf([category('Management')], target)).toEqual([]);
      expect(faultsOf([category('Data')], target)).toEqual([required('Data', 'resources.type')]);
      expect(faultsOf([category('NetworkActivity')], target)).toEqual([
        required('NetworkActivity', 'eventSource'),
      ]);
    }
  });

  it('takes the fields and operators that AWS documents for its category, and tells every other', () => {
    const any: readonly SelectorOperator[] = SELECTOR_OPERATORS;
    const only: readonly SelectorOperator[] = ['equals'];
    const yesOrNo: readonly SelectorOperator[] = ['equals', 'notEquals'];
    // API reference, AdvancedFieldSelector; User Guide, filtering-data-events and logging-network-events-with-cloudtrail.
    const dataFields = {
      'resources.type': only,
      readOnly: only,
      eventName: any,
      eventSource: any,
      eventType: any,
      'resources.ARN': any,
      sessionCredentialFromConsole: yesOrNo,
      'userIdentity.arn': any,
    };
    const networkFields = { eventSource: only, eventName: any, errorCode: only, vpcEndpointId: any };
    const documented: readonly [
      SelectorTarget,
      string,
      Readonly<Record<string, readonly SelectorOperator[]>>,
    ][] = [
      ['trail', 'Management', { readOnly: only, eventSource: ['notEquals'] }],
      ['trail', 'Data', dataFields],
      ['trail', 'NetworkActivity', { ...networkFields, 'userIdentity.arn': any }],
      [
        'event-data-store',
        'Management',
        {
          readOnly: only,
          eventName: any,
          eventSource: any,
          eventType: any,
          sessionCredentialFromConsole: yesOrNo,
          'userIdentity.arn': any,
        },
      ],
      ['event-data-store', 'Data', dataFields],
      ['event-data-store', 'NetworkActivity', networkFields],
      ['event-data-store', 'Insight', {}],
      ['event-data-store', 'ConfigurationItem', {}],
      ['event-data-store', 'Evidence', {}],
      ['event-data-store', 'ActivityAuditLog', {}],
    ];
    const values: Readonly<Record<string, string>> = {
      readOnly: 'true',
      eventSource: 'kms.amazonaws.com',
      errorCode: 'VpceAccessDenied',
      sessionCredentialFromConsole: 'true',
      'resources.type': 'AWS::S3::Object',
      'resources.ARN': 'arn:aws:s3:::bucket/key',
    };
    const fields = [
      ...new Set(documented.flatMap(([, , allowed]) => Object.keys(allowed))),
      'sourceIPAddress',
    ];
    const needed: Readonly<Record<string, FieldSelector>> = { Data: objects, NetworkActivity: kms };
    for (const [target, name, allowed] of documented) {
      for (const field of fields) {
        for (const operator of SELECTOR_OPERATORS) {
          const condition: FieldSelector = { field, [operator]: [values[field] ?? 'x'] };
          const others = needed[name] && needed[name].field !== field ? [needed[name]] : [];
          const operators = allowed[field] ?? [];
          const names = operators.map((one) => OPERATOR_NAMES[one]).join(', ');
          const fault = allowed[field]
            ? {
                ...exception,
                path: `${path}.fieldSelectors[0].${operator}`,
                awsMessage: `Only the following operators are valid with the ${field} field: [${names}].`,
                message: {
                  key: 'selectors.fault.operator',
                  values: { field, operator: OPERATOR_NAMES[operator], allowed: names },
                },
              }
            : {
                ...exception,
                path: `${path}.fieldSelectors[0].field`,
                awsMessage: `The following field is not allowed when the eventCategory field value equals ${name}: ${field}.`,
                message: { key: 'selectors.fault.fieldNotAllowed', values: { category: name, field } },
              };
          const found = faultsOf([condition, category(name), ...others], target);
          expect([target, name, found]).toEqual([target, name, operators.includes(operator) ? [] : [fault]]);
        }
      }
    }
  });

  it('takes only the values that AWS documents for a field', () => {
    const value = (field: string, text: string, allowed: string) => ({
      ...exception,
      path: `${path}.fieldSelectors[0].${field === 'eventSource' ? 'notEquals' : 'equals'}[1]`,
      awsMessage: `The ${field} field value is not valid.`,
      message: { key: 'selectors.fault.value', values: { field, value: text, allowed } },
    });
    const yesOrNo = (field: string): FieldSelector => ({ field, equals: ['true', 'maybe', 'false'] });
    expect(faultsOf([yesOrNo('readOnly'), category('Management')])).toEqual([
      value('readOnly', 'maybe', 'true, false'),
    ]);
    expect(faultsOf([yesOrNo('sessionCredentialFromConsole'), category('Data'), objects])).toEqual([
      value('sessionCredentialFromConsole', 'maybe', 'true, false'),
    ]);
    const codes: FieldSelector = { field: 'errorCode', equals: ['VpceAccessDenied', 'AccessDenied'] };
    expect(faultsOf([codes, category('NetworkActivity'), kms])).toEqual([
      value('errorCode', 'AccessDenied', 'VpceAccessDenied'),
    ]);
    const notEquals = ['kms.amazonaws.com', 's3.amazonaws.com', 'rdsdata.amazonaws.com'];
    expect(faultsOf([{ field: 'eventSource', notEquals }, category('Management')])).toEqual([
      value('eventSource', 's3.amazonaws.com', 'kms.amazonaws.com, rdsdata.amazonaws.com'),
    ]);
  });

  it('names one resource type, in the form that AWS gives them', () => {
    const two: FieldSelector = { field: 'resources.type', equals: ['AWS::S3::Object', 'AWS::KMS::Key'] };
    expect(faultsOf([category('Data'), two])).toEqual([
      {
        ...exception,
        path: `${path}.fieldSelectors[1].equals`,
        awsMessage: 'The resources.type field value is not valid.',
        message: { key: 'selectors.fault.oneValue', values: { field: 'resources.type' } },
      },
    ]);
    for (const value of ['S3', ' AWS::S3::Object', 'AWS::S3::Object ', 'AWS::S3', 'AWS::S3::Object::x']) {
      expect(faultsOf([category('Data'), { field: 'resources.type', equals: [value] }])).toEqual([
        {
          ...exception,
          path: `${path}.fieldSelectors[1].equals[0]`,
          awsMessage: 'The resources.type field value is not valid.',
          message: { key: 'selectors.fault.resourceType', values: { value } },
        },
      ]);
    }
  });

  it('compares resources.ARN with whole ARNs, or with any beginning or end', () => {
    const arn = (operator: SelectorOperator, value: string) =>
      faultsOf([category('Data'), objects, { field: 'resources.ARN', [operator]: [value] }]);
    for (const operator of ['equals', 'notEquals'] as const) {
      for (const value of [
        'bucket',
        ' arn:aws:s3:::bucket/k',
        'arn:aws-iso:s3:::b/k',
        'arn:aws:s3:::',
        'arn:aws:s3',
      ]) {
        expect(arn(operator, value)).toEqual([
          {
            ...exception,
            path: `${path}.fieldSelectors[2].${operator}[0]`,
            awsMessage: 'The resources.ARN field value is not valid.',
            message: {
              key: 'selectors.fault.resourceArn',
              values: { value, operator: OPERATOR_NAMES[operator] },
            },
          },
        ]);
      }
      for (const value of [
        'arn:aws:s3:::b/k',
        'arn:aws-cn:sns:cn-north-1:123456789012:t',
        'arn:aws-us-gov:s3:::b',
      ]) {
        expect(arn(operator, value)).toEqual([]);
      }
    }
    for (const operator of ['startsWith', 'endsWith', 'notStartsWith', 'notEndsWith'] as const) {
      expect(arn(operator, 'bucket')).toEqual([]);
    }
  });

  it('warns of a bucket without a slash, which takes other buckets too', () => {
    const value = 'arn:aws:s3:::bucket';
    const arn = (condition: Omit<FieldSelector, 'field'>, field = 'resources.ARN') =>
      faultsOf([category('Data'), objects, { field, ...condition }]);
    for (const operator of ['startsWith', 'notStartsWith'] as const) {
      expect(arn({ [operator]: [value] })).toEqual([
        {
          ...caution,
          path: `${path}.fieldSelectors[2].${operator}[0]`,
          awsMessage: 'arn:aws:s3:::bucket also matches other buckets whose names begin in the same way.',
          message: { key: 'selectors.fault.bucketWithoutSlash', values: { value } },
        },
      ]);
      expect(arn({ [operator]: ['arn:aws:s3:::bucket/', 'arn:aws:s3:::', 'x-arn:aws:s3:::bucket'] })).toEqual(
        [],
      );
      expect(arn({ [operator]: [value] }, 'userIdentity.arn')).toEqual([]);
    }
    for (const operator of ['equals', 'endsWith', 'notEquals', 'notEndsWith'] as const) {
      expect(arn({ [operator]: [value] })).toEqual([]);
    }
  });

  it('warns of several event sources and of one that is not listed', () => {
    const sources = (...equals: string[]) =>
      faultsOf([category('NetworkActivity'), { field: 'eventSource', equals }]);
    expect(sources('kms.amazonaws.com', 's3.amazonaws.com')).toEqual([
      {
        ...caution,
        path: `${path}.fieldSelectors[1].equals`,
        awsMessage: 'Create a separate selector for each event source.',
        message: { key: 'selectors.fault.manySources' },
      },
    ]);
    expect(sources('made-up.amazonaws.com')).toEqual([
      {
        ...caution,
        path: `${path}.fieldSelectors[1].equals[0]`,
        awsMessage: 'The event source made-up.amazonaws.com is not on the list of supported event sources.',
        message: {
          key: 'selectors.fault.unknownSource',
          values: { value: 'made-up.amazonaws.com', date: NETWORK_ACTIVITY_SOURCES_DATE },
        },
      },
    ]);
    const anySource: FieldSelector = { field: 'eventSource', equals: ['a.example', 'b.example'] };
    expect(faultsOf([category('Data'), objects, anySource])).toEqual([]);
  });
});
