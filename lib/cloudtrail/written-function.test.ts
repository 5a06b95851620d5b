import { describe, expect, it } from 'vitest';
import { evaluateFunction, functionName, isNoValue } from './written-function.ts';

describe('functionName', () => {
  it('knows a function by its one member', () => {
    for (const name of ['Ref', 'Condition', 'Fn::Sub', 'Fn::If', 'Fn::ForEach::x']) {
      expect(functionName({ [name]: 'x' })).toBe(name);
    }
    for (const json of [{}, { Field: 'x' }, { Ref: 'a', Field: 'x' }, { 'Fn::Sub': 'a', Ref: 'b' }]) {
      expect(functionName(json)).toBeUndefined();
    }
  });
});

describe('isNoValue', () => {
  it('knows what leaves its place empty', () => {
    expect(isNoValue({ Ref: 'AWS::NoValue' })).toBe(true);
    for (const json of [{ Ref: 'AWS::Region' }, 'AWS::NoValue', null]) expect(isNoValue(json)).toBe(false);
  });
});

describe('evaluateFunction', () => {
  it('tells what the partition tells', () => {
    const sub = { 'Fn::Sub': `arn:$\{AWS::Partition}:s3:::$\{!x}/` };
    expect(evaluateFunction('text', undefined)).toBe('text');
    expect(evaluateFunction({ Ref: 'AWS::Partition' }, 'aws-cn')).toBe('aws-cn');
    expect(evaluateFunction(sub, 'aws-cn')).toBe(`arn:aws-cn:s3:::$\{x}/`);
    expect(evaluateFunction({ 'Fn::Join': [':', ['arn', { Ref: 'AWS::Partition' }, 's3']] }, 'aws')).toBe(
      'arn:aws:s3',
    );
    expect(evaluateFunction({ 'Fn::Join': ['', []] }, undefined)).toBe('');
  });

  it('does not guess what only a deployment tells', () => {
    for (const json of [
      { Ref: 'AWS::Region' },
      { Ref: 'Bucket' },
      { 'Fn::Sub': `$\{Bucket}` },
      { 'Fn::Join': ['', ['a', { Ref: 'Bucket' }]] },
      { 'Fn::GetAtt': 'Bucket.Arn' },
      { Field: 'x' },
    ]) {
      expect(evaluateFunction(json, 'aws')).toBeUndefined();
    }
    expect(evaluateFunction({ Ref: 'AWS::Partition' }, undefined)).toBeUndefined();
    expect(evaluateFunction({ 'Fn::Sub': `$\{AWS::Partition}` }, undefined)).toBeUndefined();
  });

  it('takes nothing from a function that is written wrongly', () => {
    for (const json of [
      null,
      7,
      ['a'],
      { 'Fn::Sub': [`$\{a}`, { a: 'b' }] },
      { 'Fn::Sub': 7 },
      { 'Fn::Join': 'a' },
      { 'Fn::Join': [] },
      { 'Fn::Join': [7, ['a']] },
      { 'Fn::Join': [',', 'a'] },
      { 'Fn::Join': [',', ['a', 7]] },
      { 'Fn::Join': [',', ['a', ['b']]] },
      { 'Fn::Join': [',', ['a', null]] },
    ]) {
      expect(evaluateFunction(json, 'aws')).toBeUndefined();
    }
  });
});
