import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FieldSelector } from './advanced-event-selector.ts';
import type { EventSelector } from './event-selector.ts';
import { advancedSet, basicSet } from './selector-arbitraries.ts';
import { toAdvanced } from './selector-convert.ts';
import { validateSelectorSet } from './selector-faults.ts';
import type { SelectorTarget } from './selector-fields.ts';
import type { SelectorSet } from './selector-set.ts';

function ofAdvanced(target: SelectorTarget, ...selectors: FieldSelector[][]) {
  return validateSelectorSet(
    { kind: 'advanced', advancedEventSelectors: selectors.map((fieldSelectors) => ({ fieldSelectors })) },
    target,
  );
}

function errors(...conditions: FieldSelector[]): string[] {
  return texts(ofAdvanced('trail', conditions), 'error');
}

function texts(faults: ReturnType<typeof validateSelectorSet>, severity: string): string[] {
  return faults.filter((fault) => fault.severity === severity).map(({ awsMessage }) => awsMessage);
}

function basicErrors(...selectors: Partial<EventSelector>[]): string[] {
  const set: SelectorSet = {
    kind: 'basic',
    eventSelectors: selectors.map((selector) => ({
      readWriteType: 'All',
      includeManagementEvents: true,
      dataResources: [],
      excludeManagementEventSources: [],
      ...selector,
    })),
  };
  return texts(validateSelectorSet(set), 'error');
}

const management: FieldSelector = { field: 'eventCategory', equals: ['Management'] };
const data: FieldSelector = { field: 'eventCategory', equals: ['Data'] };
const network: FieldSelector = { field: 'eventCategory', equals: ['NetworkActivity'] };
const objects: FieldSelector = { field: 'resources.type', equals: ['AWS::S3::Object'] };
const kms: FieldSelector = { field: 'eventSource', equals: ['kms.amazonaws.com'] };

describe('advanced event selectors', () => {
  it('pass as AWS documents them (logging-network-events-with-cloudtrail, filtering-data-events)', () => {
    const denied: FieldSelector = { field: 'errorCode', equals: ['VpceAccessDenied'] };
    const except: FieldSelector = {
      field: 'eventSource',
      notEquals: ['kms.amazonaws.com', 'rdsdata.amazonaws.com'],
    };
    const bucket: FieldSelector = {
      field: 'resources.ARN',
      startsWith: ['arn:aws:s3:::amzn-s3-demo-bucket/'],
    };
    expect(
      ofAdvanced('trail', [network, kms, denied], [management, except], [data, objects, bucket]),
    ).toEqual([]);
    // The console writes resources.type before eventCategory.
    expect(ofAdvanced('trail', [objects, data])).toEqual([]);
  });

  it('need an event category that exists, with Equals', () => {
    expect(errors(kms)).toEqual(['The following fields are required: [eventCategory].']);
    expect(errors({ field: 'eventCategory', equals: ['Insight'] })).toEqual([
      'The eventCategory field value is not valid.',
    ]);
    expect(errors({ field: 'eventCategory', equals: ['constructor'] })).toEqual([
      'The eventCategory field value is not valid.',
    ]);
    expect(errors({ field: 'eventCategory', equals: ['Data', 'Management'] }, objects)).toContain(
      'The eventCategory field value is not valid.',
    );
    expect(errors({ field: 'eventCategory', notEquals: ['Data'] })).toEqual([
      'Only the following operators are valid with the eventCategory field: [Equals].',
    ]);
  });

  it('need the fields of their category', () => {
    expect(errors(network)).toEqual([
      'The following selectors are required when the eventCategory field value equals NetworkActivity: [eventSource].',
    ]);
    expect(errors(data)).toEqual([
      'The following selectors are required when the eventCategory field value equals Data: [resources.type].',
    ]);
  });

  it('refuse a field that the category does not have', () => {
    expect(errors(management, { field: 'eventName', equals: ['RunInstances'] })).toEqual([
      'The following field is not allowed when the eventCategory field value equals Management: eventName.',
    ]);
    expect(errors(network, kms, { field: 'readOnly', equals: ['true'] })).toEqual([
      'The following field is not allowed when the eventCategory field value equals NetworkActivity: readOnly.',
    ]);
  });

  it('take userIdentity.arn for network activity on a trail but not on an event data store', () => {
    const arn: FieldSelector = { field: 'userIdentity.arn', startsWith: ['arn:aws:iam::123456789012:'] };
    expect(ofAdvanced('trail', [network, kms, arn])).toEqual([]);
    expect(texts(ofAdvanced('event-data-store', [network, kms, arn]), 'error')).toEqual([
      'The following field is not allowed when the eventCategory field value equals NetworkActivity: userIdentity.arn.',
    ]);
  });

  it('take more fields for management events on an event data store, and its own categories', () => {
    const name: FieldSelector = { field: 'eventName', notEquals: ['Decrypt'] };
    expect(
      ofAdvanced('event-data-store', [
        management,
        name,
        { field: 'eventSource', equals: ['iam.amazonaws.com'] },
      ]),
    ).toEqual([]);
    expect(
      ofAdvanced('event-data-store', [{ field: 'eventCategory', equals: ['ConfigurationItem'] }]),
    ).toEqual([]);
    expect(
      texts(ofAdvanced('event-data-store', ...Array.from({ length: 6 }, () => [management])), 'error'),
    ).toHaveLength(1);
  });

  it('know only VpceAccessDenied as an error code', () => {
    expect(errors(network, kms, { field: 'errorCode', equals: ['AccessDenied'] })).toEqual([
      'The errorCode field value is not valid.',
    ]);
    expect(errors(network, kms, { field: 'errorCode', notEquals: ['VpceAccessDenied'] })).toEqual([
      'Only the following operators are valid with the errorCode field: [Equals].',
    ]);
  });

  it('leave out only KMS and RDS Data of management events', () => {
    expect(errors(management, { field: 'eventSource', notEquals: ['s3.amazonaws.com'] })).toEqual([
      'The eventSource field value is not valid.',
    ]);
    expect(errors(management, kms)).toContain(
      'Only the following operators are valid with the eventSource field: [NotEquals].',
    );
  });

  it('use a field once', () => {
    expect(
      errors(network, kms, { field: 'eventName', equals: ['a'] }, { field: 'eventName', equals: ['b'] }),
    ).toEqual([
      'A duplicate event selector was found for at least one field. Only one selector is allowed per field.',
    ]);
  });

  it('have at most 500 values in all', () => {
    const names = (count: number): FieldSelector => ({
      field: 'eventName',
      equals: Array.from({ length: count }, (_, index) => `Name${index}`),
    });
    expect(errors(network, kms, names(498))).toEqual([]);
    expect(errors(network, kms, names(499))).toEqual([
      'There are too many filters applied. The maximum allowed number of filters is 500.',
    ]);
  });

  it('keep to the lengths and patterns of the API model', () => {
    const name = (length: number) => ({ name: 'n'.repeat(length), fieldSelectors: [management] });
    const faults = (length: number) =>
      validateSelectorSet({ kind: 'advanced', advancedEventSelectors: [name(length)] });
    expect(faults(1000)).toEqual([]);
    expect(faults(1001)).toHaveLength(1);
    expect(errors(network, kms, { field: 'eventName', equals: ['x'.repeat(2048)] })).toEqual([]);
    for (const value of ['', 'x'.repeat(2049), 'a\nb']) {
      expect(errors(network, kms, { field: 'eventName', equals: [value] })).toHaveLength(1);
    }
    expect(errors(network, kms, { field: 'eventName', equals: [] })).toHaveLength(1);
    expect(errors(network, kms, { field: 'eventName' })).toHaveLength(1);
    expect(errors(management, { field: 'event name', equals: ['x'] }).length).toBeGreaterThan(0);
    expect(errors()).toHaveLength(2);
    expect(ofAdvanced('trail')).toHaveLength(1);
  });

  it('tell every fault at once, each with its place', () => {
    const faults = ofAdvanced(
      'trail',
      [management],
      [network, { field: 'errorCode', equals: ['x', 'VpceAccessDenied', 'y'] }],
    );
    expect(faults.map(({ path }) => path)).toEqual([
      'advancedEventSelectors[1].fieldSelectors',
      'advancedEventSelectors[1].fieldSelectors[1].equals[0]',
      'advancedEventSelectors[1].fieldSelectors[1].equals[2]',
    ]);
    for (const fault of faults) expect(fault.awsName).toBe('InvalidEventSelectorsException');
  });

  it('warn about what AWS may take but was probably not meant', () => {
    const warnings = texts(
      ofAdvanced(
        'trail',
        [
          network,
          { field: 'eventSource', equals: ['nova-act.amazonaws.com'] },
          { field: 'eventName', startsWith: ['Get*'] },
        ],
        [data, objects, { field: 'resources.ARN', startsWith: ['arn:aws:s3:::bucket'] }],
        [network, { field: 'eventSource', equals: ['kms.amazonaws.com', 's3.amazonaws.com'] }],
      ),
      'warning',
    );
    expect(warnings).toHaveLength(4);
  });

  it('want a whole ARN with Equals', () => {
    const arn = (value: string): FieldSelector => ({ field: 'resources.ARN', equals: [value] });
    for (const partition of ['aws', 'aws-cn', 'aws-us-gov']) {
      expect(errors(data, objects, arn(`arn:${partition}:s3:::bucket/key`))).toEqual([]);
    }
    expect(errors(data, objects, arn('bucket/key'))).toHaveLength(1);
  });
});

describe('basic event selectors', () => {
  const of = (type: string, ...values: string[]) => ({ dataResources: [{ type, values }] });

  it('are 1 to 5', () => {
    const text = 'Specify a valid number of selectors (1 to 5) for your trail';
    expect(basicErrors({}, {}, {}, {}, {})).toEqual([]);
    expect(basicErrors()).toEqual([text]);
    expect(basicErrors({}, {}, {}, {}, {}, {})).toEqual([text]);
  });

  it('select something', () => {
    expect(basicErrors({ includeManagementEvents: false })).toEqual([
      'Invalid combination of parameters in EventSelectors. When includeManagementEvents is false, DataResources must not be empty.',
    ]);
  });

  it('have at most 250 data resources, not counting those that mean all', () => {
    const values = Array.from({ length: 251 }, (_, index) => `arn:aws:s3:::bucket${index}/`);
    expect(basicErrors(of('AWS::S3::Object', 'arn:aws:s3', ...values.slice(1)))).toEqual([]);
    expect(basicErrors(of('AWS::S3::Object', ...values))).toEqual([
      'Specify a valid number of DataResources.Values (0 to 250) for all your selectors',
    ]);
  });

  it('take the values that logging-data-events-with-cloudtrail names', () => {
    const lambda = 'arn:aws:lambda:us-east-1:123456789012:function:helloworld';
    expect(
      basicErrors(
        of(
          'AWS::S3::Object',
          'arn:aws:s3',
          'arn:aws-cn:s3',
          'arn:aws:s3:::',
          'arn:aws:s3:::bucket/',
          'arn:aws:s3:::bucket/p',
        ),
        of('AWS::Lambda::Function', 'arn:aws:lambda', 'arn:aws-us-gov:lambda', lambda, `${lambda}:prod`),
        of(
          'AWS::DynamoDB::Table',
          'arn:aws:dynamodb',
          'arn:aws:dynamodb:us-east-1:123456789012:table/mytable',
        ),
      ),
    ).toEqual([]);
  });

  it('refuse the values that AWS was seen to refuse', () => {
    for (const value of [
      'arn:aws:s3:::*',
      'arn:aws:s3:::*/*',
      'arn:aws:s3:::*/',
      'arn:aws:s3:::/',
      'arn:aws:s3:::bucket',
      'bucket',
    ]) {
      expect(basicErrors(of('AWS::S3::Object', value))).toEqual([
        `Value ${value} for DataResources.Values is invalid.`,
      ]);
    }
    expect(basicErrors(of('AWS::Lambda::Function', 'arn:aws:lambda:*'))).toEqual([
      'Value arn:aws:lambda:* for DataResources.Values is invalid.',
    ]);
    expect(basicErrors(of('AWS::SNS::Topic', 'x'))).toEqual([
      'Value AWS::SNS::Topic for DataResources.Type is invalid.',
    ]);
    expect(basicErrors({ excludeManagementEventSources: ['s3.amazonaws.com'] })).toHaveLength(1);
  });

  it('are refused on an event data store', () => {
    expect(validateSelectorSet({ kind: 'basic', eventSelectors: [] }, 'event-data-store')).toHaveLength(1);
  });

  it('stay valid when they are converted', () => {
    fc.assert(
      fc.property(basicSet, (set) => {
        const isValid = !validateSelectorSet(set).some(({ severity }) => severity === 'error');
        const converted = toAdvanced(set);
        if (isValid && converted.ok)
          expect(texts(validateSelectorSet(converted.value.set), 'error')).toEqual([]);
      }),
    );
  });
});

it('validation never throws', () => {
  fc.assert(
    fc.property(
      advancedSet,
      fc.constantFrom('trail' as const, 'event-data-store' as const),
      (set, target) => {
        validateSelectorSet(set, target);
      },
    ),
  );
});
