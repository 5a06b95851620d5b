import { gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { KEY_WORDS, writeKey } from './event-key.ts';
import { expectAgreement, keyText, readOne } from './log-batch.rig.ts';
import { LogBatchBuilder } from './log-batch.ts';
import { sampleRecord, sampleRecords, toBody } from './log-file-samples.ts';

test('reads a record from its bytes as JSON.parse would, and gives its text back', () => {
  expectAgreement(toBody(sampleRecords(0, 40)));
});

const text = fc.oneof(
  fc.constantFrom(
    '',
    'kms.amazonaws.com',
    'a"b',
    '\\',
    '\u0000',
    'é😀',
    '\ud800',
    '<b>',
    '日本',
    'a'.repeat(300),
  ),
  fc.string({ unit: 'binary', maxLength: 12 }),
);
const loose = fc.oneof({ weight: 5, arbitrary: text }, fc.jsonValue());
const record = fc.record(
  {
    eventID: fc.oneof(
      { weight: 5, arbitrary: fc.uuid() },
      fc.uuid().map((id) => id.toUpperCase()),
      fc.constantFrom('EXAMPLE-1', 'not an id', 7, null),
    ),
    eventTime: fc.oneof(
      {
        weight: 5,
        arbitrary: fc
          .date({ min: new Date('2013-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
          .map((at) => at.toISOString()),
      },
      fc.constantFrom(
        '2024-02-29T23:59:59Z',
        '2023-02-29T00:00:00Z',
        '2012-12-31T23:59:59Z',
        '2100-01-01T00:00:00Z',
        '2026-04-31T00:00:00Z',
        '2026-03-01T24:00:00Z',
        '2026-03-01T00:00:60Z',
        '2026-03-01T00:00:00.Z',
        '2026-03-01T00:00:00.1234567890Z',
        '2026-03-01t00:00:00Z',
        '2026-03-01T00:00:00+00:00',
        1_772_323_200,
      ),
    ),
    sharedEventID: fc.oneof(fc.uuid(), loose),
    userIdentity: fc.oneof(
      fc.record(
        { type: loose, principalId: loose, arn: loose, accountId: loose, userName: loose, invokedBy: loose },
        { requiredKeys: [] },
      ),
      fc.jsonValue(),
    ),
    eventSource: loose,
    eventName: loose,
    awsRegion: loose,
    vpcEndpointId: loose,
    vpcEndpointAccountId: loose,
    errorCode: loose,
    errorMessage: loose,
    sourceIPAddress: loose,
    recipientAccountId: loose,
    eventCategory: loose,
    requestParameters: fc.jsonValue(),
  },
  { requiredKeys: [] },
);
const spaces = fc.constantFrom('', ' ', '\n\t ', '\r\n');

test('agrees with JSON.parse on records of any kind, spaced in any way', () => {
  fc.assert(
    fc.property(
      fc.array(fc.oneof({ weight: 8, arbitrary: record }, fc.jsonValue()), { maxLength: 6 }),
      spaces,
      (records, space) => {
        const list = records.map((one) => JSON.stringify(one, undefined, space)).join(`${space},${space}`);
        expectAgreement(
          Buffer.from(
            `${space}{${space}"Records"${space}:${space}[${space}${list}${space}]${space}}${space}`,
          ),
        );
      },
    ),
    { numRuns: 600 },
  );
});

test('agrees with JSON.parse on text that is harmed in one place', () => {
  const whole = Buffer.from(
    JSON.stringify({
      Records: [
        { ...sampleRecord(1), requestParameters: { n: [-1.5e3, true, null, '\\u'] } },
        sampleRecord(2),
      ],
    }),
  );
  fc.assert(
    fc.property(fc.nat(whole.length - 1), fc.nat(127), fc.boolean(), (at, byte, isCut) => {
      expectAgreement(isCut ? whole.subarray(0, at) : Buffer.from(whole.with(at, byte)));
    }),
    { numRuns: 1500 },
  );
});

test.each([
  '{"Records":[{"eventID":"a","eventID":"b","eventTime":"2026-03-01T00:00:00Z"}]}',
  '{"Records":[{"event\\u0049D":"b","eventTime":"2026-03-01T00:00:00Z"}]}',
  '{"Records":[{"eventID":"a","eventTime":"2026-03-01T00:00:00Z","userIdentity":{"arn":"x"},"userIdentity":{"type":"y"}}]}',
  '{"Records":[{"eventID":"a","eventTime":"2026-03-01T00:00:00Z","userIdentity":{"arn":"x"},"userIdentity":null}]}',
  '{"Records":[{"eventID":"a","eventTime":"2026-03-01T00:00:00Z","errorCode":"x","errorCode":null}]}',
  '{"Records":[],"Records":[{"eventID":"a","eventTime":"2026-03-01T00:00:00Z"}]}',
  '{"Region":"x","Records":[{"eventID":"a","eventTime":"2026-03-01T00:00:00Z"}]}',
  '{"Records":[{"eventID":"a","eventTime":"2026-03-01T00:00:00Z"},]}',
  '{"Records":[01]}',
  '{"Records":[1.]}',
  '{"Records":["\\x"]}',
  '{"Records":[tru]}',
  '{"Records":[]} x',
  `{"Records":[${'['.repeat(300)}${']'.repeat(300)}]}`,
])('agrees with JSON.parse on %s', (text) => {
  expectAgreement(Buffer.from(text));
});

test('keeps apart what several files of a batch hold', () => {
  const builder = new LogBatchBuilder();
  builder.addFile(toBody(sampleRecords(0, 3)));
  builder.addFile(gzipSync('{"Records":['));
  builder.addFile(toBody([sampleRecord(1), 5]));
  const { files, events } = builder.finish();
  expect(files.map(({ rows, fault, setAside }) => [rows, fault, setAside.length])).toEqual([
    [3, undefined, 0],
    [0, 'not-json', 0],
    [1, undefined, 1],
  ]);
  expect([...events.files]).toEqual([0, 0, 0, 2]);
});

test('has nothing of one batch in the next', () => {
  const builder = new LogBatchBuilder();
  builder.addFile(toBody(sampleRecords(0, 700)));
  builder.finish();
  builder.addFile(toBody(sampleRecords(3, 2)));
  expect(builder.finish()).toEqual(readOne(toBody(sampleRecords(3, 2))));
});

test('sets a record aside that is larger than AWS writes, and keeps its neighbours', () => {
  const huge = sampleRecord(1, { requestParameters: { document: 'x'.repeat(2 * 1024 * 1024) } });
  const { files, events } = readOne(toBody([sampleRecord(0), huge, sampleRecord(2)]));
  expect(events.length).toBe(2);
  expect(files[0]?.setAside).toMatchObject([{ position: 1, reason: 'record-too-large' }]);
  const twice = `{"Records":[],"Records":[${JSON.stringify(huge)}]}`;
  expect(readOne(Buffer.from(twice)).files[0]?.setAside).toMatchObject([
    { position: 0, reason: 'record-too-large' },
  ]);
});

test('orders keys as their text is ordered', () => {
  fc.assert(
    fc.property(fc.uuid(), fc.uuid(), (a, b) => {
      const keys = new Uint32Array(2 * KEY_WORDS);
      writeKey(keys, 0, a);
      writeKey(keys, 1, b);
      expect([keyText(keys, 0), keyText(keys, 1)]).toEqual([a, b]);
    }),
  );
});
