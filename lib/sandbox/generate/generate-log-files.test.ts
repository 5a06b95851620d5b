import { createHash } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { parseEventRecord } from '../../cloudtrail/event-record.ts';
import { parseLogKey } from '../../cloudtrail/log-key.ts';
import { parseGeneratorArguments } from './arguments.ts';
import { generateLogFiles } from './generate-log-files.ts';
import type { GenerationPlan } from './plan.ts';

const PLAN: GenerationPlan = {
  seed: 'test',
  events: 30_010,
  eventsPerFile: 25,
  fromMs: Date.parse('2026-11-01T00:00:00Z'),
  days: 10,
  accountIds: ['111122223333', '444455556666'],
  regions: ['us-east-1', 'eu-west-1'],
  duplicates: 0.02,
  late: 0.05,
  level: 1,
};

interface File {
  readonly key: string;
  readonly records: readonly Readonly<Record<string, unknown>>[];
}

async function generate(plan: GenerationPlan, workers: number) {
  const files: File[] = [];
  const hashes = new Map<string, string>();
  const totals = await generateLogFiles(
    plan,
    {
      async put(key, body) {
        hashes.set(key, createHash('sha256').update(body).digest('hex'));
        files.push({ key, records: JSON.parse(gunzipSync(body).toString('utf8')).Records });
      },
    },
    { workers },
  );
  files.sort((a, b) => (a.key < b.key ? -1 : 1));
  return { files, hashes, totals };
}

describe('generated log files', async () => {
  const { files, hashes, totals } = await generate(PLAN, 1);
  const records = files.flatMap((file) => file.records);

  it('hold as many events as were asked for, so many a file', () => {
    expect(records.length).toBe(30_010);
    expect(totals).toMatchObject({ events: 30_010, files: 1201 });
    expect(files.filter((file) => file.records.length !== 25)).toHaveLength(1);
  });

  it('have the same bytes with any number of workers, and others for another seed', async () => {
    expect((await generate(PLAN, 3)).hashes).toEqual(hashes);
    const other = await generate({ ...PLAN, seed: 'other', events: 100 }, 1);
    expect([...other.hashes.keys()].filter((key) => hashes.has(key))).toEqual([]);
  });

  it('lie under AWS’s keys, in the folder of the endpoint’s owner, after what they tell of', () => {
    for (const { key, records: inFile } of files) {
      const place = parseLogKey(key);
      expect(place?.kind).toBe('CloudTrail-NetworkActivity');
      const [, minute = ''] = /_(\d{8}T\d{4}Z)_[A-Za-z0-9]{16}\.json\.gz$/.exec(key) ?? [];
      const compact = (time: unknown) => String(time).replaceAll(/[-:]/g, '').slice(0, 13);
      for (const { recipientAccountId, awsRegion, eventTime } of inFile) {
        expect([recipientAccountId, awsRegion]).toEqual([place?.accountId, place?.region]);
        expect(compact(eventTime) <= minute).toBe(true);
      }
    }
  });

  it('hold records that a reader of CloudTrail understands, of about the size of real ones', () => {
    expect(records.filter((record) => !parseEventRecord(record).ok)).toEqual([]);
    const size = totals.textBytes / totals.events;
    expect(size).toBeGreaterThan(900);
    expect(size).toBeLessThan(1100);
  });

  it('repeat some events in another file of the same folder, word for word', () => {
    const first = new Map<unknown, unknown>();
    let repeated = 0;
    for (const record of records) {
      const earlier = first.get(record.eventID);
      if (earlier !== undefined) {
        repeated += 1;
        expect(record).toEqual(earlier);
      } else first.set(record.eventID, record);
    }
    expect(repeated / records.length).toBeGreaterThan(0.01);
    expect(repeated / records.length).toBeLessThan(0.03);
  });

  it('have few who call much and many who call little, denials where a policy keeps a pair apart', () => {
    const calls = new Map<unknown, number>();
    const outcomes = new Map<string, Set<unknown>>();
    for (const { userIdentity, vpcEndpointId, errorCode } of records) {
      const { principalId } = Object(userIdentity);
      calls.set(principalId, (calls.get(principalId) ?? 0) + 1);
      const pair = `${principalId} ${vpcEndpointId}`;
      outcomes.set(pair, (outcomes.get(pair) ?? new Set()).add(errorCode === 'VpceAccessDenied'));
    }
    const sorted = [...calls.values()].sort((a, b) => b - a);
    const busiest = sorted.slice(0, Math.ceil(sorted.length / 10)).reduce((sum, count) => sum + count, 0);
    expect(busiest / records.length).toBeGreaterThan(0.5);
    const denied = records.filter(({ errorCode }) => errorCode === 'VpceAccessDenied').length;
    expect(denied / records.length).toBeGreaterThan(0.01);
    expect(denied / records.length).toBeLessThan(0.15);
    // Anonymous callers are many behind one name.
    const torn = [...outcomes].filter(([pair, seen]) => !pair.startsWith(' ') && seen.size > 1);
    expect(torn).toEqual([]);
  });

  it('keep a session’s credentials for the session, and no longer', () => {
    const sessions = new Map<string, Set<unknown>>();
    for (const { userIdentity } of records) {
      const { type, principalId, accessKeyId, sessionContext } = Object(userIdentity);
      if (type !== 'AssumedRole') continue;
      const session = `${principalId} ${sessionContext.attributes.creationDate}`;
      sessions.set(session, (sessions.get(session) ?? new Set()).add(accessKeyId));
    }
    expect([...sessions.values()].filter((keys) => keys.size > 1)).toEqual([]);
    expect(new Set([...sessions.values()].flatMap((keys) => [...keys])).size).toBe(sessions.size);
  });
});

describe('the generator’s command line', () => {
  it('takes the number of events and where to', () => {
    const parsed = parseGeneratorArguments(['--events', '10_000_000', '--out', 'x', '--files-of=5000']);
    expect(parsed).toMatchObject({
      ok: true,
      value: { plan: { events: 10_000_000, eventsPerFile: 5000 }, target: { directory: 'x' } },
    });
  });

  it.each([
    [['--events', '0', '--out', 'x'], '--events must be a whole number from 1'],
    [['--events', '5'], 'Say where to'],
    [['--events', '5', '--data', 'x'], 'Say where to'],
    [['--events', '5', '--out', 'x', '--duplicates', '2'], '--duplicates must be a number from 0 to 0.5'],
    [['--events', '5', '--out', 'x', '--accounts', '12'], '--accounts takes account IDs of 12 digits'],
    [['--events', '5', '--out', 'x', '--regions', 'us_east'], '--regions takes names such as us-east-1'],
    [['--events', '5', '--out', 'x', '--from', 'yesterday'], '--from must be an ISO 8601 day'],
    [['--events', '5', '--out', 'x', '--fast'], "Unknown option '--fast'"],
  ])('refuses %j in a sentence', (argv, sentence) => {
    const parsed = parseGeneratorArguments(argv);
    expect(parsed.ok ? '' : parsed.error).toContain(sentence);
  });
});
