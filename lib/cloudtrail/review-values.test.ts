import { describe, expect, it } from 'vitest';
import type { FieldSelector } from './advanced-event-selector.ts';
import { NETWORK_ACTIVITY_SOURCES_DATE } from './event-source.ts';
import { reviewValues } from './review-values.ts';

const network: FieldSelector = { field: 'eventCategory', equals: ['NetworkActivity'] };
const data: FieldSelector = { field: 'eventCategory', equals: ['Data'] };
const objects: FieldSelector = { field: 'resources.type', equals: ['AWS::S3::Object'] };

function reviewOf(...fieldSelectors: FieldSelector[]) {
  return reviewValues({
    kind: 'advanced',
    advancedEventSelectors: [{ fieldSelectors: [] }, { fieldSelectors }],
  });
}

/** Findings about the values of one condition: the operator with its index, the sentence, and the value that causes it. */
function ofCondition(condition: Omit<FieldSelector, 'field'>): string[] {
  return reviewOf({ field: 'eventName', ...condition }).map(({ path, message: { key, values = {} } }) =>
    [
      path.replace('advancedEventSelectors[1].fieldSelectors[0].', ''),
      key.replace('review.', ''),
      ...(values.other === undefined ? [] : [`${values.otherOperator} ${values.other}`]),
    ].join(' '),
  );
}

function ofResources(type: string, ...values: string[]) {
  const nothing = { type: 'AWS::S3::Object', values: [] };
  const selector = {
    readWriteType: 'All',
    includeManagementEvents: true,
    dataResources: [nothing, { type, values }],
    excludeManagementEventSources: [],
  } as const;
  return reviewValues({ kind: 'basic', eventSelectors: [selector] });
}

describe('reviewValues', () => {
  it('names a value that stands twice, and what to do', () => {
    expect(reviewOf({ field: 'eventName', notEquals: ['a', 'b', 'a'] })).toEqual([
      {
        severity: 'note',
        path: 'advancedEventSelectors[1].fieldSelectors[0].notEquals[2]',
        message: {
          key: 'review.valueTwice',
          values: { field: 'eventName', value: 'a', operator: 'NotEquals' },
        },
        hint: { key: 'review.removeValue' },
      },
    ]);
  });

  it('names a value that another one excludes, and both of them', () => {
    expect(reviewOf({ field: 'eventName', equals: ['a', 'b'], notEquals: ['a'] })).toEqual([
      {
        severity: 'warning',
        path: 'advancedEventSelectors[1].fieldSelectors[0].equals[0]',
        message: {
          key: 'review.valueNever',
          values: {
            field: 'eventName',
            value: 'a',
            operator: 'Equals',
            other: 'a',
            otherOperator: 'NotEquals',
          },
        },
        hint: { key: 'review.removeOneOfBoth' },
      },
    ]);
  });

  it('names a value that a wider one covers, and both of them', () => {
    expect(reviewOf({ field: 'eventName', equals: ['abc'], startsWith: ['ab'] })).toEqual([
      {
        severity: 'note',
        path: 'advancedEventSelectors[1].fieldSelectors[0].equals[0]',
        message: {
          key: 'review.valueCovered',
          values: {
            field: 'eventName',
            value: 'abc',
            operator: 'Equals',
            other: 'ab',
            otherOperator: 'StartsWith',
          },
        },
        hint: { key: 'review.removeValue' },
      },
    ]);
  });

  it('knows what excludes a value and what cannot', () => {
    expect(ofCondition({ equals: ['abc', 'x'], notStartsWith: ['ab'] })).toEqual([
      'equals[0] valueNever NotStartsWith ab',
    ]);
    expect(ofCondition({ equals: ['abc', 'x'], notEndsWith: ['bc'] })).toEqual([
      'equals[0] valueNever NotEndsWith bc',
    ]);
    expect(ofCondition({ startsWith: ['abc', 'x'], notStartsWith: ['ab'] })).toEqual([
      'startsWith[0] valueNever NotStartsWith ab',
    ]);
    expect(ofCondition({ endsWith: ['abc', 'x'], notEndsWith: ['bc'] })).toEqual([
      'endsWith[0] valueNever NotEndsWith bc',
    ]);
    // What only begins so may end otherwise, and what excludes one value leaves the others that begin with it.
    expect(ofCondition({ startsWith: ['abc', 'x'], notEndsWith: ['bc'] })).toEqual([]);
    expect(ofCondition({ endsWith: ['abc', 'x'], notStartsWith: ['ab'] })).toEqual([]);
    expect(ofCondition({ startsWith: ['ab', 'x'], notEquals: ['ab'], notStartsWith: ['abc'] })).toEqual([]);
    expect(ofCondition({ endsWith: ['bc', 'x'], notEquals: ['bc'], notEndsWith: ['abc'] })).toEqual([]);
  });

  it('leaves it to the selector as a whole where every value is excluded', () => {
    expect(ofCondition({ equals: ['abc'], startsWith: ['ad'], notStartsWith: ['a'] })).toEqual([]);
  });

  it('knows what covers a value and what does not, and the same of what is left out', () => {
    expect(ofCondition({ equals: ['abc'], endsWith: ['bc'] })).toEqual([
      'equals[0] valueCovered EndsWith bc',
    ]);
    expect(ofCondition({ startsWith: ['abc', 'ab', 'abc'] })).toEqual([
      'startsWith[0] valueCovered StartsWith ab',
      'startsWith[2] valueTwice',
    ]);
    expect(ofCondition({ endsWith: ['abc', 'bc'] })).toEqual(['endsWith[0] valueCovered EndsWith bc']);
    expect(ofCondition({ startsWith: ['ab'], endsWith: ['ab'] })).toEqual([]);
    expect(ofCondition({ startsWith: ['xab'], endsWith: ['ab', 'b'] })).toEqual([
      'endsWith[0] valueCovered EndsWith b',
    ]);
    expect(ofCondition({ endsWith: ['abx'], startsWith: ['ab'] })).toEqual([]);
    expect(ofCondition({ notEquals: ['abc'], notStartsWith: ['ab'] })).toEqual([
      'notEquals[0] valueCovered NotStartsWith ab',
    ]);
    expect(ofCondition({ notEquals: ['abc'], notEndsWith: ['bc'] })).toEqual([
      'notEquals[0] valueCovered NotEndsWith bc',
    ]);
    expect(ofCondition({ notStartsWith: ['abc', 'ab'] })).toEqual([
      'notStartsWith[0] valueCovered NotStartsWith ab',
    ]);
    expect(ofCondition({ notEndsWith: ['abc', 'bc'] })).toEqual([
      'notEndsWith[0] valueCovered NotEndsWith bc',
    ]);
    expect(ofCondition({ notStartsWith: ['xab'], notEndsWith: ['ab'] })).toEqual([]);
    expect(ofCondition({ notEndsWith: ['abx'], notStartsWith: ['ab'] })).toEqual([]);
    expect(ofCondition({ notEquals: ['abc'], startsWith: ['ab'] })).toEqual([]);
    expect(ofCondition({ notEquals: ['abc'], endsWith: ['bc'] })).toEqual([]);
  });

  it('says of a source whether it left the list or was never on it, for network activity only', () => {
    const sources = {
      field: 'eventSource',
      equals: ['kms.amazonaws.com', 'nova-act.amazonaws.com', 'x.example'],
    };
    const found = (index: number, key: string, value: string) => ({
      severity: 'warning',
      path: `advancedEventSelectors[1].fieldSelectors[1].equals[${index}]`,
      message: { key, values: { value, date: NETWORK_ACTIVITY_SOURCES_DATE } },
      hint: { key: 'review.checkSource' },
    });
    expect(reviewOf(network, sources)).toEqual([
      found(1, 'review.formerSource', 'nova-act.amazonaws.com'),
      found(2, 'review.unlistedSource', 'x.example'),
    ]);
    expect(reviewOf(data, sources)).toEqual([]);
    expect(reviewOf(network, { field: 'eventName', equals: ['x.example'] })).toEqual([]);
    expect(reviewOf({ field: 'eventCategory', equals: ['NetworkActivity', 'Data'] }, sources)).toEqual([]);
  });

  it('says that a whole bucket wants StartsWith, for S3 objects only', () => {
    const arn = (condition: Omit<FieldSelector, 'field'>) => ({ field: 'resources.ARN', ...condition });
    const found = (operator: string, name: string, wanted: string) => [
      {
        severity: 'warning',
        path: `advancedEventSelectors[1].fieldSelectors[2].${operator}[1]`,
        message: { key: 'review.bucketExactly', values: { value: 'arn:aws-cn:s3:::b', operator: name } },
        hint: { key: 'review.useStartsWith', values: { operator: wanted } },
      },
    ];
    const values = ['arn:aws:s3:::b/k', 'arn:aws-cn:s3:::b', 'x arn:aws:s3:::b/', 'arn:aws:s3:::b/ x'];
    expect(reviewOf(data, objects, arn({ equals: values }))).toEqual(found('equals', 'Equals', 'StartsWith'));
    expect(reviewOf(data, objects, arn({ notEquals: values }))).toEqual(
      found('notEquals', 'NotEquals', 'NotStartsWith'),
    );
    expect(reviewOf(data, objects, arn({ equals: ['arn:aws:s3:::b/'] }))).toHaveLength(1);
    expect(reviewOf(data, objects, arn({ startsWith: values }))).toEqual([]);
    expect(reviewOf(data, arn({ equals: values }))).toEqual([]);
    expect(reviewOf(data, objects, { field: 'userIdentity.arn', equals: values })).toEqual([]);
  });

  it('says of basic data resources which are needless, and which are spelled as of old', () => {
    const path = (index: number) => `eventSelectors[0].dataResources[1].values[${index}]`;
    const names = (value: string, field = 'AWS::S3::Object') => ({ field, value, operator: 'Values' });
    const covered = (index: number, value: string, other: string, type?: string) => ({
      severity: 'note',
      path: path(index),
      message: {
        key: 'review.valueCovered',
        values: { ...names(value, type), other, otherOperator: 'Values' },
      },
      hint: { key: 'review.removeValue' },
    });
    const former = (index: number) => ({
      severity: 'note',
      path: path(index),
      message: { key: 'review.formerAll', values: { value: 'arn:aws:s3:::' } },
      hint: { key: 'review.writeAll', values: { value: 'arn:aws:s3' } },
    });
    const bucket = 'arn:aws:s3:::b/';
    expect(ofResources('AWS::S3::Object', bucket, bucket)).toEqual([
      {
        severity: 'note',
        path: path(1),
        message: { key: 'review.valueTwice', values: names(bucket) },
        hint: { key: 'review.removeValue' },
      },
    ]);
    expect(ofResources('AWS::S3::Object', `${bucket}k`, bucket)).toEqual([covered(0, `${bucket}k`, bucket)]);
    expect(ofResources('AWS::S3::Object', bucket, 'arn:aws:s3')).toEqual([covered(0, bucket, 'arn:aws:s3')]);
    // Of two spellings of "all" the first stays.
    expect(ofResources('AWS::S3::Object', 'arn:aws:s3', 'arn:aws:s3:::')).toEqual([
      former(1),
      covered(1, 'arn:aws:s3:::', 'arn:aws:s3'),
    ]);
    expect(ofResources('AWS::S3::Object', 'arn:aws:s3:::', 'arn:aws:s3')).toEqual([
      former(0),
      covered(1, 'arn:aws:s3', 'arn:aws:s3:::'),
    ]);
    expect(ofResources('AWS::S3::Object', 'arn:aws:s3:::')).toEqual([former(0)]);
    const lambda = 'arn:aws:lambda:us-east-1:123456789012:function:f';
    expect(ofResources('AWS::Lambda::Function', lambda, `${lambda}2`)).toEqual([]);
    expect(ofResources('AWS::Lambda::Function', 'arn:aws:lambda', lambda)).toEqual([
      covered(1, lambda, 'arn:aws:lambda', 'AWS::Lambda::Function'),
    ]);
  });
});
