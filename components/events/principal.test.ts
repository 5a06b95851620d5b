import { expect, test } from 'vitest';
import { toPrincipal, toShortName } from './principal';

test('an assumed role is told by its role and its session', () => {
  const principal = toPrincipal({
    principal: 'arn:aws:sts::111122223333:assumed-role/app-server/host-42',
    principalAccountId: '111122223333',
    identityType: 'AssumedRole',
  });
  expect(principal).toEqual({
    kind: 'role',
    role: 'app-server',
    session: 'host-42',
    accountId: '111122223333',
  });
  expect(toShortName(principal)).toBe('app-server/host-42');
});

test('users keep their name without the path, in every partition', () => {
  expect(toPrincipal({ principal: 'arn:aws-us-gov:iam::111122223333:user/teams/ops/alice' })).toEqual({
    kind: 'user',
    name: 'alice',
    accountId: '111122223333',
  });
  expect(toPrincipal({ principal: 'arn:aws:iam::111122223333:root' }).kind).toBe('root');
});

test('a caller from another account, of whom CloudTrail tells the account only', () => {
  expect(
    toPrincipal({ principal: 'AIDAEXAMPLE', principalAccountId: '777788889999', identityType: 'AWSAccount' }),
  ).toEqual({ kind: 'account', accountId: '777788889999' });
});

test('anonymous callers, however the record spells them', () => {
  for (const caller of [
    { principal: 'anonymous', principalAccountId: 'anonymous', identityType: 'AWSAccount' },
    { principal: 'ANONYMOUS_PRINCIPAL' },
    { principalAccountId: 'anonymous' },
  ]) {
    expect(toPrincipal(caller)).toEqual({ kind: 'anonymous' });
  }
});

test('what cannot be read is shown as it is, and nothing at all is unknown', () => {
  expect(toPrincipal({ principal: 'arn:aws:sts::1:assumed-role/only' })).toEqual({
    kind: 'other',
    name: 'arn:aws:sts::1:assumed-role/only',
  });
  expect(toPrincipal({ principal: '<b>x</b>', identityType: 'Odd' })).toEqual({
    kind: 'other',
    name: '<b>x</b>',
  });
  expect(toPrincipal({})).toEqual({ kind: 'unknown' });
});
