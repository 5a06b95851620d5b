import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { EventFilter } from '../cloudtrail/event-filter.ts';
import type { EventIndex } from './event-index.ts';
import { listFieldValues } from './field-values.ts';
import { forgetConnections } from './forget-connections.ts';
import { ingestLogFiles } from './ingest.ts';
import { OTHER_TRAIL, sampleFile, sampleRecord, toBody } from './log-file-samples.ts';
import { openEventIndex } from './open-event-index.ts';
import { countByTime } from './time-counts.ts';

const NOW = new Date('2026-03-08T12:34:56.789Z');
const DAY_MS = 24 * 60 * 60 * 1000;

let index: EventIndex;
beforeEach(async () => {
  index = await openEventIndex(':memory:');
  const other = { connectionId: 'other', trailARN: OTHER_TRAIL };
  // Ten days, an event every 37 minutes, in three batches that share days.
  const records = Array.from({ length: 400 }, (_, n) =>
    sampleRecord(n, {
      eventTime: new Date(NOW.getTime() - n * 37 * 60_000).toISOString(),
      eventName: n % 10 === 0 ? undefined : `Name${n % 7}`,
    }),
  );
  for (const part of [0, 1, 2]) {
    const own = records.filter((_, n) => n % 3 === part);
    await ingestLogFiles(index, [sampleFile(`${part}.json.gz`, toBody(own), part === 2 ? other : {})]);
  }
});
afterEach(() => index.close());

/** The same question, which the counts cannot answer, since the filter has a token; it matches every event. */
const ASKED_OF_EVENTS = [{ field: 'eventCategory', operator: '=', value: 'NetworkActivity' }] as const;

const range: fc.Arbitrary<Partial<EventFilter>> = fc.oneof(
  fc.constantFrom({}, { relative: 'last24h' } as const, { relative: 'last7d' } as const),
  fc
    .tuple(
      fc.integer({ min: -11 * 24, max: 24 }),
      fc.integer({ min: 0, max: 11 * 24 }),
      fc.constantFrom(0, 1, 60, 61),
    )
    .map(([hour, hours, seconds]) => ({
      from: isoAt(NOW.getTime() + hour * 3_600_000 + seconds * 1000),
      to: isoAt(NOW.getTime() + (hour + hours) * 3_600_000),
    })),
  fc.nat(12).map((days) => ({ from: isoAt(Math.floor(NOW.getTime() / DAY_MS - days) * DAY_MS) })),
);

function isoAt(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 19)}Z`;
}

async function expectSameAnswers(): Promise<void> {
  await fc.assert(
    fc.asyncProperty(
      range,
      fc.constantFrom('eventName', 'principal', 'errorCode'),
      fc.integer({ min: 1, max: 150 }),
      async (time, field, buckets) => {
        const counted: EventFilter = { ...time, tokens: [] };
        const asked: EventFilter = { ...time, tokens: ASKED_OF_EVENTS };
        const options = { now: NOW, limit: 100, buckets };
        expect(await listFieldValues(index, field, counted, options)).toEqual(
          await listFieldValues(index, field, asked, options),
        );
        expect(await countByTime(index, counted, options)).toEqual(await countByTime(index, asked, options));
      },
    ),
    { numRuns: 60 },
  );
}

test('answers from the counts what the events themselves say, over any range', expectSameAnswers);

test('still does after events were forgotten', async () => {
  await forgetConnections(index, ['other']);
  await expectSameAnswers();
});
