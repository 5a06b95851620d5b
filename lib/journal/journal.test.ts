import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { SelectorSet } from '../cloudtrail/selector-set.ts';
import { type Journal, type NewChange, openJournal } from './journal.ts';

const before: SelectorSet = {
  kind: 'basic',
  eventSelectors: [
    {
      readWriteType: 'All',
      includeManagementEvents: true,
      dataResources: [{ type: 'AWS::S3::Object', values: ['arn:aws:s3:::logs/a'] }],
      excludeManagementEventSources: ['kms.amazonaws.com'],
    },
  ],
};
const after: SelectorSet = {
  kind: 'advanced',
  advancedEventSelectors: [{ fieldSelectors: [{ field: 'eventCategory', equals: ['Management'] }] }],
};
const newChange: NewChange = {
  kind: 'migrate',
  actorId: 'local',
  connectionId: 'sandbox-111122223333',
  accountId: '111122223333',
  region: 'us-east-1',
  trailARN: 'arn:aws:cloudtrail:us-east-1:111122223333:trail/payments-audit',
  before,
  after,
};

let file: string;
let journal: Journal;

beforeEach(() => {
  file = join(mkdtempSync(join(tmpdir(), 'journal-')), 'journal.sqlite');
  journal = openJournal(file);
});
afterEach(() => journal.close());

describe('the journal', () => {
  it('keeps the earlier selectors whole', () => {
    const { id } = journal.begin(newChange);
    journal.close();
    journal = openJournal(file);
    expect(journal.find(id)).toMatchObject({ state: 'pending', before, after });
  });

  it('has the row on disk when begin returns, even if the process is killed at once', async () => {
    const source = `
      import { openJournal } from ${JSON.stringify(pathToFileURL(join(import.meta.dirname, 'journal.ts')).href)};
      openJournal(${JSON.stringify(file)}).begin(${JSON.stringify(newChange)});
      process.kill(process.pid, 'SIGKILL');
    `;
    const child = spawn(
      process.execPath,
      ['--conditions=react-server', '--input-type=module', '--eval', source],
      { stdio: 'ignore' },
    );
    const [, signal] = await once(child, 'exit');
    expect(signal).toBe('SIGKILL');
    expect(journal.listPending()).toMatchObject([{ before, after }]);
  });

  it('says which change took which back', () => {
    const first = journal.begin(newChange);
    journal.settle(first.id, { state: 'applied', readBack: after });
    const second = journal.begin({
      ...newChange,
      kind: 'undo',
      before: after,
      after: before,
      undoes: first.id,
    });
    expect(journal.find(first.id)?.undoneBy).toBeUndefined();
    journal.settle(second.id, { state: 'applied', readBack: before });
    expect(journal.find(first.id)?.undoneBy).toBe(second.id);
    expect(journal.listPending()).toEqual([]);
  });

  it('lists the newest change first, and those of one trail alone', () => {
    const other = `${newChange.trailARN}-2`;
    const ids = [newChange.trailARN, other, newChange.trailARN].map(
      (trailARN) => journal.begin({ ...newChange, trailARN }).id,
    );
    expect(journal.list().map(({ id }) => id)).toEqual(ids.toReversed());
    expect(journal.list({ trailARN: other }).map(({ id }) => id)).toEqual([ids[1]]);
  });

  it('forgets the changes of a connection and keeps the others', () => {
    journal.begin(newChange);
    const kept = journal.begin({ ...newChange, connectionId: 'default' });
    journal.forgetConnections([newChange.connectionId]);
    expect(journal.list().map(({ id }) => id)).toEqual([kept.id]);
  });
});
