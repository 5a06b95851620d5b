import { describe, expect, it } from 'vitest';
import { matchesConditions } from './condition.ts';
import type { ConditionContext } from './condition-context.ts';

const CONTEXT: ConditionContext = {
  'aws:PrincipalArn': 'arn:aws:iam::111122223333:role/app',
  'aws:PrincipalOrgID': 'o-trailp0int',
  'aws:PrincipalOrgPaths': ['o-trailp0int/r-root/ou-root-a/', 'o-trailp0int/r-root/ou-root-b/'],
  'aws:SourceIp': '203.0.113.24',
  'aws:VpcSourceIp': '10.20.1.7',
  'aws:CurrentTime': '2026-11-23T09:00:00Z',
  'aws:EpochTime': '1795424400',
  'aws:SecureTransport': 'true',
  's3:max-keys': '100',
  'aws:PrincipalTag/team': 'checkout',
};

/** `${name}`, which the policy fills in and not JavaScript. */
const variable = (name: string) => `\${${name}}`;

function holds(
  operator: string,
  key: string,
  values: string | readonly string[],
  { effect = 'Allow', version = '2012-10-17' }: { effect?: 'Allow' | 'Deny'; version?: string } = {},
): boolean {
  const list = typeof values === 'string' ? [values] : values;
  return matchesConditions({ [operator]: { [key]: list } }, effect, { version, context: CONTEXT });
}

/** operator, key, values that hold, values that do not */
const CASES: readonly (readonly [string, string, string | readonly string[], string | readonly string[]])[] =
  [
    ['StringEquals', 'aws:PrincipalOrgID', 'o-trailp0int', 'O-TRAILP0INT'],
    ['StringEquals', 'AWS:principalorgid', ['o-else', 'o-trailp0int'], 'o-else'],
    ['StringNotEquals', 'aws:PrincipalOrgID', ['o-else', 'o-other'], ['o-else', 'o-trailp0int']],
    ['StringEqualsIgnoreCase', 'aws:PrincipalOrgID', 'O-TRAILP0INT', 'o-else'],
    ['StringNotEqualsIgnoreCase', 'aws:PrincipalOrgID', 'o-else', 'O-TRAILP0INT'],
    ['StringLike', 'aws:PrincipalArn', 'arn:aws:iam::*:role/a?p', 'arn:aws:iam::*:role/a?'],
    ['StringNotLike', 'aws:PrincipalArn', 'arn:aws:iam::4*', 'arn:aws:iam::1*'],
    ['ArnLike', 'aws:PrincipalArn', 'arn:aws:iam::111122223333:role/*', 'arn:aws:*:role/app'],
    ['ArnEquals', 'aws:PrincipalArn', 'arn:*:iam:*:*:role/app', 'arn:aws:iam::111122223333:user/app'],
    ['ArnNotLike', 'aws:PrincipalArn', 'arn:aws:iam::111122223333:user/*', 'arn:aws:iam::*:role/*'],
    ['ArnNotEquals', 'aws:PrincipalArn', 'arn:aws:iam::444455556666:role/app', 'arn:aws:iam::*:role/app'],
    ['Bool', 'aws:SecureTransport', 'TRUE', 'false'],
    ['IpAddress', 'aws:SourceIp', ['198.51.100.0/24', '203.0.113.0/24'], '203.0.112.0/24'],
    ['NotIpAddress', 'aws:SourceIp', '203.0.112.0/24', ['10.0.0.0/8', '203.0.113.24']],
    ['IpAddress', 'aws:VpcSourceIp', '10.0.0.0/8', '10.21.0.0/16'],
    ['IpAddress', 'aws:SourceIp', '0.0.0.0/0', '::/0'],
    ['NumericEquals', 's3:max-keys', '100', '10'],
    ['NumericNotEquals', 's3:max-keys', '10', '100.0'],
    ['NumericLessThan', 's3:max-keys', '101', '100'],
    ['NumericLessThanEquals', 's3:max-keys', '100', '99'],
    ['NumericGreaterThan', 's3:max-keys', '99', '100'],
    ['NumericGreaterThanEquals', 's3:max-keys', '100', '1000'],
    ['DateEquals', 'aws:CurrentTime', '2026-11-23T09:00:00.000Z', '2026-11-23'],
    ['DateNotEquals', 'aws:CurrentTime', '2026-11-23', '2026-11-23T10:00:00+01:00'],
    ['DateLessThan', 'aws:CurrentTime', '2026-11-24', '2026-11-23T09:00:00Z'],
    ['DateLessThanEquals', 'aws:CurrentTime', '2026-11-23T09:00:00Z', '2026-11-23T08:59:59Z'],
    ['DateGreaterThan', 'aws:CurrentTime', '1795424399', '1795424400'],
    ['DateGreaterThanEquals', 'aws:EpochTime', '2026-11-23T09:00:00Z', '2027'],
    ['BinaryEquals', 'aws:PrincipalTag/team', 'checkout', 'Y2hlY2tvdXQ='],
    ['Null', 'aws:SourceVpce', 'true', 'false'],
    ['Null', 'aws:SourceIp', 'false', 'true'],
  ];

describe('matchesConditions', () => {
  it.each(CASES)('%s of %s holds for %j and not for %j', (operator, key, yes, no) => {
    expect(holds(operator, key, yes)).toBe(true);
    expect(holds(operator, key, no)).toBe(false);
  });

  it('holds where the key is missing for negated operators and for IfExists alone', () => {
    expect(holds('StringEquals', 'aws:SourceVpce', 'vpce-1')).toBe(false);
    expect(holds('StringNotEquals', 'aws:SourceVpce', 'vpce-1')).toBe(true);
    expect(holds('StringEqualsIfExists', 'aws:SourceVpce', 'vpce-1')).toBe(true);
    expect(holds('StringNotEqualsIfExists', 'aws:SourceVpce', 'vpce-1')).toBe(true);
    expect(holds('IpAddress', 'aws:Unknown', '0.0.0.0/0')).toBe(false);
    expect(holds('Bool', 'aws:MultiFactorAuthPresent', 'false')).toBe(false);
    expect(holds('ForAllValues:StringEquals', 'aws:TagKeys', 'a')).toBe(true);
    expect(holds('ForAnyValue:StringEquals', 'aws:TagKeys', 'a')).toBe(false);
    expect(holds('ForAnyValue:StringNotEquals', 'aws:TagKeys', 'a')).toBe(false);
  });

  it('compares sets: any value of the request, or all of them', () => {
    const key = 'aws:PrincipalOrgPaths';
    expect(holds('ForAnyValue:StringLike', key, 'o-trailp0int/r-root/ou-root-a/*')).toBe(true);
    expect(holds('ForAllValues:StringLike', key, 'o-trailp0int/r-root/ou-root-a/*')).toBe(false);
    expect(holds('ForAllValues:StringLike', key, 'o-trailp0int/r-root/*')).toBe(true);
    expect(holds('ForAnyValue:StringNotLike', key, '*a/')).toBe(true);
    expect(holds('ForAllValues:StringNotLike', key, '*a/')).toBe(false);
    expect(holds('StringLike', key, '*a/')).toBe(true);
    expect(holds('StringNotLike', key, '*a/')).toBe(false);
  });

  it('fills variables in, but not in policies of 2008, and takes none that has no value', () => {
    const key = 'aws:PrincipalTag/team';
    expect(holds('StringEquals', key, variable(key))).toBe(true);
    expect(holds('StringEquals', key, variable(key), { version: '2008-10-17' })).toBe(false);
    expect(holds('StringLike', key, `${variable('aws:PrincipalTag/cost')}*`)).toBe(false);
    expect(holds('StringLike', key, `${variable("aws:PrincipalTag/cost, 'check'")}*`)).toBe(true);
    expect(holds('StringNotEquals', key, variable('aws:PrincipalTag/cost'))).toBe(true);
    expect(holds('StringLike', key, variable('aws:PrincipalOrgPaths'))).toBe(false);
  });

  it('takes a wildcard in the value of a variable for a plain character', () => {
    const context = { 'aws:UserAgent': '*', 's3:prefix': 'home/everything' };
    const like = (prefix: string, pattern: string) =>
      matchesConditions({ StringLike: { 's3:prefix': [pattern] } }, 'Allow', {
        version: '2012-10-17',
        context: { ...context, 's3:prefix': prefix },
      });
    expect(like('home/everything', `home/${variable('aws:UserAgent')}`)).toBe(false);
    expect(like('home/*', `home/${variable('aws:UserAgent')}`)).toBe(true);
    expect(like('home/*', `home/${variable('*')}`)).toBe(true);
    expect(like('home/x', `home/${variable('*')}`)).toBe(false);
  });

  it.each([
    ['IpAddress', 'aws:SourceIp', '203.0.113.0/33'],
    ['IpAddress', 'aws:SourceIp', 'everywhere'],
    ['NotIpAddress', 'aws:SourceIp', 'nowhere'],
    ['NumericGreaterThan', 's3:max-keys', 'few'],
    ['NumericNotEquals', 's3:max-keys', ''],
    ['DateGreaterThan', 'aws:CurrentTime', 'yesterday'],
    ['StringSoundsLike', 'aws:PrincipalOrgID', 'o-trailp0int'],
    ['ForMostValues:StringEquals', 'aws:PrincipalOrgID', 'o-trailp0int'],
    ['constructor', 'aws:PrincipalOrgID', 'o-trailp0int'],
  ])('never opens anything for %s of %s where %j means nothing', (operator, key, value) => {
    expect(holds(operator, key, value)).toBe(false);
    expect(holds(operator, key, value, { effect: 'Deny' })).toBe(true);
  });
});
