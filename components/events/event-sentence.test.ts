import { createTranslator } from 'use-intl/core';
import { expect, test } from 'vitest';
import type { EventRow } from '@/lib/cloudtrail/captured-event.ts';
import { catalogues, type Locale } from '@/lib/messages/catalogue.ts';
import { type Names, NO_NAMES, toEventSentence } from './event-sentence';
import { writeSentence } from './event-sentence-tags';

const denied: EventRow = {
  eventID: '7c6e3d04-0c3b-42f2-8589-000000000001',
  eventTime: '2026-11-23T12:03:04Z',
  eventSource: 'kms.amazonaws.com',
  eventName: 'Decrypt',
  awsRegion: 'us-east-1',
  vpcEndpointId: 'vpce-0a1b2c3d',
  vpcEndpointAccountId: '111122223333',
  recipientAccountId: '111122223333',
  errorCode: 'VpceAccessDenied',
  principal: 'arn:aws:sts::111122223333:assumed-role/app-server/host-42',
  principalAccountId: '111122223333',
  identityType: 'AssumedRole',
  connectionId: 'sandbox-111122223333',
  trailARNs: [],
};
const { errorCode: _, ...allowed } = denied;

const names: Names = {
  ...NO_NAMES,
  endpointName: (id) => (id === 'vpce-0a1b2c3d' ? 'kms-payments' : undefined),
  accountName: (id) => (id === '111122223333' ? 'payments' : undefined),
};

function write(row: EventRow, locale: Locale = 'en', known = names): string {
  const t = createTranslator({ locale, messages: catalogues[locale], namespace: 'events.sentence' });
  const sentence = toEventSentence(row, known);
  return writeSentence(sentence, {
    text: (text) => text,
    time: (iso) => `${iso.slice(11, 19)} UTC`,
    message: (key, tags) => t.markup(key, tags),
  });
}

test('a denial names the caller, the action, the endpoint and the time', () => {
  expect(write(denied)).toBe(
    'host-42 (role app-server) of account payments (111122223333) was denied kms:Decrypt by the policy of VPC endpoint kms-payments (vpce-0a1b2c3d) at 12:03:04 UTC.',
  );
  expect(write(denied, 'en', NO_NAMES)).toBe(
    'host-42 (role app-server) of account 111122223333 was denied kms:Decrypt by the policy of VPC endpoint vpce-0a1b2c3d at 12:03:04 UTC.',
  );
});

test('the same in Japanese', () => {
  expect(write(denied, 'ja')).toBe(
    '12:03:04 UTC に、アカウント payments（111122223333）の host-42（ロール app-server）による kms:Decrypt の呼び出しが、VPC エンドポイント kms-payments（vpce-0a1b2c3d）のポリシーにより拒否されました。',
  );
});

test('an allowed call', () => {
  expect(write(allowed)).toBe(
    'host-42 (role app-server) of account payments (111122223333) called kms:Decrypt through VPC endpoint kms-payments (vpce-0a1b2c3d) at 12:03:04 UTC.',
  );
});

test('a call that failed for another reason is not blamed on the endpoint policy', () => {
  expect(write({ ...denied, errorCode: 'ThrottlingException' })).toContain(
    'called kms:Decrypt through VPC endpoint kms-payments (vpce-0a1b2c3d) at 12:03:04 UTC and got the error ThrottlingException.',
  );
});

test('a caller from outside the account of the endpoint is said to be', () => {
  const foreign = {
    ...denied,
    principal: 'AIDAEXAMPLE',
    principalAccountId: '999900001111',
    identityType: 'AWSAccount',
  };
  expect(write(foreign)).toBe(
    'A caller from another account, 999900001111, was denied kms:Decrypt by the policy of VPC endpoint kms-payments (vpce-0a1b2c3d) at 12:03:04 UTC.',
  );
  expect(
    write({
      ...allowed,
      principal: 'arn:aws:iam::999900001111:user/eve',
      principalAccountId: '999900001111',
    }),
  ).toContain('User eve of another account, 999900001111, called');
});

test('an anonymous caller', () => {
  expect(write({ ...denied, principal: 'anonymous', principalAccountId: 'anonymous' })).toMatch(
    /^An anonymous caller was denied kms:Decrypt/,
  );
});

test('a record without fields still makes a sentence', () => {
  const bare: EventRow = {
    eventID: 'x',
    eventTime: '2026-11-23T12:03:04Z',
    connectionId: 'c',
    trailARNs: [],
  };
  expect(write(bare)).toBe(
    'A caller that the record does not name called an operation that the record does not name at 12:03:04 UTC.',
  );
  for (const locale of ['en', 'ja'] as const) expect(write(bare, locale)).not.toContain('undefined');
});

test('text that strangers wrote is never read as a message', () => {
  const hostile = { ...denied, eventName: '{time}<who>x</who>', principal: "'{0}" };
  expect(write(hostile)).toContain("'{0}");
  expect(write(hostile)).toContain('kms:{time}<who>x</who>');
});
