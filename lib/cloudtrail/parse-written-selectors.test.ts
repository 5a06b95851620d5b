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
    ['one selector alone', DENIED_STATE.advanced_event_selector[0]],
    [
      'a whole record of PutEventSelectors',
      { eventName: 'PutEventSelectors', requestParameters: DENIED, resources: [{ ARN: 'x' }] },
    ],
    ['responses in a list, though there is only one', [{ TrailARN: 'x', ...formatSelectorSet(DENIED) }]],
    [
      "trails with their selectors in a list of some tool's own",
      { trailList: [{ Name: 'audit', ...formatSelectorSet(DENIED) }] },
    ],
    [
      'what the CDK writes for CloudFormation, spelled as in its source',
      [
        {
          name: 'KMS',
          fieldSelectors: [
            { field: 'eventCategory', equalTo: ['NetworkActivity'] },
            { field: 'eventSource', equalTo: ['kms.amazonaws.com'] },
            { field: 'vpcEndpointId', notStartsWith: ['vpce-0'] },
          ],
        },
      ],
    ],
    [
      'what get-template answers',
      {
        TemplateBody: {
          Resources: { T: { Type: 'AWS::CloudTrail::Trail', Properties: formatSelectorSet(DENIED) } },
        },
      },
    ],
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
    expect(parseWrittenSelectors(state, { name: 'other' })).toEqual({ ok: true, value: BASIC });
    expect(parseWrittenSelectors(state, { name: 'aws_cloudtrail.b' })).toEqual({ ok: true, value: BASIC });
    expect(parseWrittenSelectors(state, { name: 'c' }).ok).toBe(false);
  });

  // CloudTrail API reference, CreateTrail: a trail made without selectors records all management events.
  it('takes no list of something else for a list of default selectors', () => {
    for (const json of [
      [{ Field: 'eventCategory', Equals: ['Data'] }],
      [{ Name: 'audit' }],
      [{ TrailARN: 'x' }],
    ]) {
      expect(parseWrittenSelectors(json)).toMatchObject({
        ok: false,
        error: [{ message: { key: 'selectors.fault.noKind' } }],
      });
    }
  });

  it('tells several responses in a list apart by their trails', () => {
    const answer = (trail: string, set: SelectorSet) => ({
      TrailARN: `arn:aws:cloudtrail:us-east-1:111122223333:trail/${trail}`,
      ...formatSelectorSet(set),
    });
    const answers = [answer('one', BASIC), answer('two', DENIED)];
    expect(parseWrittenSelectors(answers)).toMatchObject({
      ok: false,
      error: [{ message: { key: 'selectors.written.several', values: { count: 2, names: 'one, two' } } }],
    });
    expect(parseWrittenSelectors(answers, { name: 'one' })).toEqual({ ok: true, value: BASIC });
    const name = 'arn:aws:cloudtrail:us-east-1:111122223333:trail/two';
    expect(parseWrittenSelectors(answers, { name })).toEqual({ ok: true, value: DENIED });
  });

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

  it('takes the answer of GetEventDataStore for an event data store, in the partition of its ARN', () => {
    const arn = 'arn:aws-us-gov:cloudtrail:us-gov-west-1:111122223333:eventdatastore/x';
    expect(listWrittenSelectors({ EventDataStoreArn: arn, ...formatSelectorSet(DENIED) })).toMatchObject([
      { target: 'event-data-store', partition: 'aws-us-gov', set: { ok: true } },
    ]);
  });

  it.each<[string, unknown, unknown]>([
    ['a value', { data_resource: [{ type: 'AWS::S3::Object' }] }, { data_resource: [{ values: true }] }],
    [
      'one of several values',
      { data_resource: [{ type: 'AWS::S3::Object', values: ['arn:aws:s3:::a/', null] }] },
      { data_resource: [{ values: [false, true] }] },
    ],
    ['a member', { include_management_events: true }, { read_write_type: true }],
    ['a block', {}, { data_resource: true }],
  ])('does not take for absent what a plan does not know yet: %s', (_, selector, unknown) => {
    const change = {
      ...resource('a', undefined),
      change: {
        before: null,
        after: { name: 'audit', event_selector: [selector] },
        after_unknown: { id: true, arn: true, event_selector: [unknown] },
      },
    };
    const planned = resource('a', change.change.after);
    const plans = [
      { resource_changes: [change] },
      { planned_values: { root_module: { resources: [planned] } }, resource_changes: [change] },
    ];
    for (const plan of plans) {
      expect(parseWrittenSelectors(plan)).toMatchObject({
        ok: false,
        error: [{ message: { key: 'selectors.written.unknownYet' } }],
      });
    }
  });

  it('reads a plan that knows everything that matters', () => {
    const change = {
      ...resource('a', undefined),
      change: { after: BASIC_STATE, after_unknown: { id: true, home_region: true, event_selector: [{}] } },
    };
    expect(parseWrittenSelectors({ resource_changes: [change] })).toEqual({ ok: true, value: BASIC });
  });

  it.each<[string, unknown, string]>([
    ['a trail', { dynamic: { event_selector: { for_each: '$', content: {} } } }, 'eventSelectors'],
    [
      'a selector',
      {
        advanced_event_selector: {
          field_selector: { field: 'eventCategory', equals: ['Management'] },
          dynamic: [{ field_selector: [{ for_each: '$', content: [{}] }] }],
        },
      },
      'advancedEventSelectors.fieldSelectors',
    ],
  ])('loses no dynamic block of %s', (_, body, path) => {
    expect(parseWrittenSelectors({ resource: { aws_cloudtrail: { a: body } } })).toMatchObject({
      ok: false,
      error: [{ path, message: { key: 'selectors.written.computed' } }],
    });
  });

  it('passes over dynamic blocks and unknown values that have nothing to do with selectors', () => {
    const body = { dynamic: { insight_selector: { for_each: '$', content: {} } }, event_selector: {} };
    expect(parseWrittenSelectors({ resource: { aws_cloudtrail: { a: body } } }).ok).toBe(true);
  });

  it.each(['read_write_type', 'include_management_events', 'exclude_management_event_sources'])(
    'says that Terraform computes %s, whatever it will be',
    (member) => {
      const body = { event_selector: { [member]: `$\{var.x}` } };
      expect(parseWrittenSelectors({ resource: { aws_cloudtrail: { a: body } } })).toMatchObject({
        ok: false,
        error: [{ message: { key: 'selectors.written.computed', values: { value: `$\{var.x}` } } }],
      });
    },
  );

  it('says that a macro of CloudFormation writes selectors', () => {
    const Properties = { EventSelectors: [{}], 'Fn::Transform': { Name: 'AWS::Include' } };
    expect(parseWrittenSelectors({ Type: 'AWS::CloudTrail::Trail', Properties })).toMatchObject({
      ok: false,
      error: [{ path: '', message: { values: { value: 'Fn::Transform' } } }],
    });
  });

  it('reads what the partition tells once the partition is known, and asks for it until then', () => {
    const cloudFormation = (...Values: unknown[]) => ({
      Type: 'AWS::CloudTrail::Trail',
      Properties: { EventSelectors: [{ DataResources: [{ Type: 'AWS::S3::Object', Values }] }] },
    });
    const terraform = (values: string) => ({
      resource: {
        aws_cloudtrail: {
          a: { event_selector: { data_resource: { type: 'AWS::S3::Object', values: [values] } } },
        },
      },
    });
    for (const json of [
      cloudFormation({ 'Fn::Sub': `arn:$\{AWS::Partition}:s3:::a/$\{!x}` }),
      cloudFormation({ 'Fn::Join': ['', ['arn:', { Ref: 'AWS::Partition' }, ':s3:::a/', `$\{x}`]] }),
      terraform(`arn:$\{data.aws_partition.current.partition}:s3:::a/$$\{x}`),
    ]) {
      expect(parseWrittenSelectors(json)).toMatchObject({
        ok: false,
        error: [{ message: { key: 'selectors.written.partition' } }],
      });
      expect(parseWrittenSelectors(json, { partition: 'aws-cn' })).toMatchObject({
        ok: true,
        value: { eventSelectors: [{ dataResources: [{ values: [`arn:aws-cn:s3:::a/$\{x}`] }] }] },
      });
    }
    const literal = cloudFormation({ 'Fn::Sub': 'arn:aws:s3:::a/' }, { Ref: 'AWS::NoValue' });
    expect(parseWrittenSelectors(literal)).toMatchObject({
      ok: true,
      value: { eventSelectors: [{ dataResources: [{ values: ['arn:aws:s3:::a/'] }] }] },
    });
  });

  it('leaves out what stands for AWS::NoValue', () => {
    const selector = { ReadWriteType: 'WriteOnly', DataResources: { Ref: 'AWS::NoValue' } };
    const Properties = { EventSelectors: [selector], AdvancedEventSelectors: { Ref: 'AWS::NoValue' } };
    expect(parseWrittenSelectors({ Type: 'AWS::CloudTrail::Trail', Properties })).toMatchObject({
      ok: true,
      value: { kind: 'basic', eventSelectors: [{ readWriteType: 'WriteOnly', dataResources: [] }] },
    });
  });

  it('lets a name be computed, for it decides nothing', () => {
    const FieldSelectors = [{ Field: 'eventCategory', Equals: ['Management'] }];
    const template = (Name: unknown) => ({
      Type: 'AWS::CloudTrail::EventDataStore',
      Properties: { Name: { Ref: 'StoreName' }, AdvancedEventSelectors: [{ Name, FieldSelectors }] },
    });
    expect(parseWrittenSelectors(template({ 'Fn::Sub': `$\{AWS::StackName} all` }))).toMatchObject({
      ok: true,
      value: { advancedEventSelectors: [{ name: `$\{AWS::StackName} all` }] },
    });
    expect(parseWrittenSelectors(template({ 'Fn::If': ['C', 'a', 'b'] }))).toEqual({
      ok: true,
      value: {
        kind: 'advanced',
        advancedEventSelectors: [{ fieldSelectors: [{ field: 'eventCategory', equals: ['Management'] }] }],
      },
    });
  });

  it.each<[string, unknown]>([
    ['Fn::Sub', { 'Fn::Sub': `arn:$\{AWS::Partition}:s3:::$\{Logs}/` }],
    ['Fn::Join', { 'Fn::Join': ['', [{ 'Fn::GetAtt': ['Logs', 'Arn'] }, '/']] }],
    ['Fn::If', { 'Fn::If': ['InUse', 'arn:aws:s3:::a/', 'arn:aws:s3:::b/'] }],
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
