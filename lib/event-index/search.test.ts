import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { FILTER_FIELDS, type FilterField, type FilterToken } from '../cloudtrail/event-filter.ts';
import { formatCursor, parseCursor } from './cursor.ts';
import type { EventIndex } from './event-index.ts';
import { listFacets, listFieldValues } from './field-values.ts';
import { ingestLogFile } from './ingest.ts';
import {
  OTHER_TRAIL,
  SAMPLE_TRAIL,
  sampleEventId,
  sampleFile,
  sampleRecord,
  sampleRecords,
  toBody,
} from './log-file-samples.ts';
import { openEventIndex } from './open-event-index.ts';
import { countEvents, searchEvents } from './search.ts';
import { countByTime } from './time-counts.ts';

const NOW = new Date('2026-03-01T01:00:00Z');
const EVERYTHING = { tokens: [] };

let index: EventIndex;

beforeEach(async () => {
  index = await openEventIndex(':memory:');
});
afterEach(() => index.close());

let files = 0;
const load = (records: readonly unknown[], changes = {}) => {
  files += 1;
  return ingestLogFile(index, sampleFile(`${files}.json.gz`, toBody(records), changes));
};

async function pageThrough(limit: number, between: (page: number) => Promise<void>): Promise<string[]> {
  const seen: string[] = [];
  let nextCursor: string | undefined;
  for (let page = 0; page === 0 || nextCursor !== undefined; page += 1) {
    const cursor = nextCursor === undefined ? undefined : parseCursor(nextCursor);
    if (cursor && !cursor.ok) throw new Error('The index gave a cursor that it does not take');
    const found = await searchEvents(index, EVERYTHING, {
      limit,
      now: NOW,
      ...(cursor && { cursor: cursor.value }),
    });
    expect(found.rows.length).toBeLessThanOrEqual(limit);
    seen.push(...found.rows.map(({ eventID }) => eventID));
    nextCursor = found.nextCursor;
    await between(page);
  }
  return seen;
}

test('gives every row once, in order, wherever page edges fall and while new rows arrive', {
  timeout: 120_000,
}, async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.nat(3), fc.nat(40)), { minLength: 1, maxLength: 40 }),
      fc.array(fc.tuple(fc.nat(3), fc.nat(40)), { maxLength: 40 }),
      fc.integer({ min: 1, max: 9 }),
      async (before, arriving, limit) => {
        await index.close();
        index = await openEventIndex(':memory:');
        // Few seconds and few ids, so that many events share a second and some ids come twice.
        const toRecord = ([second, id]: [number, number]) =>
          sampleRecord(id, { eventTime: `2026-03-01T00:00:0${second}Z` });
        await load(before.map(toRecord));
        const all = async () =>
          (await searchEvents(index, EVERYTHING, { limit: 1000, now: NOW })).rows.map(
            ({ eventID }) => eventID,
          );
        const first = await all();
        const seen = await pageThrough(limit, async (page) => {
          const next = arriving[page];
          if (next !== undefined) await load([toRecord(next)]);
        });
        expect(new Set(seen).size).toBe(seen.length);
        expect(seen.filter((id) => first.includes(id))).toEqual(first);
        const last = await all();
        expect(last.filter((id) => seen.includes(id))).toEqual(seen);
      },
    ),
    { numRuns: 40 },
  );
});

test('says by a missing cursor that a page is the last, also when it is full', async () => {
  await load(sampleRecords(0, 6));
  expect(await pageThrough(3, async () => undefined)).toHaveLength(6);
  const { rows, nextCursor } = await searchEvents(index, EVERYTHING, { limit: 6, now: NOW });
  expect([rows.length, nextCursor]).toEqual([6, undefined]);
});

test('takes back only cursors that it wrote', () => {
  const cursor = { eventTimeMicros: 1_772_323_200_000_000n, eventID: sampleEventId(3) };
  expect(parseCursor(formatCursor(cursor))).toEqual({ ok: true, value: cursor });
  const foreign = [
    '',
    'x',
    '!!!!',
    formatCursor(cursor).slice(0, 9),
    `${formatCursor(cursor)}=`,
    Buffer.from("1' OR 1").toString('base64url'),
    'A'.repeat(10_000),
  ];
  for (const text of foreign)
    expect(parseCursor(text)).toMatchObject({ ok: false, error: { code: 'invalid-input', field: 'cursor' } });
  fc.assert(fc.property(fc.string(), (text) => void parseCursor(text)));
});

test('stops a search whose signal has aborted', async () => {
  await load(sampleRecords(0, 6));
  const signal = AbortSignal.abort();
  await expect(searchEvents(index, EVERYTHING, { limit: 5, now: NOW, signal })).rejects.toHaveProperty(
    'name',
    'AbortError',
  );
});

test('counts a field’s values without the field’s own tokens, most frequent first', async () => {
  await load(sampleRecords(0, 12));
  await load(sampleRecords(10, 4), { trailARN: OTHER_TRAIL, connectionId: 'sandbox-444455556666' });
  const filter = { tokens: [{ field: 'eventSource', operator: '=', value: 'kms.amazonaws.com' } as const] };
  const options = { limit: 10, now: NOW };
  expect(await countEvents(index, filter, NOW)).toBe(5);
  expect(await listFieldValues(index, 'eventSource', filter, options)).toEqual([
    { value: 'ec2.amazonaws.com', count: 9 },
    { value: 'kms.amazonaws.com', count: 5 },
  ]);
  expect(await listFieldValues(index, 'errorCode', filter, options)).toEqual([
    { value: 'VpceAccessDenied', count: 2 },
  ]);
  expect(await listFieldValues(index, 'eventSource', filter, { ...options, limit: 1 })).toHaveLength(1);
  expect(await listFieldValues(index, 'trailARN', EVERYTHING, options)).toEqual([
    { value: SAMPLE_TRAIL, count: 12 },
    { value: OTHER_TRAIL, count: 4 },
  ]);
});

test('counts several fields at once as it counts each', async () => {
  await load(sampleRecords(0, 60));
  await load(sampleRecords(50, 30), { trailARN: OTHER_TRAIL, connectionId: 'sandbox-444455556666' });
  const fields = FILTER_FIELDS;
  const token = (field: FilterField, operator: FilterToken['operator'], value: string) => ({
    field,
    operator,
    value,
  });
  for (const filter of [
    EVERYTHING,
    { tokens: [], from: '2026-03-01T00:00:03Z' },
    { tokens: [token('eventSource', '=', 'kms.amazonaws.com')] },
    { tokens: [token('principal', ':', 'admin'), token('errorCode', '=', '')] },
    { tokens: [token('trailARN', '!=', SAMPLE_TRAIL), token('principal', '^', 'AIDA')] },
    { tokens: [], text: 'listkeys' },
  ]) {
    const options = { limit: 5, now: NOW };
    const each = await Promise.all(fields.map((field) => listFieldValues(index, field, filter, options)));
    expect(await listFacets(index, fields, filter, options)).toEqual(each);
  }
});

test('counts by time, allowed against denied, so that the spans add up to the whole', async () => {
  await load(sampleRecords(0, 401));
  const options = { now: NOW, buckets: 7 };
  const total = (counts: Awaited<ReturnType<typeof countByTime>>) =>
    counts.reduce((sum, { allowed, denied }) => sum + allowed + denied, 0);
  for (const filter of [
    EVERYTHING,
    { tokens: [], relative: 'last1h' as const },
    { tokens: [], from: '2026-03-01T00:00:10Z' },
    { tokens: [], from: '2026-03-01T00:00:10Z', to: '2026-03-01T00:00:50Z' },
    { tokens: [{ field: 'errorCode' as const, operator: '=' as const, value: '' }] },
  ]) {
    const counts = await countByTime(index, filter, options);
    expect(counts.length).toBeLessThanOrEqual(7);
    expect(total(counts)).toBe(await countEvents(index, filter, NOW));
  }
  const span = { tokens: [], from: '2026-03-01T00:00:00Z', to: '2026-03-01T00:00:04Z' };
  expect(await countByTime(index, span, { now: NOW, buckets: 2 })).toEqual([
    { from: '2026-03-01T00:00:00.000Z', to: '2026-03-01T00:00:02.000Z', allowed: 4, denied: 4 },
    { from: '2026-03-01T00:00:02.000Z', to: '2026-03-01T00:00:04.000Z', allowed: 4, denied: 4 },
  ]);
  expect(await countByTime(index, { tokens: [], to: '2020-01-01T00:00:00Z' }, options)).toEqual([]);
});
