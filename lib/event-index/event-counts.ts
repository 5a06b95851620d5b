import { numbers } from './append-columns.ts';
import type { IndexWriter } from './event-index.ts';
import type { EventColumns } from './event-rows.ts';
import { requiredNumber } from './index-row.ts';
import { TERM_COLUMNS, type TermColumn, termColumnIndex } from './term-columns.ts';

/**
 * Columns whose values are counted by day as events arrive, so that the explorer's first look needs no look at the
 * events themselves. `field` in day_counts is the column's place in TERM_COLUMNS.
 */
export const COUNTED_COLUMNS: readonly TermColumn[] = TERM_COLUMNS.filter(
  (column) => column !== 'event_id_text' && column !== 'shared_event_id_text',
);
const COUNTED = COUNTED_COLUMNS.map(termColumnIndex);
const ERROR_CODE = termColumnIndex('error_code');

export const DAY_SECONDS = 86_400;
export const MINUTE_SECONDS = 60;

/** Once there are so many rows of single batches, they are summed. */
const ROWS_TO_SUM = 1_000_000;

/** Counts the given rows of a batch. `codes` are those of the batch's terms. */
export async function addCounts(
  writer: IndexWriter,
  events: EventColumns,
  rows: Int32Array,
  codes: Int32Array,
): Promise<void> {
  const days = countByDay(events, rows, codes);
  await writer.append(
    'day_counts',
    [numbers(days.days), numbers(days.fields), numbers(days.codes), numbers(days.events)],
    days.events.length,
  );
  const minutes = countByMinute(events, rows);
  await writer.append(
    'minute_counts',
    [numbers(minutes.minutes), numbers(minutes.denied), numbers(minutes.events)],
    minutes.events.length,
  );
  await sumWhenMany(writer);
}

function countByDay(events: EventColumns, rows: Int32Array, codes: Int32Array) {
  const found = {
    days: [] as number[],
    fields: [] as number[],
    codes: [] as number[],
    events: [] as number[],
  };
  const counts = new Int32Array(codes.length);
  const seen = new Int32Array(codes.length);
  for (const [day, ofDay] of groupByDay(events, rows)) {
    for (const field of COUNTED) {
      const terms = events.terms[field];
      if (terms === undefined) continue;
      for (const term of countTerms(terms, ofDay, counts, seen)) {
        found.days.push(day);
        found.fields.push(field);
        found.codes.push(codes[term] ?? 0);
        found.events.push(counts[term] ?? 0);
        counts[term] = 0;
      }
    }
  }
  return {
    days: new Int32Array(found.days),
    fields: new Int32Array(found.fields),
    codes: new Int32Array(found.codes),
    events: new Int32Array(found.events),
  };
}

/** Adds to the counts, which are by term, and gives the terms that were counted; `seen` has room for them. */
function countTerms(terms: Int32Array, rows: Int32Array, counts: Int32Array, seen: Int32Array): Int32Array {
  let seenCount = 0;
  for (let index = 0; index < rows.length; index += 1) {
    const term = terms[rows[index] ?? 0] ?? 0;
    if (term === 0) continue;
    const count = counts[term] ?? 0;
    counts[term] = count + 1;
    if (count > 0) continue;
    seen[seenCount] = term;
    seenCount += 1;
  }
  return seen.subarray(0, seenCount);
}

/** Rows come in runs of one day, since files do. */
function groupByDay({ seconds }: EventColumns, rows: Int32Array): Map<number, Int32Array> {
  const days = new Map<number, number[]>();
  let day = -1;
  let ofDay: number[] = [];
  for (let index = 0; index < rows.length; index += 1) {
    const row = rows[index] ?? 0;
    const dayOfRow = Math.floor((seconds[row] ?? 0) / DAY_SECONDS);
    if (dayOfRow !== day) {
      day = dayOfRow;
      ofDay = days.get(day) ?? [];
      days.set(day, ofDay);
    }
    ofDay.push(row);
  }
  return new Map(Array.from(days, ([of, all]) => [of, new Int32Array(all)]));
}

function countByMinute(events: EventColumns, rows: Int32Array) {
  const counts = new Map<number, number>();
  for (let index = 0; index < rows.length; index += 1) {
    const row = rows[index] ?? 0;
    const denied = events.terms[ERROR_CODE]?.[row] === 0 ? 0 : 1;
    const key = Math.floor((events.seconds[row] ?? 0) / MINUTE_SECONDS) * 2 + denied;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const keys = [...counts.keys()];
  return {
    minutes: Int32Array.from(keys, (key) => Math.floor(key / 2)),
    denied: Int32Array.from(keys, (key) => key % 2),
    events: Int32Array.from(counts.values()),
  };
}

async function sumWhenMany(writer: IndexWriter): Promise<void> {
  const [row] = await writer.rows(
    `SELECT (SELECT count(*) FROM day_counts) AS counts, events AS summed FROM summed_counts`,
  );
  if (row === undefined) return;
  if (requiredNumber(row, 'counts') - requiredNumber(row, 'summed') < ROWS_TO_SUM) return;
  await writer.run(
    'CREATE OR REPLACE TABLE day_counts AS SELECT day, field, code, sum(events)::INTEGER AS events FROM day_counts GROUP BY ALL',
  );
  await writer.run(
    'CREATE OR REPLACE TABLE minute_counts AS SELECT minute, denied, sum(events)::INTEGER AS events FROM minute_counts GROUP BY ALL',
  );
  await writer.run('UPDATE summed_counts SET events = (SELECT count(*) FROM day_counts)');
}

/** Counts anew what is in the events table: after events were removed. */
export async function recount(writer: IndexWriter): Promise<void> {
  await writer.run('DELETE FROM day_counts');
  await writer.run('DELETE FROM minute_counts');
  for (const column of COUNTED_COLUMNS) {
    await writer.run(
      `INSERT INTO day_counts
       SELECT epoch(event_time)::BIGINT // ${DAY_SECONDS} AS day, ${termColumnIndex(column)}, ${column}, count(*)
       FROM events WHERE ${column} <> 0 GROUP BY day, ${column}`,
    );
  }
  await writer.run(
    `INSERT INTO minute_counts
     SELECT epoch(event_time)::BIGINT // ${MINUTE_SECONDS} AS minute, (error_code <> 0)::INTEGER AS denied, count(*)
     FROM events GROUP BY minute, denied`,
  );
  await writer.run('UPDATE summed_counts SET events = (SELECT count(*) FROM day_counts)');
}
