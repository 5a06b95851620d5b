import { describe, expect, it } from 'vitest';
import { PAYMENTS } from '../seed/organization.ts';
import type { PolicyStatement } from './policy-document.ts';
import { isAllowedByPolicy, judge, type PolicyRequest } from './policy-evaluation.ts';

const request: PolicyRequest = {
  principalARNs: [`arn:aws:iam::${PAYMENTS}:role/app`],
  action: 'kms:Decrypt',
  resourceARN: `arn:aws:kms:us-east-1:${PAYMENTS}:key/1`,
  context: { 'aws:PrincipalAccount': PAYMENTS, 'aws:PrincipalOrgID': 'o-trailp0int' },
};

function allows(
  statements: readonly Partial<PolicyStatement>[],
  asked: Partial<PolicyRequest> = {},
): boolean {
  return isAllowedByPolicy(
    {
      Version: '2012-10-17',
      Statement: statements.map((statement) => ({
        Effect: 'Allow',
        Principal: '*',
        Action: ['*'],
        Resource: ['*'],
        ...statement,
      })),
    },
    { ...request, ...asked },
  );
}

describe('isAllowedByPolicy', () => {
  it('allows nothing without a statement, everything with full access', () => {
    expect(allows([])).toBe(false);
    expect(allows([{}])).toBe(true);
  });

  it('lets a denial win over every allowance', () => {
    expect(allows([{}, { Effect: 'Deny', Action: ['kms:Decrypt'] }])).toBe(false);
    expect(allows([{}, { Effect: 'Deny', Action: ['kms:Encrypt'] }])).toBe(true);
  });

  it('compares actions without regard to case, and resources with it', () => {
    expect(allows([{ Action: ['KMS:decrypt'] }])).toBe(true);
    expect(allows([{ Action: ['kms:De*'] }])).toBe(true);
    expect(allows([{ Resource: [`arn:aws:kms:*:${PAYMENTS}:key/?`] }])).toBe(true);
    expect(allows([{ Resource: ['ARN:aws:kms:*'] }])).toBe(false);
  });

  it('knows principals by their role, and anonymous ones not at all', () => {
    const named = [{ Principal: { AWS: [`arn:aws:iam::${PAYMENTS}:role/app`] } }];
    expect(allows(named)).toBe(true);
    expect(allows(named, { principalARNs: [] })).toBe(false);
  });

  it('fails a condition on a key that the request lacks, unless it is negated or says IfExists', () => {
    const anonymous = { context: {} };
    const on = (operator: string) => [
      { Condition: { [operator]: { 'aws:PrincipalOrgID': ['o-trailp0int'] } } },
    ];
    expect(allows(on('StringEquals'))).toBe(true);
    expect(allows(on('StringEquals'), anonymous)).toBe(false);
    expect(allows(on('StringEqualsIfExists'), anonymous)).toBe(true);
    expect(allows(on('StringNotEquals'), anonymous)).toBe(true);
    expect(allows(on('StringNotEquals'))).toBe(false);
    expect(allows(on('StringLike'))).toBe(true);
  });

  it('never opens the endpoint for an operator that it does not know', () => {
    const unknown = { Condition: { StringSoundsLike: { 'aws:PrincipalAccount': [PAYMENTS] } } };
    expect(allows([unknown])).toBe(false);
    expect(allows([{}, { Effect: 'Deny', ...unknown }])).toBe(false);
  });
});

describe('judge', () => {
  const statements: readonly PolicyStatement[] = [
    { Sid: 'Own', Effect: 'Allow', Action: ['kms:*'], Resource: ['*'] },
    { Effect: 'Allow', Action: ['*'], Resource: ['*'] },
    { Sid: 'KeepOut', Effect: 'Deny', Action: ['kms:Decrypt'], Resource: ['*'] },
  ];
  const ask = (action: string, among = statements) =>
    judge({ Version: '2012-10-17', Statement: among }, { ...request, action });

  it('names the statement that decided: the first denial, otherwise the first allowance', () => {
    expect(ask('kms:Decrypt')).toEqual({ decision: 'denied', index: 2, sid: 'KeepOut' });
    expect(ask('kms:Encrypt')).toEqual({ decision: 'allowed', index: 0, sid: 'Own' });
    expect(ask('ec2:RunInstances')).toEqual({ decision: 'allowed', index: 1 });
    expect(ask('ec2:RunInstances', statements.slice(0, 1))).toEqual({ decision: 'not-mentioned' });
  });
});
