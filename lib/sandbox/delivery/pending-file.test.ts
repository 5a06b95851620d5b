import { expect, it } from 'vitest';
import type { SandboxRecord } from '../workload/records.ts';
import { cutIntoTexts } from './pending-file.ts';

const record = (n: number): SandboxRecord => ({
  eventID: `event-${n}`,
  eventTime: '2026-11-23T09:00:00Z',
  eventCategory: 'NetworkActivity',
  awsRegion: 'us-east-1',
  recipientAccountId: '111122223333',
  userIdentity: { type: 'AWSAccount', userName: 'ä'.repeat(100) },
});

it('cuts what is too large for one file into several, each whole and none too large', () => {
  const records = Array.from({ length: 100 }, (_, n) => record(n));
  const texts = cutIntoTexts(records, 2000);
  expect(texts.length).toBeGreaterThan(15);
  for (const { text, records: inText } of texts) {
    expect(Buffer.byteLength(text)).toBeLessThanOrEqual(2000);
    expect(JSON.parse(text)).toEqual({ Records: inText });
  }
  expect(texts.flatMap((part) => part.records)).toEqual(records);
});

it('writes one file where it is not too large, and a record that is larger than a file into one of its own', () => {
  expect(cutIntoTexts([record(1), record(2)]).length).toBe(1);
  expect(cutIntoTexts([record(1), record(2), record(3)], 100).length).toBe(3);
});
