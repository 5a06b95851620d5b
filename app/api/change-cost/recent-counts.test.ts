import { afterEach, beforeEach, expect, test } from 'vitest';
import type { CountQuestion } from '@/lib/cloudtrail/event-counts.ts';
import type { EventIndex } from '@/lib/event-index/event-index.ts';
import { ingestLogFile } from '@/lib/event-index/ingest.ts';
import { SAMPLE_TRAIL, sampleFile, sampleRecords, toBody } from '@/lib/event-index/log-file-samples.ts';
import { openEventIndex } from '@/lib/event-index/open-event-index.ts';
import { readRecentCounts } from './recent-counts';

const QUESTION: CountQuestion = {
  trailARNs: [SAMPLE_TRAIL],
  eventSources: ['ec2.amazonaws.com', 'kms.amazonaws.com'],
  fields: [],
};
const at = (second: number) => new Date(Date.UTC(2026, 2, 1, 0, 1, second));

let index: EventIndex;
beforeEach(async () => {
  index = await openEventIndex(':memory:');
});
afterEach(() => index.close());

async function countAt(second: number, question = QUESTION): Promise<number> {
  const { groups } = await readRecentCounts(index, question, at(second));
  return groups.reduce((sum, { count }) => sum + count, 0);
}

test('counts the same question once in 15 seconds, and another by itself', async () => {
  await ingestLogFile(index, sampleFile('a.json.gz', toBody(sampleRecords(0, 6))));
  expect(await countAt(0)).toBe(6);
  await ingestLogFile(index, sampleFile('b.json.gz', toBody(sampleRecords(6, 6))));
  expect(await countAt(14)).toBe(6);
  expect(await countAt(14, { ...QUESTION, eventSources: ['kms.amazonaws.com'] })).toBe(4);
  expect(await countAt(15)).toBe(12);
});

test('keeps no failure', async () => {
  const closed = await openEventIndex(':memory:');
  await closed.close();
  await expect(readRecentCounts(closed, QUESTION, at(0))).rejects.toThrow();
  await expect(readRecentCounts(closed, QUESTION, at(1))).rejects.toThrow();
  expect(await countAt(1)).toBe(0);
});
