import 'server-only';
import { findConnection } from '../aws/connections.ts';
import type { Journal } from '../journal/journal.ts';
import { settleChange } from './change-selectors.ts';
import { oneAtATime } from './one-at-a-time.ts';

/**
 * Settles what a crash or a lost answer left open, by reading AWS. Waits its turn behind a change that is under way,
 * and leaves alone what cannot be read yet.
 */
export async function settlePendingChanges(journal: Journal): Promise<void> {
  for (const { id, trailARN, connectionId } of journal.listPending()) {
    const connection = findConnection(connectionId);
    if (!connection.ok) continue;
    await oneAtATime(trailARN, async () => {
      const change = journal.find(id);
      if (change?.state === 'pending') await settleChange(journal, connection.value, change);
    });
  }
}
