import { afterEach, beforeEach, expect, test } from 'vitest';
import type { CountQuestion, EventCounts } from '../cloudtrail/event-counts.ts';
import { countNetworkActivity } from './count-network-activity.ts';
import type { EventIndex } from './event-index.ts';
import { ingestLogFile } from './ingest.ts';
import {
  OTHER_TRAIL,
  SAMPLE_TRAIL,
  sampleFile,
  sampleRecord,
  sampleRecords,
  toBody,
} from './log-file-samples.ts';
import { openEventIndex } from './open-event-index.ts';

const NOW = new Date('2026-03-01T01:00:00Z');
const ALL: CountQuestion = {
  trailARNs: [SAMPLE_TRAIL],
  eventSources: ['kms.amazonaws.com', 'ec2.amazonaws.com'],
  fields: [],
};

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
const count = (question: Partial<CountQuestion>) => countNetworkActivity(index, { ...ALL, ...question }, NOW);
const total = ({ groups }: EventCounts) => groups.reduce((sum, group) => sum + group.count, 0);
const tell = ({ groups }: EventCounts) =>
  groups.map(({ event: { eventSource, errorCode, eventTime }, count }) => ({
    eventSource,
    errorCode,
    eventTime,
    count,
  }));

test('tells sources and denials apart, each with its first event, and when the newest of all was', async () => {
  await load(sampleRecords(0, 12));
  const counts = await count({ eventSources: ['kms.amazonaws.com'] });
  expect(counts.until).toBe('2026-03-01T00:00:02Z');
  expect(tell(counts)).toHaveLength(2);
  expect(tell(counts)).toEqual(
    expect.arrayContaining([
      { eventSource: 'kms.amazonaws.com', eventTime: '2026-03-01T00:00:00Z', count: 2 },
      {
        eventSource: 'kms.amazonaws.com',
        errorCode: 'VpceAccessDenied',
        eventTime: '2026-03-01T00:00:00Z',
        count: 2,
      },
    ]),
  );
});

test('tells names, endpoints and callers apart where they are asked for, and loses no event by it', async () => {
  await load([
    ...sampleRecords(0, 8),
    sampleRecord(20, { eventName: 'RunInstances' }),
    sampleRecord(22, { userIdentity: { type: 'AWSService', invokedBy: 'backup.amazonaws.com' } }),
  ]);
  const { groups } = await count({ fields: ['eventName', 'vpcEndpointId', 'userIdentity.arn'] });
  expect(groups.reduce((sum, group) => sum + group.count, 0)).toBe(10);
  expect(groups.map(({ event }) => event.eventName)).toContain('RunInstances');
  expect(groups.map(({ event }) => event.vpcEndpointId)).toContain('vpce-0008c1b6b9b7');
  const arns = groups.map(({ event }) => event.userIdentity?.arn);
  expect(arns).toContain('arn:aws:sts::111122223333:assumed-role/Admin/session-0');
  // A caller without an ARN is known by another name, which no condition on userIdentity.arn may see.
  expect(arns.every((arn) => arn === undefined || arn.startsWith('arn:'))).toBe(true);
});

test('counts what one of the trails delivered, once, of the account and the Region asked for', async () => {
  await load(sampleRecords(0, 4));
  await load([...sampleRecords(2, 4), sampleRecord(9, { recipientAccountId: '444455556666' })], {
    trailARN: OTHER_TRAIL,
  });
  await load([sampleRecord(10, { awsRegion: 'eu-west-1' })]);
  expect(total(await count({}))).toBe(5);
  expect(total(await count({ trailARNs: [OTHER_TRAIL] }))).toBe(5);
  expect(total(await count({ trailARNs: [SAMPLE_TRAIL, OTHER_TRAIL] }))).toBe(8);
  const narrow = { trailARNs: [SAMPLE_TRAIL, OTHER_TRAIL], recipientAccountId: '111122223333' };
  expect(total(await count(narrow))).toBe(7);
  expect(total(await count({ ...narrow, awsRegion: 'us-east-1' }))).toBe(6);
});

test('looks at the last 30 days, whatever a false clock says', async () => {
  await load([
    sampleRecord(0, { eventTime: '2026-01-30T00:59:59Z' }),
    sampleRecord(1, { eventTime: '2026-01-30T01:00:00Z' }),
    sampleRecord(2, { eventTime: '2026-02-28T00:00:00Z' }),
    sampleRecord(3, { eventTime: '2040-01-01T00:00:00Z' }),
  ]);
  const counts = await count({});
  expect(counts.until).toBe('2026-02-28T00:00:00Z');
  expect(total(counts)).toBe(2);
});

test('knows nothing where nothing was captured, and asks nothing where no trail or source is named', async () => {
  expect(await count({})).toEqual({ groups: [] });
  await load(sampleRecords(0, 4));
  expect(await count({ trailARNs: [] })).toEqual({ groups: [] });
  expect(await count({ eventSources: [] })).toEqual({ groups: [] });
  expect(await count({ eventSources: ['s3.amazonaws.com'] })).toEqual({
    until: '2026-03-01T00:00:00Z',
    groups: [],
  });
});
