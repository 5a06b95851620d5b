import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Connection } from '../audit/connection.ts';
import { toReadiness } from '../audit/readiness.ts';
import { findConnection } from '../aws/connections.ts';
import { getEventSelectors, putEventSelectors } from '../aws/trails.ts';
import { toAdvanced } from '../cloudtrail/selector-convert.ts';
import type { SelectorSet } from '../cloudtrail/selector-set.ts';
import { readAccount } from '../inventory/read-account.ts';
import { readTrail } from '../inventory/read-trail.ts';
import { type Journal, openJournal } from '../journal/journal.ts';
import { type StartedSandbox, startSandbox } from '../sandbox/start-sandbox.ts';
import { changeSelectors } from './change-selectors.ts';
import { settlePendingChanges } from './settle-pending.ts';
import { undoChange } from './undo-change.ts';

const trailARN = 'arn:aws:cloudtrail:us-east-1:111122223333:trail/payments-audit';
const actor = { id: 'local', canWrite: true };

let sandbox: StartedSandbox;
let connection: Connection;
let journal: Journal;

beforeAll(async () => {
  sandbox = await startSandbox();
  process.env.TRAILPOINT_SANDBOX = JSON.stringify(sandbox);
  const found = findConnection('sandbox-111122223333');
  if (!found.ok) throw new Error('the seed has no account 111122223333');
  connection = found.value;
});
afterAll(() => sandbox.stop());

beforeEach(async () => {
  await fetch(new URL('/_trailpoint/sandbox/reset', sandbox.endpoint), { method: 'POST' });
  journal = openJournal(join(mkdtempSync(join(tmpdir(), 'changes-')), 'journal.sqlite'));
});

async function readSelectors(): Promise<SelectorSet> {
  const set = await getEventSelectors(connection, trailARN);
  if (!set.ok) throw new Error(set.error.awsMessage);
  return set.value;
}

function toMigrated(set: SelectorSet): SelectorSet {
  const conversion = toAdvanced(set);
  if (!conversion.ok) throw new Error(conversion.error.message.key);
  return conversion.value.set;
}

async function migrate() {
  const seen = await readSelectors();
  const change = await changeSelectors(
    { journal, connection, actor },
    { kind: 'migrate', trailARN, seen, next: toMigrated(seen) },
  );
  if (!change.ok) throw new Error(change.error.failure.awsMessage ?? change.error.failure.message.key);
  return { seen, change: change.value };
}

describe('a change of selectors', () => {
  it('is read back, journalled and undone to exactly the selectors before', async () => {
    const { seen, change } = await migrate();
    expect(change).toMatchObject({ state: 'applied', before: seen });
    expect((await readSelectors()).kind).toBe('advanced');
    const undone = await undoChange({ journal, actor }, change.id);
    expect(undone).toMatchObject({ ok: true, value: { state: 'applied', kind: 'undo' } });
    expect(await readSelectors()).toEqual(seen);
    expect(await undoChange({ journal, actor }, change.id)).toMatchObject({
      ok: false,
      error: { failure: { message: { key: 'failures.alreadyUndone' } } },
    });
  });

  it('is refused when someone changed the trail since it was looked at, and writes nothing', async () => {
    const seen = await readSelectors();
    const byOther = toMigrated(seen);
    expect((await putEventSelectors(connection, trailARN, byOther)).ok).toBe(true);
    const change = await changeSelectors(
      { journal, connection, actor },
      { kind: 'migrate', trailARN, seen, next: { kind: 'advanced', advancedEventSelectors: [] } },
    );
    expect(change).toMatchObject({ ok: false });
    const again = await changeSelectors(
      { journal, connection, actor },
      { kind: 'migrate', trailARN, seen, next: byOther },
    );
    expect(again).toMatchObject({ ok: false, error: { failure: { code: 'conflict' }, current: byOther } });
    expect(journal.list()).toEqual([]);
    expect(await readSelectors()).toEqual(byOther);
  });

  it('is not undone over a later change', async () => {
    const { change } = await migrate();
    const migrated = await readSelectors();
    if (migrated.kind !== 'advanced') throw new Error('not migrated');
    const later: SelectorSet = {
      ...migrated,
      advancedEventSelectors: migrated.advancedEventSelectors.slice(0, 1),
    };
    expect((await putEventSelectors(connection, trailARN, later)).ok).toBe(true);
    expect(await undoChange({ journal, actor }, change.id)).toMatchObject({
      ok: false,
      error: { failure: { message: { key: 'failures.changedSinceChange' } } },
    });
    expect(await readSelectors()).toEqual(later);
  });

  it('is refused before AWS is called when the journal cannot be written', async () => {
    const seen = await readSelectors();
    journal.close();
    const change = await changeSelectors(
      { journal, connection, actor },
      { kind: 'migrate', trailARN, seen, next: toMigrated(seen) },
    );
    expect(change).toMatchObject({
      ok: false,
      error: { failure: { message: { key: 'failures.journalUnwritable' } } },
    });
    expect(await readSelectors()).toEqual(seen);
  });

  it('that a crash left open is settled by reading AWS', async () => {
    const before = await readSelectors();
    const after = toMigrated(before);
    const entry = {
      kind: 'migrate',
      actorId: 'local',
      connectionId: connection.id,
      accountId: '111122223333',
      region: 'us-east-1',
      trailARN,
      before,
      after,
    } as const;
    const neverSent = journal.begin(entry);
    await settlePendingChanges(journal);
    expect(journal.find(neverSent.id)?.state).toBe('failed');
    const sent = journal.begin(entry);
    expect((await putEventSelectors(connection, trailARN, after)).ok).toBe(true);
    await settlePendingChanges(journal);
    expect(journal.find(sent.id)?.state).toBe('applied');
  });

  it('that calls itself a migration but loses events is refused before AWS is called', async () => {
    const seen = await readSelectors();
    const next: SelectorSet = {
      kind: 'advanced',
      advancedEventSelectors: [
        {
          fieldSelectors: [
            { field: 'eventCategory', equals: ['NetworkActivity'] },
            { field: 'eventSource', equals: ['kms.amazonaws.com'] },
          ],
        },
      ],
    };
    for (const kind of ['migrate', 'edit-vpce-event-types'] as const) {
      const change = await changeSelectors({ journal, connection, actor }, { kind, trailARN, seen, next });
      expect(change).toMatchObject({ ok: false, error: { failure: { code: 'invalid-input' } } });
    }
    expect(journal.list()).toEqual([]);
    expect(await readSelectors()).toEqual(seen);
  });

  it('takes turns with another change of the same trail', async () => {
    const seen = await readSelectors();
    const request = { kind: 'migrate', trailARN, seen, next: toMigrated(seen) } as const;
    const both = await Promise.all([
      changeSelectors({ journal, connection, actor }, request),
      changeSelectors({ journal, connection, actor }, request),
    ]);
    expect(both.map(({ ok }) => ok).sort()).toEqual([false, true]);
  });
});

describe('what a connection sees', () => {
  it('has every trail once, and tells each readiness', async () => {
    const account = await readAccount(connection);
    const arns = account.trails.map(({ trail }) => trail.trailARN);
    expect(new Set(arns).size).toBe(arns.length);
    expect(account.trails.map(toReadiness)).toContain('blocked');
    expect(account.trails.map(toReadiness)).toContain('managed-elsewhere');
  });

  it('says that a trail does not exist', async () => {
    const facts = await readTrail(connection, `${trailARN}-gone`);
    expect(facts).toMatchObject({
      ok: false,
      error: { code: 'not-found', awsName: 'TrailNotFoundException' },
    });
  });

  it('says that the sandbox is down, and works again when it is back', async () => {
    const port = Number(new URL(sandbox.endpoint).port);
    await sandbox.kill();
    const down = await readTrail(connection, trailARN);
    expect(down).toMatchObject({ ok: false, error: { code: 'unavailable', retryable: true } });
    sandbox = await startSandbox({ dataDir: sandbox.dataDir, port });
    expect((await readTrail(connection, trailARN)).ok).toBe(true);
  });
});
