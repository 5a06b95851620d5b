import { describe, expect, it } from 'vitest';
import { toCloudFormationJson, toCloudFormationYaml } from './render-cloudformation.ts';
import type { SelectorSet } from './selector-set.ts';

const basic: SelectorSet = {
  kind: 'basic',
  eventSelectors: [
    {
      readWriteType: 'ReadOnly',
      includeManagementEvents: true,
      dataResources: [{ type: 'AWS::S3::Object', values: ['arn:aws:s3:::a/'] }],
      excludeManagementEventSources: [],
    },
  ],
};
const advanced: SelectorSet = {
  kind: 'advanced',
  advancedEventSelectors: [
    { name: 'a "b" \\c\t', fieldSelectors: [{ field: 'eventCategory', equals: ['Data'] }] },
    { fieldSelectors: [{ field: 'eventName', notStartsWith: ['x', 'y'] }] },
  ],
};

describe('toCloudFormationYaml', () => {
  it('writes a basic set', () => {
    expect(toCloudFormationYaml(basic, { name: 'audit', s3BucketName: 'logs', isLogging: true })).toBe(
      `Resources:
  AuditTrail:
    Type: "AWS::CloudTrail::Trail"
    Properties:
      TrailName: "audit"
      S3BucketName: "logs"
      IsLogging: true
      EventSelectors:
        - ReadWriteType: "ReadOnly"
          IncludeManagementEvents: true
          DataResources:
            - Type: "AWS::S3::Object"
              Values:
                - "arn:aws:s3:::a/"
          ExcludeManagementEventSources: []
`,
    );
  });

  it('writes an advanced set, and leaves out what is not known of the trail', () => {
    expect(toCloudFormationYaml(advanced, { name: 'a.b-c' })).toBe(
      `Resources:
  ABCTrail:
    Type: "AWS::CloudTrail::Trail"
    Properties:
      # All other properties stay as they are.
      TrailName: "a.b-c"
      AdvancedEventSelectors:
        - Name: "a \\"b\\" \\\\c\\u0009"
          FieldSelectors:
            - Field: "eventCategory"
              Equals:
                - "Data"
        - FieldSelectors:
            - Field: "eventName"
              NotStartsWith:
                - "x"
                - "y"
`,
    );
  });
});

it('says that a trail without its bucket, or without whether it is logging, is not whole', () => {
  const rest = '# All other properties stay as they are.';
  const whole = { name: 'audit', s3BucketName: 'logs', isLogging: true };
  expect(toCloudFormationYaml(basic, whole)).not.toContain(rest);
  expect(toCloudFormationYaml(basic, { ...whole, s3BucketName: undefined })).toContain(rest);
  expect(toCloudFormationYaml(basic, { ...whole, isLogging: undefined })).toContain(rest);
});

describe('toCloudFormationJson', () => {
  it('writes the same, two spaces deep and with a line break at its end', () => {
    const json = toCloudFormationJson(advanced, { name: 'audit', isLogging: false });
    expect(json.startsWith('{\n  "Resources": {\n    "AuditTrail": {\n')).toBe(true);
    expect(json.endsWith('\n}\n')).toBe(true);
    expect(JSON.parse(json)).toStrictEqual({
      Resources: {
        AuditTrail: {
          Type: 'AWS::CloudTrail::Trail',
          Properties: {
            TrailName: 'audit',
            IsLogging: false,
            AdvancedEventSelectors: [
              { Name: 'a "b" \\c\t', FieldSelectors: [{ Field: 'eventCategory', Equals: ['Data'] }] },
              { FieldSelectors: [{ Field: 'eventName', NotStartsWith: ['x', 'y'] }] },
            ],
          },
        },
      },
    });
  });

  it('keeps the longest trail name in its logical ID, which may have 255 letters and digits', () => {
    const { Resources } = JSON.parse(toCloudFormationJson(basic, { name: 'a'.repeat(128) }));
    expect(Object.keys(Resources)).toEqual([`A${'a'.repeat(127)}Trail`]);
  });
});
