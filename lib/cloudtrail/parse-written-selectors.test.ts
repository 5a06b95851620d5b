import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { listWrittenSelectors, parseWrittenSelectors } from './parse-written-selectors.ts';
import { basicSet, cardSet } from './selector-arbitraries.ts';
import { canonicalSelectorText } from './selector-canonical.ts';
import type { SelectorSet } from './selector-set.ts';
import { formatSelectorSet } from './selector-wire.ts';

const DENIED: SelectorSet = {
  kind: 'advanced',
  advancedEventSelectors: [
    {
      name: 'KMS',
      fieldSelectors: [
        { field: 'eventCategory', equals: ['NetworkActivity'] },
        { field: 'eventSource', equals: ['kms.amazonaws.com'] },
        { field: 'vpcEndpointId', notStartsWith: ['vpce-0'] },
      ],
    },
  ],
};

/** As the provider keeps it: every operator is there, the unused ones empty or null. */
const DENIED_STATE = {
  name: 'audit',
  event_selector: [],
  advanced_event_selector: [
    {
      name: 'KMS',
      field_selector: [
        { field: 'eventCategory', equals: ['NetworkActivity'], starts_with: [], not_equals: null },
        { field: 'eventSource', equals: ['kms.amazonaws.com'], starts_with: [], not_equals: null },
        { field: 'vpcEndpointId', equals: [], not_starts_with: ['vpce-0'] },
      ],
    },
  ],
};

const BASIC: SelectorSet = {
  kind: 'basic',
  eventSelectors: [
    {
      readWriteType: 'WriteOnly',
      includeManagementEvents: true,
      dataResources: [{ type: 'AWS::S3::Object', values: ['arn:aws:s3:::logs/'] }],
      excludeManagementEventSources: ['kms.amazonaws.com'],
    },
  ],
};
const BASIC_STATE = {
  name: 'other',
  event_selector: [
    {
      read_write_type: 'WriteOnly',
      include_management_events: true,
      exclude_management_event_sources: ['kms.amazonaws.com'],
      data_resource: [{ type: 'AWS::S3::Object', values: ['arn:aws:s3:::logs/'] }],
    },
  ],
  advanced_event_selector: [],
};

function resource(name: string, values: unknown) {
  return { address: `aws_cloudtrail.${name}`, mode: 'managed', type: 'aws_cloudtrail', name, values };
}

describe('parseWrittenSelectors', () => {
  it.each<[string, unknown]>([
    [
      'terraform show -json of a state',
      { values: { root_module: { resources: [resource('a', DENIED_STATE)] } } },
    ],
    [
      'terraform show -json of a plan, in a module',
      {
        planned_values: {
          root_module: {
            resources: [{ type: 'aws_s3_bucket', name: 'b', values: {} }],
            child_modules: [{ address: 'module.m', resources: [resource('a', DENIED_STATE)] }],
          },
        },
        resource_changes: [],
      },
    ],
    [
      'the changes of a plan alone',
      { resource_changes: [{ ...resource('a', undefined), change: { before: null, after: DENIED_STATE } }] },
    ],
    [
      'terraform.tfstate',
      { version: 4, resources: [{ ...resource('a', undefined), instances: [{ attributes: DENIED_STATE }] }] },
    ],
    ['one resource of a state', resource('a', DENIED_STATE)],
    ["a resource's values", DENIED_STATE],
    ['a list of Terraform blocks', DENIED_STATE.advanced_event_selector],
    [
      'Terraform JSON syntax, blocks that occur once without a list',
      {
        resource: {
          aws_cloudtrail: {
            a: {
              advanced_event_selector: {
                name: 'KMS',
                field_selector: DENIED_STATE.advanced_event_selector[0]?.field_selector,
              },
            },
          },
        },
      },
    ],
    [
      'a CloudFormation template',
      {
        Resources: {
          Bucket: { Type: 'AWS::S3::Bucket' },
          Audit: {
            Type: 'AWS::CloudTrail::Trail',
            Properties: { IsLogging: true, S3BucketName: { Ref: 'Bucket' }, ...formatSelectorSet(DENIED) },
          },
        },
      },
    ],
    ['a CloudFormation resource', { Type: 'AWS::CloudTrail::Trail', Properties: formatSelectorSet(DENIED) }],
    ['--cli-input-json', { TrailName: 'audit', ...formatSelectorSet(DENIED) }],
    ['the parameters in a record of PutEventSelectors', { trailName: 'audit', ...DENIED }],
    ["PutEventSelectors' own spelling", formatSelectorSet(DENIED)],
  ])('reads %s', (_, json) => {
    const read = parseWrittenSelectors(json);
    expect(read.ok ? canonicalSelectorText(read.value) : read.error).toBe(canonicalSelectorText(DENIED));
  });

  it('chooses one of several trails by its name or its address', () => {
    const state = {
      values: { root_module: { resources: [resource('a', DENIED_STATE), resource('b', BASIC_STATE)] } },
    };
    expect(parseWrittenSelectors(state)).toMatchObject({
      ok: false,
      error: [{ message: { key: 'selectors.written.several', values: { count: 2, names: 'audit, other' } } }],
    });
    expect(parseWrittenSelectors(state, 'other')).toEqual({ ok: true, value: BASIC });
    expect(parseWrittenSelectors(state, 'aws_cloudtrail.b')).toEqual({ ok: true, value: BASIC });
    expect(parseWrittenSelectors(state, 'c').ok).toBe(false);
  });

  // CloudTrail API reference, CreateTrail: a trail made without selectors records all management events.
  it('knows what a trail records for which nothing is said', () => {
    const template = {
      Resources: { T: { Type: 'AWS::CloudTrail::Trail', Properties: { IsLogging: true } } },
    };
    expect(parseWrittenSelectors(template)).toMatchObject({
      ok: true,
      value: { kind: 'basic', eventSelectors: [{ readWriteType: 'All', includeManagementEvents: true }] },
    });
  });

  it('tells event data stores apart', () => {
    const template = {
      Resources: { E: { Type: 'AWS::CloudTrail::EventDataStore', Properties: formatSelectorSet(DENIED) } },
    };
    expect(listWrittenSelectors(template)).toMatchObject([
      { address: 'Resources.E', target: 'event-data-store', set: { ok: true } },
    ]);
  });

  it.each<[string, unknown]>([
    ['Fn::Sub', { 'Fn::Sub': `arn:$\{AWS::Partition}:s3:::b/` }],
    ['Ref', { Ref: 'FunctionArn' }],
    ['{{resolve:ssm:/arn}}', '{{resolve:ssm:/arn}}'],
  ])('says which value CloudFormation computes by %s', (how, value) => {
    const template = {
      Resources: {
        T: {
          Type: 'AWS::CloudTrail::Trail',
          Properties: { EventSelectors: [{ DataResources: [{ Type: 'AWS::S3::Object', Values: [value] }] }] },
        },
      },
    };
    expect(parseWrittenSelectors(template)).toMatchObject({
      ok: false,
      error: [
        {
          path: 'eventSelectors[0].dataResources[0].values[0]',
          message: { key: 'selectors.written.computed', values: { value: how } },
        },
      ],
    });
  });

  it('says which value Terraform computes, and reads what it escapes', () => {
    const written = (value: string) => ({
      resource: {
        aws_cloudtrail: {
          a: { event_selector: { data_resource: { type: 'AWS::S3::Object', values: [value] } } },
        },
      },
    });
    expect(parseWrittenSelectors(written(`$\{aws_s3_bucket.b.arn}/`))).toMatchObject({ ok: false });
    expect(parseWrittenSelectors(written(`$$\{a}`))).toMatchObject({
      ok: true,
      value: { eventSelectors: [{ dataResources: [{ values: [`$\{a}`] }] }] },
    });
  });

  it('takes true and false as CloudFormation does, quoted or not', () => {
    const template = {
      Resources: {
        T: {
          Type: 'AWS::CloudTrail::Trail',
          Properties: {
            AdvancedEventSelectors: [
              {
                FieldSelectors: [
                  { Field: 'eventCategory', Equals: ['Management'] },
                  { Field: 'readOnly', Equals: [true] },
                ],
              },
            ],
          },
        },
      },
    };
    expect(parseWrittenSelectors(template)).toMatchObject({
      ok: true,
      value: { advancedEventSelectors: [{ fieldSelectors: [{}, { field: 'readOnly', equals: ['true'] }] }] },
    });
  });

  it('reads any set in the spelling of records as in that of the API', () => {
    fc.assert(
      fc.property(fc.oneof(basicSet, cardSet), (set) => {
        const records = parseWrittenSelectors(JSON.parse(JSON.stringify(set)));
        const api = parseWrittenSelectors(formatSelectorSet(set));
        if (!records.ok || !api.ok) return expect(records.ok).toBe(api.ok);
        expect(canonicalSelectorText(records.value)).toBe(canonicalSelectorText(set));
        expect(canonicalSelectorText(api.value)).toBe(canonicalSelectorText(set));
      }),
    );
  });

  it('never throws, whatever it is given', () => {
    fc.assert(
      fc.property(
        fc.jsonValue(),
        fc.constantFrom('Resources', 'values', 'resource', 'resources'),
        (json, member) => {
          parseWrittenSelectors(json);
          parseWrittenSelectors({ [member]: json });
          parseWrittenSelectors({ [member]: { x: { Type: 'AWS::CloudTrail::Trail', Properties: json } } });
          parseWrittenSelectors({ event_selector: json, advanced_event_selector: json });
        },
      ),
    );
  });
});
