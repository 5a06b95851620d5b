import { describe, expect, it } from 'vitest';
import { parsePolicyDocument } from '../iam/parse-policy-document.ts';
import { isPublicPolicy } from './public-policy.ts';

const OPEN = { Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: 'arn:aws:s3:::b/*' };

function isPublic(...statements: readonly object[]): boolean {
  const parsed = parsePolicyDocument(JSON.stringify({ Version: '2012-10-17', Statement: statements }));
  if (!parsed.ok) throw new Error(`The policy was not read: ${parsed.error.reason} ${parsed.error.detail}`);
  return isPublicPolicy(parsed.value);
}

/** The examples of the S3 User Guide, "The meaning of 'public'", and what lies between them. */
describe('isPublicPolicy', () => {
  it.each([
    [{}],
    [{ Principal: { AWS: '*' } }],
    [{ Principal: { AWS: ['111122223333', '*'] } }],
    [{ Principal: undefined, NotPrincipal: { AWS: '111122223333' } }],
    [{ Condition: { StringLike: { 'aws:SourceVpc': 'vpc-*' } } }],
    [{ Condition: { StringNotEquals: { 'aws:SourceVpc': 'vpc-1' } } }],
    [{ Condition: { StringEqualsIfExists: { 'aws:SourceVpc': 'vpc-1' } } }],
    [{ Condition: { 'ForAllValues:StringEquals': { 'aws:PrincipalOrgPaths': 'o-1/r-1/' } } }],
    [{ Condition: { StringEquals: { 'aws:UserAgent': 'mine' } } }],
    [{ Condition: { IpAddress: { 'aws:SourceIp': '0.0.0.0/1' } } }],
    [{ Condition: { IpAddress: { 'aws:SourceIp': ['203.0.113.0/24', '::/0'] } } }],
    [{ Condition: { StringLike: { 'aws:PrincipalArn': 'arn:aws:iam::*:role/app' } } }],
  ])('takes %j for public', (change) => {
    expect(isPublic({ ...OPEN, ...change })).toBe(true);
  });

  it.each([
    [{ Effect: 'Deny' }],
    [{ Principal: { AWS: '111122223333' } }],
    [{ Principal: { Service: 'cloudtrail.amazonaws.com' } }],
    [{ Condition: { StringEquals: { 'aws:SourceVpc': 'vpc-1' } } }],
    [{ Condition: { StringEquals: { 'aws:PrincipalOrgID': ['o-1', 'o-2'] } } }],
    [{ Condition: { IpAddress: { 'aws:SourceIp': '203.0.113.0/24' } } }],
    [{ Condition: { ArnLike: { 'aws:SourceArn': 'arn:aws:cloudtrail:*:111122223333:trail/*' } } }],
    [{ Condition: { StringLike: { 'aws:PrincipalArn': 'arn:aws:iam::111122223333:role/*' } } }],
    [{ Condition: { 'ForAnyValue:StringLike': { 'aws:PrincipalOrgPaths': 'o-1/r-1/*' } } }],
  ])('does not take %j for public', (change) => {
    expect(isPublic({ ...OPEN, ...change })).toBe(false);
  });

  it('needs one public statement among many', () => {
    const closed = { ...OPEN, Principal: { AWS: '111122223333' } };
    expect(isPublic(closed, closed)).toBe(false);
    expect(isPublic(closed, OPEN)).toBe(true);
  });
});
