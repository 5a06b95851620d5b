import { describe, expect, it } from 'vitest';
import { parseWrittenSelectors } from './parse-written-selectors.ts';

function resource(type: string, properties: object) {
  return { Resources: { One: { Type: type, Properties: properties } } };
}

describe('parseWrittenSelectors', () => {
  it('reads truth that is written as text, in either case, and refuses what only holds it', () => {
    const include = (include_management_events: unknown) =>
      parseWrittenSelectors({ event_selector: { include_management_events } });
    for (const [written, value] of [
      ['true', true],
      ['TRUE', true],
      ['false', false],
      [true, true],
    ] as const) {
      expect(include(written)).toMatchObject({
        ok: true,
        value: { eventSelectors: [{ includeManagementEvents: value }] },
      });
    }
    for (const written of ['untrue', 'trueish', 'yes']) expect(include(written).ok).toBe(false);
  });

  it('leaves a text alone that is true only by its letters', () => {
    const field_selector = [{ field: 'true', equals: ['true', true, 1] }];
    expect(parseWrittenSelectors({ advanced_event_selector: { name: 'true', field_selector } })).toEqual({
      ok: true,
      value: {
        kind: 'advanced',
        advancedEventSelectors: [
          { name: 'true', fieldSelectors: [{ field: 'true', equals: ['true', 'true', '1'] }] },
        ],
      },
    });
  });

  it('reads the escapes of a language in that language only', () => {
    const written = {
      advanced_event_selector: { name: `$$\{a}`, field_selector: { field: 'f', equals: [`%%{b}`] } },
    };
    const read = (language: 'plain' | 'terraform-source') => {
      const parsed = parseWrittenSelectors(written, { language });
      return parsed.ok && parsed.value.kind === 'advanced' ? parsed.value.advancedEventSelectors : [];
    };
    expect(read('plain')).toEqual([{ name: `$$\{a}`, fieldSelectors: [{ field: 'f', equals: ['%%{b}'] }] }]);
    expect(read('terraform-source')).toEqual([
      { name: `$\{a}`, fieldSelectors: [{ field: 'f', equals: ['%{b}'] }] },
    ]);
  });

  it('takes a condition that Terraform writes as an empty list for none', () => {
    const field_selector = { field: 'eventCategory', equals: ['Data'], starts_with: [], not_equals: null };
    expect(parseWrittenSelectors({ advanced_event_selector: { field_selector } })).toStrictEqual({
      ok: true,
      value: {
        kind: 'advanced',
        advancedEventSelectors: [{ fieldSelectors: [{ field: 'eventCategory', equals: ['Data'] }] }],
      },
    });
  });

  it('says what computes a value, in which place', () => {
    const fault = (path: string, how: string) => ({
      severity: 'error',
      path,
      awsName: 'InvalidEventSelectorsException',
      awsMessage: `The value is computed by ${how}.`,
      message: { key: 'selectors.written.computed', values: { value: how } },
    });
    const source = {
      resource: {
        aws_cloudtrail: {
          a: {
            dynamic: { event_selector: { for_each: [] }, tags: {} },
            advanced_event_selector: { field_selector: { field: 'f', equals: [`$\{var.b`, `%{if c}`] } },
          },
        },
      },
    };
    const parsed = parseWrittenSelectors(source);
    const at = 'advancedEventSelectors.fieldSelectors.equals';
    expect(parsed.ok ? [] : parsed.error).toEqual([
      fault('eventSelectors', 'dynamic "event_selector"'),
      fault(`${at}[0]`, `$\{var.b`),
      fault(`${at}[1]`, '%{if c}'),
    ]);
    const template = resource('AWS::CloudTrail::Trail', {
      EventSelectors: [{ ReadWriteType: '{{resolve:ssm:a}}', IncludeManagementEvents: { Ref: 'Include' } }],
    });
    const computed = parseWrittenSelectors(template);
    expect(computed.ok ? [] : computed.error).toEqual([
      fault('eventSelectors[0].readWriteType', '{{resolve:ssm:a}}'),
      fault('eventSelectors[0].includeManagementEvents', 'Ref'),
    ]);
  });

  it('says that a value depends on the partition only where the partition would tell it', () => {
    const of = (value: unknown) =>
      resource('AWS::CloudTrail::Trail', {
        EventSelectors: [{ DataResources: [{ Type: 'AWS::S3::Object', Values: [value] }] }],
      });
    const arn = { 'Fn::Sub': `arn:$\{AWS::Partition}:s3` };
    const parsed = parseWrittenSelectors(of(arn));
    expect(parsed.ok ? [] : parsed.error).toEqual([
      {
        severity: 'error',
        path: 'eventSelectors[0].dataResources[0].values[0]',
        awsName: 'InvalidEventSelectorsException',
        awsMessage: 'The value depends on the partition.',
        message: { key: 'selectors.written.partition' },
      },
    ]);
    expect(parseWrittenSelectors(of(arn), { partition: 'aws-cn' })).toMatchObject({
      value: { eventSelectors: [{ dataResources: [{ values: ['arn:aws-cn:s3'] }] }] },
    });
    const other = { 'Fn::Sub': `arn:$\{AWS::Partition}:s3:::$\{Bucket}/` };
    for (const context of [{}, { partition: 'aws-cn' }]) {
      expect(parseWrittenSelectors(of(other), context)).toMatchObject({
        error: [{ message: { key: 'selectors.written.computed', values: { value: 'Fn::Sub' } } }],
      });
    }
  });
});
