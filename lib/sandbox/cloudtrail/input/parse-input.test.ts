import { describe, expect, it } from 'vitest';
import { INPUTS, type OperationName } from './input-table.ts';
import { parseInput } from './parse-input.ts';

function parse(name: OperationName, json: Readonly<Record<string, unknown>>) {
  return parseInput(INPUTS[name], json, 'InvalidParameterException');
}

const refusal = (code: string, message: string | RegExp) => ({
  ok: false,
  error: {
    code,
    message: typeof message === 'string' ? message : expect.stringMatching(message),
    status: 400,
  },
});

describe('parseInput', () => {
  it('keeps what the model knows, passes over the rest, and takes null for absent', () => {
    expect(parse('GetTrail', { Name: 'abc', Colour: 'red' })).toEqual({ ok: true, value: { Name: 'abc' } });
    expect(parse('DescribeTrails', { trailNameList: null, includeShadowTrails: false })).toEqual({
      ok: true,
      value: { includeShadowTrails: false },
    });
    expect(parse('ListTrails', JSON.parse('{"__proto__": {"NextToken": "x"}}'))).toEqual({
      ok: true,
      value: {},
    });
  });

  it('reads timestamps, which travel as epoch seconds, into milliseconds', () => {
    expect(parse('LookupEvents', { StartTime: 1_700_000_000.123 })).toEqual({
      ok: true,
      value: { StartTime: 1_700_000_000_123 },
    });
  });

  it.each<[OperationName, Readonly<Record<string, unknown>>, string]>([
    ['GetTrail', { Name: 7 }, 'NUMBER_VALUE can not be converted to a String'],
    ['GetTrail', { Name: {} }, 'Start of structure or map found where not expected.'],
    [
      'CreateTrail',
      { Name: 'abc', IsMultiRegionTrail: 'true' },
      'STRING_VALUE can not be converted to a Boolean',
    ],
    ['LookupEvents', { MaxResults: true }, 'TRUE_VALUE can not be converted to an Integer'],
    ['LookupEvents', { StartTime: '2026' }, 'STRING_VALUE can not be converted to milliseconds since epoch'],
    ['DescribeTrails', { trailNameList: 'x' }, 'Expected list or null'],
    ['DescribeTrails', { trailNameList: [null] }, 'Start of structure or map found where not expected.'],
  ])('gives up on a wrong type: %s %j', (name, json, message) => {
    expect(parse(name, json)).toEqual(refusal('SerializationException', message));
  });

  it.each<[OperationName, Readonly<Record<string, unknown>>, string, string]>([
    [
      'GetTrail',
      {},
      'InvalidTrailNameException',
      "1 validation error detected: Value null at 'name' failed to satisfy constraint: Member must not be null",
    ],
    [
      'LookupEvents',
      { MaxResults: 51 },
      'InvalidMaxResultsException',
      "1 validation error detected: Value '51' at 'maxResults' failed to satisfy constraint: Member must have value less than or equal to 50",
    ],
    [
      'LookupEvents',
      { EventCategory: 'management' },
      'InvalidEventCategoryException',
      "1 validation error detected: Value 'management' at 'eventCategory' failed to satisfy constraint: Member must satisfy enum value set: [insight]",
    ],
    [
      'CreateEventDataStore',
      { Name: 'a b', RetentionPeriod: 6 },
      'InvalidParameterException',
      "2 validation errors detected: Value 'a b' at 'name' failed to satisfy constraint: Member must satisfy regular expression pattern: ^[a-zA-Z0-9._\\-]+$; Value '6' at 'retentionPeriod' failed to satisfy constraint: Member must have value greater than or equal to 7",
    ],
    [
      'PutEventSelectors',
      {
        TrailName: 'abc',
        AdvancedEventSelectors: [{ FieldSelectors: [{ Field: 'eventCategory', Equals: [] }] }],
      },
      'InvalidEventSelectorsException',
      "1 validation error detected: Value '[]' at 'advancedEventSelectors.1.member.fieldSelectors.1.member.equals' failed to satisfy constraint: Member must have length greater than or equal to 1",
    ],
    [
      'AddTags',
      { ResourceId: 'x', TagsList: [{ Key: '' }] },
      'InvalidTagParameterException',
      "1 validation error detected: Value '' at 'tagsList.1.member.key' failed to satisfy constraint: Member must have length greater than or equal to 1",
    ],
  ])('names every broken constraint as AWS does: %s %j', (name, json, code, message) => {
    expect(parse(name, json)).toEqual(refusal(code, message));
  });

  it('tells faults of one exception at a time, the first one’s', () => {
    expect(
      parse('LookupEvents', {
        LookupAttributes: [{ AttributeKey: 'Colour', AttributeValue: '' }],
        MaxResults: 0,
      }),
    ).toEqual(refusal('InvalidLookupAttributesException', /^2 validation errors detected: /));
  });

  it('matches patterns against the whole text, line breaks where the model lets them', () => {
    const query = (QueryStatement: string) => parse('StartQuery', { QueryStatement });
    expect(query('SELECT *\nFROM x').ok).toBe(true);
    expect(parse('StartQuery', { QueryStatement: 'x', DeliveryS3Uri: 'see s3://bucket' }).ok).toBe(false);
    expect(parse('GetEventDataStore', { EventDataStore: 'abc\n' }).ok).toBe(false);
  });

  it('repeats no more than a thousand characters of what was sent', () => {
    const parsed = parse('CreateEventDataStore', { Name: 'a'.repeat(100_000) });
    expect(parsed.ok ? '' : parsed.error.message.length).toBeLessThan(1_300);
  });
});
