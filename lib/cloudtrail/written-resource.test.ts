import { describe, expect, it } from 'vitest';
import { findWrittenResources } from './written-resource.ts';

const trail = { name: 'audit' };
const plain = { type: 'aws_cloudtrail', properties: trail, language: 'plain' };

describe('findWrittenResources', () => {
  it('finds the resources of a CloudFormation template, and passes over what has no type', () => {
    const Resources = {
      Trail: { Type: 'AWS::CloudTrail::Trail', Properties: { TrailName: 'audit' } },
      Bucket: { Type: 'AWS::S3::Bucket' },
      Odd: { Type: 7 },
      Text: 'x',
    };
    const found = [
      {
        address: 'Resources.Trail',
        type: 'AWS::CloudTrail::Trail',
        properties: { TrailName: 'audit' },
        language: 'cloudformation',
      },
      { address: 'Resources.Bucket', type: 'AWS::S3::Bucket', properties: {}, language: 'cloudformation' },
    ];
    expect(findWrittenResources({ Resources })).toEqual(found);
    expect(findWrittenResources({ TemplateBody: { Resources } })).toEqual(found);
    expect(findWrittenResources({ ...Resources.Trail })).toEqual([{ ...found[0], address: '' }]);
    expect(findWrittenResources({ Type: 'AWS::CloudTrail::Trail' })).toBeUndefined();
    expect(findWrittenResources({ Properties: {} })).toBeUndefined();
  });

  it('finds the resources of a state, in all its modules', () => {
    const root_module = {
      resources: [{ address: 'aws_cloudtrail.a', type: 'aws_cloudtrail', values: trail }, 'x'],
      child_modules: [
        { resources: [{ address: 'module.m.aws_cloudtrail.b', type: 'aws_cloudtrail', values: trail }] },
        { child_modules: null },
        'x',
      ],
    };
    const found = [
      { ...plain, address: 'aws_cloudtrail.a' },
      { ...plain, address: 'module.m.aws_cloudtrail.b' },
    ];
    expect(findWrittenResources({ values: { root_module } })).toEqual(found);
    expect(findWrittenResources({ planned_values: { root_module } })).toEqual(found);
    const resource = { module: 'module.m', type: 'aws_cloudtrail', name: 'b', values: trail };
    expect(findWrittenResources(resource)).toEqual([found[1]]);
    expect(findWrittenResources({ type: 'aws_cloudtrail' })).toBeUndefined();
    expect(findWrittenResources({ values: trail })).toBeUndefined();
  });

  it('finds the instances of a state as it lies on the disk, each under its key', () => {
    const state = (...resources: unknown[]) => ({ version: 4, resources });
    const instances = [
      { index_key: 'eu', attributes: trail },
      { index_key: 0, attributes: trail },
      { attributes: trail },
      'x',
    ];
    const resource = { type: 'aws_cloudtrail', name: 'a', instances };
    expect(
      findWrittenResources(state({ ...resource, module: 'module.m' }, 'x', { type: 't', name: 'n' })),
    ).toEqual([
      { ...plain, address: 'module.m.aws_cloudtrail.a["eu"]' },
      { ...plain, address: 'module.m.aws_cloudtrail.a[0]' },
      { ...plain, address: 'module.m.aws_cloudtrail.a' },
    ]);
    expect(findWrittenResources(state({ ...resource, instances: null }))).toEqual([]);
    // A record of CloudTrail has resources too.
    expect(findWrittenResources({ resources: [resource] })).toBeUndefined();
  });

  it('finds what a plan changes, with what is not known yet', () => {
    const change = (after: unknown, after_unknown?: unknown) => ({
      address: 'aws_cloudtrail.a',
      type: 'aws_cloudtrail',
      change: { after, after_unknown },
    });
    const unknown = { arn: true };
    expect(
      findWrittenResources({ resource_changes: [change(trail, unknown), change(null), { type: 't' }, 'x'] }),
    ).toEqual([{ ...plain, address: 'aws_cloudtrail.a', unknown: undefined }]);
    expect(findWrittenResources({ resource_changes: [change(trail, unknown)] })).toEqual([
      { ...plain, address: 'aws_cloudtrail.a', unknown },
    ]);
    const resources = [{ address: 'aws_cloudtrail.a', type: 'aws_cloudtrail', values: trail }];
    const planned = { planned_values: { root_module: { resources } } };
    expect(findWrittenResources({ ...planned, resource_changes: [change(null, unknown)] })).toEqual([
      { ...plain, address: 'aws_cloudtrail.a', unknown },
    ]);
  });

  it("finds the resources of Terraform's source, alone or in lists", () => {
    const source = { ...plain, language: 'terraform-source' };
    expect(findWrittenResources({ resource: { aws_cloudtrail: { a: trail, b: [trail] } } })).toEqual([
      { ...source, address: 'aws_cloudtrail.a' },
      { ...source, address: 'aws_cloudtrail.b' },
    ]);
    expect(findWrittenResources({ resource: { aws_cloudtrail: [{ a: trail }, 'x'], t: null } })).toEqual([
      { ...source, address: 'aws_cloudtrail.a' },
    ]);
  });

  it('finds none in what is something else', () => {
    for (const json of [null, 'x', 7, [], [{ Resources: {} }], {}, { resources: [] }]) {
      expect(findWrittenResources(json)).toBeUndefined();
    }
  });
});
