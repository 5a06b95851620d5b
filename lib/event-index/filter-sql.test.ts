import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { EventRow } from '../cloudtrail/captured-event.ts';
import {
  type EventFilter,
  FILTER_FIELDS,
  FILTER_OPERATORS,
  type FilterField,
  type FilterToken,
  RELATIVE_RANGES,
} from '../cloudtrail/event-filter.ts';
import type { EventIndex } from './event-index.ts';
import { eventFilterToSql } from './filter-sql.ts';
import { ingestLogFiles } from './ingest.ts';
import { OTHER_TRAIL, SAMPLE_TRAIL, sampleFile, sampleRecord, toBody } from './log-file-samples.ts';
import { openEventIndex } from './open-event-index.ts';
import { searchEvents } from './search.ts';

const NOW = new Date('2026-03-01T00:10:00Z');
const token = (field: FilterField, operator: FilterToken['operator'], value: string): FilterToken => ({
  field,
  operator,
  value,
});
const compile = (tokens: FilterToken[], rest: Partial<EventFilter> = {}) => {
  const { where, params } = eventFilterToSql({ tokens, ...rest }, NOW);
  return [where, params.map(String)];
};

test('compiles nothing to everything', () => {
  expect(compile([])).toEqual(['TRUE', []]);
});

test('ors the positive tokens of a field, ands its negative ones, and ands the fields', () => {
  expect(
    compile([
      token('eventSource', '=', 'kms.amazonaws.com'),
      token('errorCode', '!=', 'A'),
      token('eventSource', '=', 'ec2.amazonaws.com'),
      token('errorCode', '!^', 'Access'),
      token('eventSource', '^', 's3'),
      token('errorCode', '!$', 'Denied'),
    ]),
  ).toEqual([
    '(event_source IN (SELECT code FROM terms WHERE value IN (?, ?))' +
      ' OR event_source IN (SELECT code FROM terms WHERE starts_with(value, ?)))' +
      ' AND NOT coalesce(error_code IN (SELECT code FROM terms WHERE value IN (?)), FALSE)' +
      ' AND NOT coalesce(error_code IN (SELECT code FROM terms WHERE starts_with(value, ?)), FALSE)' +
      ' AND NOT coalesce(error_code IN (SELECT code FROM terms WHERE suffix(value, ?)), FALSE)',
    ['kms.amazonaws.com', 'ec2.amazonaws.com', 's3', 'A', 'Access', 'Denied'],
  ]);
});

test('takes an empty value as a missing field', () => {
  const missing = '(error_code = 0 OR error_code IN (SELECT code FROM terms WHERE value IN (?)))';
  expect(compile([token('errorCode', '=', '')])).toEqual([missing, ['']]);
  expect(compile([token('errorCode', '!=', '')])).toEqual([`NOT coalesce(${missing}, FALSE)`, ['']]);
});

test('compiles times: from inclusive, to exclusive, a relative range open to the future', () => {
  expect(compile([], { from: '2026-03-01T00:00:00Z', to: '2026-03-02T00:00:00Z' })).toEqual([
    'event_time >= ? AND event_time < ?',
    ['2026-03-01 00:00:00', '2026-03-02 00:00:00'],
  ]);
  expect(compile([], { relative: 'last15m' })).toEqual(['event_time >= ?', ['2026-02-28 23:55:00']]);
});

test('never puts text of the filter into the SQL', () => {
  const hostile = `'; DROP TABLE events; -- $1 ? "`;
  fc.assert(
    fc.property(
      fc.constantFrom(...FILTER_FIELDS),
      fc.constantFrom(...FILTER_OPERATORS),
      (field, operator) => {
        const { where, params } = eventFilterToSql(
          { tokens: [token(field, operator, hostile)], text: hostile },
          NOW,
        );
        expect(where).not.toContain('DROP');
        expect(where.split('?').length - 1).toBe(params.length);
      },
    ),
  );
});

// A small world in which any random filter has a fair chance to match some events and not others.
const VALUES: Readonly<Record<FilterField, readonly string[]>> = {
  eventSource: ['kms.amazonaws.com', 'ec2.amazonaws.com', 'KMS.amazonaws.com'],
  eventName: ['ListKeys', 'ListAliases', 'DescribeInstances'],
  vpcEndpointId: ['vpce-01', 'vpce-02', 'AWS Internal'],
  vpcEndpointAccountId: ['111122223333', '444455556666'],
  errorCode: ['VpceAccessDenied', 'AccessDenied', ''],
  principal: ['arn:aws:iam::111122223333:user/a', 'anonymous', "o'brien%_"],
  accountId: ['111122223333', 'anonymous'],
  awsRegion: ['us-east-1', 'us-east-2', 'eu-west-1'],
  sourceIPAddress: ['192.0.2.1', '192.0.2.11'],
  recipientAccountId: ['111122223333', '444455556666'],
  eventCategory: ['NetworkActivity', 'Management'],
  trailARN: [SAMPLE_TRAIL, OTHER_TRAIL],
  connectionId: ['sandbox-111122223333', 'sandbox-444455556666'],
  sharedEventID: ['shared-1', 'shared-2'],
};

interface World {
  readonly rows: readonly {
    row: EventRow;
    json: string;
    fields: Readonly<Record<FilterField, readonly string[]>>;
  }[];
}

function makeWorld(): { world: World; files: Parameters<typeof ingestLogFiles>[1] } {
  const pick = (field: FilterField, n: number) => {
    const values = VALUES[field];
    return n % (values.length + 1) === values.length ? undefined : values[n % (values.length + 1)];
  };
  const events = Array.from({ length: 240 }, (_, n) => {
    const scrambled = (n * 7919 + 13) % 10007;
    const at = (field: FilterField, factor: number) => pick(field, Math.floor(scrambled / factor));
    const principal = at('principal', 5);
    const record = sampleRecord(n, {
      eventTime: new Date(Date.parse('2026-03-01T00:00:00Z') + Math.floor(n / 3) * 7000)
        .toISOString()
        .replace('.000Z', 'Z'),
      eventSource: at('eventSource', 1),
      eventName: at('eventName', 2),
      vpcEndpointId: at('vpcEndpointId', 3),
      vpcEndpointAccountId: at('vpcEndpointAccountId', 7),
      errorCode: at('errorCode', 11),
      errorMessage: undefined,
      userIdentity: { type: 'Test', arn: principal, accountId: at('accountId', 13) },
      awsRegion: at('awsRegion', 17),
      sourceIPAddress: at('sourceIPAddress', 19),
      recipientAccountId: at('recipientAccountId', 23),
      eventCategory: at('eventCategory', 29),
      sharedEventID: at('sharedEventID', 31),
      userAgent: n % 4 === 0 ? '<b>Ünïcode</b>' : undefined,
    });
    const deliveredBy = n % 5 === 0 ? [0, 1] : [n % 2];
    return { record, deliveredBy };
  });
  const bodies = [0, 1].map((trail) =>
    toBody(events.filter(({ deliveredBy }) => deliveredBy.includes(trail)).map(({ record }) => record)),
  );
  const files = bodies.map((body, trail) =>
    sampleFile(`${trail}.json.gz`, body, {
      connectionId: VALUES.connectionId[trail] ?? '',
      trailARN: VALUES.trailARN[trail] ?? '',
    }),
  );
  const rows = events.map(({ record, deliveredBy }) => {
    const text = (value: unknown) => (typeof value === 'string' ? [value] : []);
    const identity: { arn?: unknown; accountId?: unknown } = Object(record.userIdentity);
    const names = Object.fromEntries(FILTER_FIELDS.map((field) => [field, text(record[field])]));
    return {
      row: {
        eventID: String(record.eventID),
        eventTime: String(record.eventTime),
        connectionId: '',
        trailARNs: [],
      },
      json: JSON.stringify(record),
      fields: {
        ...VALUES,
        ...names,
        principal: text(identity.arn).length > 0 ? text(identity.arn) : text(identity.accountId),
        accountId: text(identity.accountId),
        trailARN: deliveredBy.flatMap((trail) => VALUES.trailARN[trail] ?? []),
        connectionId: deliveredBy.flatMap((trail) => VALUES.connectionId[trail] ?? []),
      },
    };
  });
  return { world: { rows }, files };
}

/** The filter's meaning, said once more without SQL. */
function matches(filter: EventFilter, { row, json, fields }: World['rows'][number]): boolean {
  const time = Date.parse(row.eventTime);
  const minutes = { last15m: 15, last1h: 60, last24h: 1440, last7d: 10080, last30d: 43200 };
  if (filter.relative && time < NOW.getTime() - minutes[filter.relative] * 60_000) return false;
  if (filter.from && time < Date.parse(filter.from)) return false;
  if (filter.to && time >= Date.parse(filter.to)) return false;
  const texts = [
    json,
    row.eventID,
    ...(['eventSource', 'eventName', 'principal', 'errorCode', 'vpcEndpointId'] as const).flatMap(
      (field) => fields[field],
    ),
  ];
  if (filter.text && !texts.some((text) => text.toLowerCase().includes(filter.text?.toLowerCase() ?? '')))
    return false;
  const holds = ({ field, operator, value }: FilterToken): boolean => {
    const values = fields[field];
    switch (operator) {
      case '=':
        return value === '' ? values.every((one) => one === '') : values.includes(value);
      case '^':
        return values.some((one) => one.startsWith(value));
      case '$':
        return values.some((one) => one.endsWith(value));
      case ':':
        return values.some((one) => one.toLowerCase().includes(value.toLowerCase()));
      case '!=':
        return !holds({ field, operator: '=', value });
      case '!^':
        return !holds({ field, operator: '^', value });
      case '!$':
        return !holds({ field, operator: '$', value });
    }
  };
  return FILTER_FIELDS.every((field) => {
    const tokens = filter.tokens.filter((one) => one.field === field);
    const positive = tokens.filter(({ operator }) => !operator.startsWith('!'));
    return (
      (positive.length === 0 || positive.some(holds)) &&
      tokens.filter(({ operator }) => operator.startsWith('!')).every(holds)
    );
  });
}

let index: EventIndex;
let world: World;

beforeAll(async () => {
  const made = makeWorld();
  world = made.world;
  index = await openEventIndex(':memory:');
  await ingestLogFiles(index, made.files);
});

afterAll(() => index.close());

const someToken: fc.Arbitrary<FilterToken> = fc
  .tuple(
    fc.constantFrom(...FILTER_FIELDS),
    fc.constantFrom(...FILTER_OPERATORS),
    fc.nat(),
    fc.nat(),
    fc.nat(),
  )
  .map(([field, operator, which, from, length]) => {
    const value = VALUES[field][which % VALUES[field].length] ?? '';
    if (operator === '=' || operator === '!=') return { field, operator, value };
    if (value === '') return { field, operator, value: 'Denied' };
    const start = from % value.length;
    const part = operator.endsWith('^')
      ? value.slice(0, 1 + start)
      : value.slice(start, operator === ':' ? start + 1 + (length % 9) : undefined);
    return { field, operator, value: operator === ':' && which % 2 ? part.toUpperCase() : part };
  });

const someTime = fc
  .integer({ min: -60, max: 700 })
  .map((seconds) =>
    new Date(Date.parse('2026-03-01T00:00:00Z') + seconds * 1000).toISOString().replace('.000Z', 'Z'),
  );
const someRange: fc.Arbitrary<Pick<EventFilter, 'from' | 'to' | 'relative'>> = fc.oneof(
  fc.constant({}),
  fc.constantFrom(...RELATIVE_RANGES).map((relative) => ({ relative })),
  fc.record({ from: someTime, to: someTime }, { requiredKeys: [] }),
);
const someText = fc.option(
  fc.constantFrom('KMS', 'listk', "o'brien%", 'ünï', '<B>', '%', 'vpce-0', 'Internal', 'nothing like it'),
  { nil: undefined },
);

test('finds, newest first, exactly the events that the filter means', { timeout: 120_000 }, async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(someToken, { maxLength: 4 }),
      someRange,
      someText,
      async (tokens, range, text) => {
        const filter: EventFilter = { tokens, ...range, ...(text !== undefined && { text }) };
        const { rows } = await searchEvents(index, filter, { limit: 1000, now: NOW });
        const wanted = world.rows
          .filter((one) => matches(filter, one))
          .map(({ row }) => `${row.eventTime} ${row.eventID}`);
        expect(rows.map(({ eventTime, eventID }) => `${eventTime} ${eventID}`)).toEqual(
          wanted.sort().reverse(),
        );
      },
    ),
    { numRuns: 250 },
  );
});
