import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countSame } from './earlier-record.ts';
import { expectAgreement } from './log-batch.rig.ts';

/** Members as they may be written; few, so that neighbours often have the same one at the same place, or nearly. */
const MEMBERS = [
  '"eventID":"00000000-0000-4000-8000-000000000001"',
  '"eventID":"00000000-0000-4000-8000-000000000002"',
  '"eventID":"EXAMPLE"',
  '"eventID":""',
  '"event\\u0049D":"escaped"',
  '"eventTime":"2026-03-01T00:00:00Z"',
  '"eventTime":"2026-03-01T00:00:01Z"',
  '"eventTime":"never"',
  '"eventName":"ListKeys"',
  '"eventName": "ListKeys"',
  '"eventName":"ListKeysAndMore"',
  '"eventName":"List\\u004beys"',
  '"eventName":null',
  '"eventName":1',
  '"eventName":12',
  '"errorCode":"VpceAccessDenied"',
  '"errorCode" :"VpceAccessDenied"',
  '"sharedEventID":"00000000-0000-4000-8000-000000000003"',
  '"sharedEventID":"odd"',
  '"sharedEventID":null',
  '"userIdentity":{"type":"Role","arn":"arn:a","accountId":"1"}',
  '"userIdentity":{"type":"Role","arn":"","userName":"u","accountId":"1"}',
  '"userIdentity":{"type":"Role","arn":"arn:a","accountId":"12"}',
  '"userIdentity":{"arn":"arn:a","arn":"arn:b"}',
  '"userIdentity":{}',
  '"userIdentity":"text"',
  '"requestParameters":{"a":[1,{"b":"}"}]}',
  '"requestParameters":{"a":[1,{"b":"]"}]}',
];
const member = fc.constantFrom(...MEMBERS);
const change = fc.record({ at: fc.nat(8), removed: fc.nat(2), added: fc.array(member, { maxLength: 2 }) });

/** Records of which each is the one before it with a few changes. */
const records = fc
  .tuple(fc.array(member, { maxLength: 6 }), fc.array(fc.array(change, { maxLength: 2 }), { maxLength: 8 }))
  .map(([first, changes]) => {
    // An id and a time: without them a record is set aside, and nothing is compared with it.
    const all = [[MEMBERS[0], ...first, MEMBERS[5]]];
    for (const ofOne of changes) {
      const next = [...(all.at(-1) ?? [])];
      for (const { at, removed, added } of ofOne) next.splice(at, removed, ...added);
      all.push(next);
    }
    return all;
  });

test('takes from the record before only what the record itself says, whatever is repeated, missing or there twice', () => {
  fc.assert(
    fc.property(records, fc.constantFrom(',', ', '), fc.constantFrom('', ' '), (written, comma, space) => {
      const list = written.map((members) => `{${space}${members.join(comma)}${space}}`);
      expectAgreement(Buffer.from(`{"Records":[${list.join(',')}]}`));
    }),
    { numRuns: 3000 },
  );
});

test('reads records with more members than are remembered', () => {
  const members = Array.from({ length: 70 }, (_, n) => `"member${n}":${n}`).join(',');
  const record = (name: string) =>
    `{"eventID":"${name}","eventTime":"2026-03-01T00:00:00Z",${members},"eventName":"${name}"}`;
  expectAgreement(Buffer.from(`{"Records":[${record('a')},${record('a')},${record('b')},${record('a')}]}`));
});

test('counts the bytes that are the same from two places on', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 40 }), fc.nat(40), fc.nat(3), (bytes, differs, gap) => {
      const other = bytes.map((byte, at) => (at === differs ? byte ^ 1 : byte));
      const text = Uint8Array.from([...bytes, ...new Uint8Array(gap), ...other]);
      const second = bytes.length + gap;
      expect(countSame(new DataView(text.buffer), 0, second, bytes.length)).toBe(
        Math.min(differs, bytes.length),
      );
    }),
  );
});
