import { afterEach, beforeEach, expect, test } from 'vitest';
import type { EventIndex } from './event-index.ts';
import { toKeyHash } from './event-key.ts';
import { ingestLogFile, ingestLogFiles } from './ingest.ts';
import { sampleFile, sampleRecord, sampleRecords, toBody } from './log-file-samples.ts';
import { openEventIndex } from './open-event-index.ts';
import { getEvent, searchEvents } from './search.ts';

let index: EventIndex;
beforeEach(async () => {
  index = await openEventIndex(':memory:');
});
afterEach(() => index.close());

test('shows of one event what the list shows of it', async () => {
  const odd = [
    sampleRecord(50, { eventID: 'EXAMPLE-1', sharedEventID: 'not a UUID' }),
    sampleRecord(51, { sharedEventID: undefined, errorCode: '', eventName: undefined, sourceIPAddress: 7 }),
    sampleRecord(52, { userIdentity: { type: 'Unknown' }, eventSource: 'a\0b', errorMessage: 'é😀\ud800' }),
    sampleRecord(53, { userIdentity: { accountId: '1', principalId: '', userName: 'u' } }),
    sampleRecord(54, {
      eventID: '228CA3C8-5F95-4A8A-9732-0000000000FF',
      eventTime: '2026-03-01T00:00:00.5Z',
    }),
  ];
  await ingestLogFiles(index, [
    sampleFile('a.json.gz', toBody([...sampleRecords(0, 20), ...odd])),
    sampleFile('b.json.gz', toBody(sampleRecords(3, 2)), { connectionId: 'other' }),
  ]);
  const { rows } = await searchEvents(index, { tokens: [] }, { limit: 100, now: new Date() });
  expect(rows).toHaveLength(25);
  for (const row of rows) expect((await getEvent(index, row.eventID))?.row).toEqual(row);
});

test('tells events apart whose ids share the short hash', async () => {
  const ids = ['1', '2', '3'].map((digit) => `${digit.repeat(8)}-0000-0000-0000-0000${digit.repeat(8)}`);
  const [hash] = ids.map(toKeyHash);
  expect(ids.map(toKeyHash)).toEqual([hash, hash, hash]);
  const records = ids.map((eventID, n) => sampleRecord(n, { eventID, eventName: `Name${n}` }));
  await ingestLogFile(index, sampleFile('a.json.gz', toBody(records.slice(0, 2))));
  expect(await ingestLogFile(index, sampleFile('b.json.gz', toBody(records)))).toMatchObject({
    events: 1,
    duplicates: 2,
  });
  for (const [n, id] of ids.entries()) {
    expect((await getEvent(index, id))?.row.eventName).toBe(`Name${n}`);
  }
  expect(await getEvent(index, `${'4'.repeat(8)}-0000-0000-0000-0000${'4'.repeat(8)}`)).toBeUndefined();
});
