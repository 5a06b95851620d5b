import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PAYMENTS } from '../seed/organization.ts';
import type { PolicyPrincipal, PolicyStatement } from './policy-document.ts';
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

describe('a policy of any statements', () => {
  const accounts = [PAYMENTS, '444455556666'];
  const statement: fc.Arbitrary<PolicyStatement> = fc
    .record({
      Effect: fc.constantFrom<PolicyStatement['Effect']>('Allow', 'Deny'),
      Principal: fc.constantFrom<PolicyPrincipal>('*', {
        AWS: accounts.map((id) => `arn:aws:iam::${id}:role/app`),
      }),
      Action: fc.constantFrom(['*'], ['kms:*'], ['kms:Dec*', 's3:Get*'], ['ec2:RunInstances']),
      Resource: fc.constantFrom(['*'], [`arn:aws:kms:*:${PAYMENTS}:key/*`], ['arn:aws:s3:::b/*']),
      conditions: fc.constantFrom<Pick<PolicyStatement, 'Condition'>>(
        {},
        { Condition: { StringEquals: { 'aws:PrincipalAccount': [PAYMENTS] } } },
        { Condition: { StringNotEqualsIfExists: { 'aws:PrincipalOrgID': ['o-trailp0int'] } } },
        { Condition: { Null: { 'aws:PrincipalOrgID': ['true'] } } },
        { Condition: { StringSoundsLike: { 'aws:PrincipalAccount': [PAYMENTS] } } },
      ),
    })
    .map(({ conditions, ...rest }) => ({ ...rest, ...conditions }));
  const anyRequest: fc.Arbitrary<PolicyRequest> = fc
    .record({
      accountId: fc.constantFrom(...accounts, undefined),
      action: fc.constantFrom('kms:Decrypt', 's3:GetObject', 'ec2:RunInstances'),
      resourceARN: fc.constantFrom(`arn:aws:kms:us-east-1:${PAYMENTS}:key/1`, 'arn:aws:s3:::b/k', '*'),
    })
    .map(({ accountId, ...asked }) => ({
      ...asked,
      principalARNs: accountId === undefined ? [] : [`arn:aws:iam::${accountId}:role/app`],
      context: {
        'aws:PrincipalAccount': accountId,
        'aws:PrincipalOrgID': accountId === PAYMENTS ? 'o-trailp0int' : undefined,
      },
    }));
  const statements = fc.array(statement, { maxLength: 6 });
  const decide = (list: readonly PolicyStatement[], asked: PolicyRequest) =>
    judge({ Version: '2012-10-17', Statement: list }, asked).decision;

  it('decides the same in any order', () => {
    fc.assert(
      fc.property(statements, anyRequest, (list, asked) => {
        expect(decide([...list].reverse(), asked)).toBe(decide(list, asked));
      }),
    );
  });

  it('is only narrowed by a denial more, and only widened by an allowance more', () => {
    fc.assert(
      fc.property(statements, statement, anyRequest, (list, more, asked) => {
        const before = decide(list, asked);
        const after = decide([...list, more], asked);
        if (more.Effect === 'Deny') expect([before, 'denied']).toContain(after);
        else if (before !== 'not-mentioned') expect(after).toBe(before);
        else expect(after).not.toBe('denied');
      }),
    );
  });

  it('names as deciding a statement that decides the same by itself', () => {
    fc.assert(
      fc.property(statements, anyRequest, (list, asked) => {
        const verdict = judge({ Version: '2012-10-17', Statement: list }, asked);
        const decisive = verdict.index === undefined ? [] : list.slice(verdict.index, verdict.index + 1);
        expect(decide(decisive, asked)).toBe(verdict.decision);
      }),
    );
  });
});
