import { describe, expect, it } from 'vitest';
import type { Change } from '@/lib/audit/change.ts';
import { advanced, basic, networkActivity } from '@/lib/audit/made-up-account.ts';
import type { SelectorSet } from '@/lib/cloudtrail/selector-set.ts';
import { listUndoable } from './undoable';

const migrated = advanced({ fieldSelectors: [{ field: 'eventCategory', equals: ['Management'] }] });
const edited = advanced(networkActivity('kms.amazonaws.com'));

function change(id: string, before: SelectorSet, after: SelectorSet, more: Partial<Change> = {}): Change {
  return {
    id,
    kind: 'migrate',
    state: 'applied',
    actorId: 'local',
    connectionId: 'default',
    accountId: '111122223333',
    region: 'us-east-1',
    trailARN: 'arn:aws:cloudtrail:us-east-1:111122223333:trail/audit',
    before,
    after,
    startedAt: '2026-01-02T03:04:05.000Z',
    ...more,
  };
}

describe('what can be taken back', () => {
  const migration = change('migration', basic, migrated);
  const edit = change('edit', migrated, edited);

  it('is the newest change of a trail, not one below it', () => {
    expect([...listUndoable([edit, migration])]).toEqual(['edit']);
  });

  it('is the change below, once the newest was undone, and the undo itself', () => {
    const undone = { ...edit, undoneBy: 'undo' };
    const undo = change('undo', edited, migrated, { kind: 'undo', undoes: 'edit' });
    expect([...listUndoable([undo, undone, migration])]).toEqual(['undo', 'migration']);
  });

  it('is not a change that AWS refused, nor held up by one', () => {
    const refused = change('refused', edited, basic, { state: 'failed' });
    expect([...listUndoable([refused, edit, migration])]).toEqual(['edit']);
  });

  it('is told for each trail apart', () => {
    const elsewhere = change('elsewhere', basic, migrated, { trailARN: `${edit.trailARN}-2` });
    expect([...listUndoable([edit, elsewhere, migration])]).toEqual(['edit', 'elsewhere']);
  });
});
