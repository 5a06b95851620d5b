import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findSeed } from '../seed/seed.ts';
import { formatPolicy } from '../seed/trail-bucket-policy.ts';
import { parsePolicyDocument } from './parse-policy-document.ts';
import type { PolicyStatement } from './policy-document.ts';

const ALLOW = { Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: 'arn:aws:s3:::b/*' };

function parse(statement: unknown, rest: Readonly<Record<string, unknown>> = { Version: '2012-10-17' }) {
  return parsePolicyDocument(JSON.stringify({ ...rest, Statement: statement }));
}

const statement: fc.Arbitrary<PolicyStatement> = fc
  .record({
    Effect: fc.constantFrom('Allow' as const, 'Deny' as const),
    principal: fc.oneof(
      fc.constant('*' as const),
      fc.record({ AWS: fc.constantFrom(['*'], ['111122223333'], ['arn:aws:iam::111122223333:role/a', '*']) }),
      fc.record({ Service: fc.constant(['cloudtrail.amazonaws.com']) }),
    ),
    action: fc.constantFrom(['*'], ['s3:*'], ['kms:Decrypt', 'kms:De?crypt*']),
    resource: fc.constantFrom(['*'], ['arn:aws:s3:::b/*', 'arn:aws:s3:::b']),
    not: fc.boolean(),
    condition: fc.constantFrom(undefined, { StringEquals: { 'aws:SourceVpce': ['vpce-1', 'vpce-2'] } }),
  })
  .map(({ Effect, principal, action, resource, not, condition }) => ({
    Effect,
    ...(not ? { NotPrincipal: principal } : { Principal: principal }),
    ...(not ? { NotAction: action } : { Action: action }),
    ...(not ? { NotResource: resource } : { Resource: resource }),
    ...(condition === undefined ? {} : { Condition: condition }),
  }));

describe('parsePolicyDocument', () => {
  it('reads single values and lists as the same policy', () => {
    fc.assert(
      fc.property(fc.array(statement, { minLength: 1, maxLength: 5 }), (statements) => {
        const read = parsePolicyDocument(formatPolicy(statements));
        expect(read).toEqual({ ok: true, value: { Version: '2012-10-17', Statement: statements } });
      }),
    );
    expect(parse(ALLOW)).toEqual(parse([ALLOW]));
  });

  it('reads the policy of every seeded bucket', () => {
    for (const { name, policy } of findSeed('default').createResources(0).buckets) {
      expect([name, parsePolicyDocument(policy ?? '').ok]).toEqual([name, true]);
    }
  });

  it('takes a policy without a Version for one of 2008', () => {
    const read = parse(ALLOW, {});
    expect(read.ok && read.value.Version).toBe('2008-10-17');
  });

  it('takes booleans and numbers in conditions for their text', () => {
    const read = parse({ ...ALLOW, Condition: { Bool: { 'aws:SecureTransport': false } } });
    expect(read.ok && read.value.Statement[0]?.Condition).toEqual({
      Bool: { 'aws:SecureTransport': ['false'] },
    });
  });

  const { Effect, Principal, Action, Resource } = ALLOW;
  it.each([
    [{ Principal, Action, Resource }, 'missing', 'Effect'],
    [{ ...ALLOW, Effect: 'allow' }, 'effect', 'allow'],
    [{ Effect, Action, Resource }, 'missing', 'Principal'],
    [{ Effect, Principal, Resource }, 'missing', 'Action'],
    [{ Effect, Principal, Action }, 'missing', 'Resource'],
    [{ ...ALLOW, Actions: ['s3:*'] }, 'unknown-field', 'Actions'],
    [{ ...ALLOW, NotAction: 's3:*' }, 'syntax', 'NotAction'],
    [{ ...ALLOW, Action: 'GetObject' }, 'action', 'GetObject'],
    [{ ...ALLOW, Action: [] }, 'action', ''],
    [{ ...ALLOW, Action: [7] }, 'syntax', 'action'],
    [{ ...ALLOW, Resource: 'b/*' }, 'resource', 'b/*'],
    [{ ...ALLOW, Principal: 'everybody' }, 'principal', 'everybody'],
    [{ ...ALLOW, Principal: {} }, 'principal', '[object Object]'],
    [{ ...ALLOW, Principal: { AWS: 'me' } }, 'principal', 'me'],
    [{ ...ALLOW, Principal: { Service: 'cloudtrail' } }, 'principal', 'cloudtrail'],
    [{ ...ALLOW, Principal: { User: '*' } }, 'principal', 'User'],
    [{ ...ALLOW, Condition: { StringSoundsLike: {} } }, 'operator', 'StringSoundsLike'],
    [{ ...ALLOW, Condition: { StringEquals: 'x' } }, 'syntax', 'Condition'],
    [{ ...ALLOW, Condition: { StringEquals: { a: [{}] } } }, 'syntax', 'Condition'],
    ['Allow', 'syntax', 'Statement'],
    [[], 'empty-statement', ''],
  ])('refuses the statement %j: %s %j', (given, reason, detail) => {
    expect(parse(given)).toEqual({ ok: false, error: { reason, detail } });
  });

  it.each([
    ['', 'not-json', ''],
    ['policy.json', 'not-json', ''],
    ['[]', 'not-json', ''],
    ['{"Statement":', 'not-json', ''],
    ['{"Version":"2012-10-17"}', 'missing', 'Statement'],
    ['{"Version":"2020-01-01","Statement":[]}', 'version', '2020-01-01'],
    ['{"Policy":"{}"}', 'unknown-field', 'Policy'],
    ['{"__proto__":{},"Statement":[]}', 'unknown-field', '__proto__'],
  ])('refuses the text %j: %s %j', (text, reason, detail) => {
    expect(parsePolicyDocument(text)).toEqual({ ok: false, error: { reason, detail } });
  });

  it('refuses two statements of one Sid', () => {
    const named = { ...ALLOW, Sid: 'Twice' };
    expect(parse([named, named])).toEqual({
      ok: false,
      error: { reason: 'duplicate-sid', detail: 'Twice' },
    });
  });

  it('never throws, whatever the JSON', () => {
    fc.assert(fc.property(fc.jsonValue(), (json) => void parse(json)));
    fc.assert(fc.property(fc.string(), (text) => void parsePolicyDocument(text)));
  });
});
