import { describe, expect, it } from 'vitest';
import type { FieldSelector } from './advanced-event-selector.ts';
import { describeClass, representEvent } from './event-class.ts';
import { matchesValue } from './selector-match.ts';
import { type Choice, cutField, type FieldDomain } from './value-cells.ts';

/** The groups of values on which every one of these conditions holds, and no other of the field's conditions. */
function choice(
  field: string,
  conditions: readonly Omit<FieldSelector, 'field'>[],
  holding: readonly number[],
  domain: FieldDomain = { mayBeAbsent: true },
): Choice {
  const whole = conditions.map((condition): FieldSelector => ({ field, ...condition }));
  const cut = cutField(
    field,
    whole.map((condition) => [condition]),
    domain,
  );
  const groups = cut.groups.filter(({ cells }) =>
    cells.every((cell) =>
      whole.every((condition, index) => {
        // A text between its affixes that nothing else mentions stands for its whole cell.
        const text = cell.kind === 'between' ? `${cell.prefix}~${cell.suffix}` : undefined;
        const value = cell.kind === 'value' ? cell.value : text;
        return matchesValue(condition, value) === holding.includes(index);
      }),
    ),
  );
  return { cut, groups };
}

const categories: FieldDomain = { known: ['Management', 'Data', 'NetworkActivity'], mayBeAbsent: false };
const halves: FieldDomain = { known: ['true', 'false'], closed: true, mayBeAbsent: false };

function phrase(...of: Parameters<typeof choice>) {
  return describeClass([choice(...of)])[0];
}

function event(...of: Parameters<typeof choice>) {
  const { eventID: _, eventTime: __, ...rest } = representEvent([choice(...of)]);
  return rest;
}

describe('describeClass', () => {
  it('names the category, or that it is none of those mentioned', () => {
    expect(phrase('eventCategory', [{ equals: ['Data'] }], [0], categories)).toEqual({
      key: 'selectors.compare.category',
      values: { category: 'Data' },
    });
    expect(phrase('eventCategory', [{ equals: ['Data'] }], [], categories)).toEqual({
      key: 'selectors.compare.noCategory',
    });
  });

  it('names reads and writes', () => {
    expect(phrase('readOnly', [{ equals: ['true'] }], [0], halves)).toEqual({
      key: 'selectors.compare.read',
    });
    expect(phrase('readOnly', [{ equals: ['true'] }], [], halves)).toEqual({
      key: 'selectors.compare.write',
    });
  });

  it('names one value, one beginning, one end, and both', () => {
    expect(phrase('eventName', [{ equals: ['a'] }], [0])).toEqual({
      key: 'selectors.compare.is',
      values: { field: 'eventName', value: 'a' },
    });
    expect(phrase('eventName', [{ startsWith: ['ab'] }], [0])).toEqual({
      key: 'selectors.compare.startsWith',
      values: { field: 'eventName', value: 'ab' },
    });
    expect(phrase('eventName', [{ endsWith: ['ab'] }], [0])).toEqual({
      key: 'selectors.compare.endsWith',
      values: { field: 'eventName', value: 'ab' },
    });
    const both = [{ startsWith: ['ab'] }, { endsWith: ['ba'] }];
    expect(phrase('eventName', both, [0, 1])).toEqual({
      key: 'selectors.compare.startsAndEndsWith',
      values: { field: 'eventName', prefix: 'ab', suffix: 'ba' },
    });
  });

  it('counts several values and several beginnings, with one as an example', () => {
    expect(phrase('eventName', [{ equals: ['a', 'b', 'c'] }], [0])).toEqual({
      key: 'selectors.compare.isOneOf',
      values: { field: 'eventName', value: 'a', count: 3 },
    });
    expect(phrase('eventName', [{ startsWith: ['a', 'b'] }], [0])).toEqual({
      key: 'selectors.compare.several',
      values: { field: 'eventName', value: 'aexample', count: 2 },
    });
    expect(phrase('eventName', [{ equals: ['x'], startsWith: ['a'] }], [0])).toEqual({
      key: 'selectors.compare.several',
      values: { field: 'eventName', value: 'x', count: 2 },
    });
  });

  it('says of all that is left that it is something else, and so of a field that is not there', () => {
    const other = { key: 'selectors.compare.other', values: { field: 'eventName' } };
    expect(phrase('eventName', [{ equals: ['a'] }], [])).toEqual(other);
    expect(phrase('eventName', [{ startsWith: [''] }], [])).toEqual(other);
    expect(phrase('eventName', [{ equals: ['a', 'b'], notEquals: ['b'] }], [])).toEqual(other);
  });
});

describe('representEvent', () => {
  it('gives an event that reads like a real one where nothing is asked of a field', () => {
    const seen = (field: string) => event(field, [{ equals: ['x'] }], []);
    expect(seen('eventCategory')).toEqual({ eventCategory: 'Insight' });
    expect(seen('eventSource')).toEqual({ eventSource: 'sqs.amazonaws.com' });
    expect(seen('eventName')).toEqual({ eventName: 'DescribeInstances' });
    expect(seen('eventType')).toEqual({ eventType: 'AwsApiCall' });
    expect(seen('vpcEndpointId')).toEqual({ vpcEndpointId: 'vpce-0123456789abcdef0' });
    expect(seen('userIdentity.arn')).toEqual({
      userIdentity: { arn: 'arn:aws:iam::123456789012:user/alice' },
    });
    expect(seen('resources.type')).toStrictEqual({ resources: [{ type: 'AWS::SQS::Queue' }] });
    expect(seen('resources.ARN')).toStrictEqual({
      resources: [{ ARN: 'arn:aws:s3:::amzn-s3-demo-bucket/example' }],
    });
    // The ordinary event has no error and is not from the console.
    expect(seen('errorCode')).toEqual({});
    expect(seen('sessionCredentialFromConsole')).toEqual({});
  });

  it('passes over an example that a condition mentions', () => {
    const conditions = [{ equals: ['sqs.amazonaws.com'] }, { startsWith: ['ec2'] }, { endsWith: ['x'] }];
    expect(event('eventSource', conditions, [])).toEqual({ eventSource: 's3.amazonaws.com' });
    expect(event('eventType', [{ equals: ['AwsApiCall', 'AwsServiceEvent'] }], [])).toEqual({
      eventType: '0',
    });
  });

  it('stays between the beginnings and ends that are mentioned', () => {
    expect(event('eventName', [{ startsWith: ['Get'] }], [0])).toEqual({ eventName: 'Getexample' });
    expect(event('eventName', [{ endsWith: ['Key'] }], [0])).toEqual({ eventName: 'exampleKey' });
    const nested = [{ startsWith: ['Get'] }, { startsWith: ['GetK'] }];
    expect(event('eventName', nested, [0, 1])).toEqual({ eventName: 'GetKexample' });
    const nestedEnds = [{ endsWith: ['Key'] }, { endsWith: ['sKey'] }];
    expect(event('eventName', nestedEnds, [0, 1])).toEqual({ eventName: 'examplesKey' });
    const mentioned = [{ startsWith: ['Get'] }, { startsWith: ['Gete'] }];
    expect(event('eventName', mentioned, [0])).toEqual({ eventName: 'Get0' });
    const ends = [{ endsWith: ['Key'] }, { endsWith: ['eKey', '0Key'] }];
    expect(event('eventName', ends, [0])).toEqual({ eventName: '1Key' });
  });

  it('puts each value where records have it', () => {
    const is = (field: string, value: string) => choice(field, [{ equals: [value] }], [0]);
    expect(
      representEvent([
        choice('readOnly', [{ equals: ['false'] }], [0], halves),
        is('resources.type', 't'),
        is('resources.ARN', 'a'),
        is('userIdentity.arn', 'u'),
        is('errorCode', 'e'),
        is('sessionCredentialFromConsole', 'true'),
        is('vpcEndpointId', 'v'),
        is('nonsense', 'n'),
      ]),
    ).toStrictEqual({
      eventID: '00000000-0000-4000-8000-000000000000',
      eventTime: '2026-01-01T00:00:00Z',
      readOnly: false,
      resources: [{ type: 't', ARN: 'a' }],
      userIdentity: { arn: 'u' },
      errorCode: 'e',
      sessionCredentialFromConsole: 'true',
      vpcEndpointId: 'v',
    });
    expect(representEvent([choice('readOnly', [{ equals: ['true'] }], [0], halves)]).readOnly).toBe(true);
  });
});
