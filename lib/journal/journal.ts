import 'server-only';
import { randomUUID } from 'node:crypto';
import { DatabaseSync, type SQLOutputValue } from 'node:sqlite';
import type { Change } from '../audit/change.ts';

export type NewChange = Pick<
  Change,
  'kind' | 'actorId' | 'connectionId' | 'accountId' | 'region' | 'trailARN' | 'before' | 'after' | 'undoes'
>;

export type Settlement = Pick<Change, 'readBack' | 'failure'> & {
  readonly state: Exclude<Change['state'], 'pending'>;
};

/** The durable list of every change made here. Synchronous on purpose: `begin` returns when the row is on disk. */
export interface Journal {
  /** Throws when the row cannot be made durable; the caller must then not call AWS. */
  begin(change: NewChange): Change;
  settle(id: string, settlement: Settlement): void;
  find(id: string): Change | undefined;
  /** Newest first. */
  list(query?: { trailARN?: string; limit?: number }): Change[];
  listPending(): Change[];
  forgetConnections(connectionIds: readonly string[]): void;
  close(): void;
}

const SCHEMA = `
  CREATE TABLE IF NOT EXISTS change (
    sequence INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    trail_arn TEXT NOT NULL,
    connection_id TEXT NOT NULL,
    state TEXT NOT NULL,
    undoes TEXT,
    body TEXT NOT NULL
  ) STRICT;
  CREATE INDEX IF NOT EXISTS change_by_trail ON change (trail_arn, sequence);
  CREATE INDEX IF NOT EXISTS change_by_undoes ON change (undoes);
`;

/** @param file path of the SQLite file; its folder must exist. */
export function openJournal(file: string): Journal {
  const database = new DatabaseSync(file);
  // FULL: a commit returns after fsync, so the earlier selectors outlive a loss of power during the call to AWS.
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA busy_timeout = 5000;');
  database.exec(SCHEMA);

  function find(id: string): Change | undefined {
    const row = database.prepare('SELECT body FROM change WHERE id = ?').get(id);
    return row && withUndo(readBody(row));
  }

  function withUndo(change: Change): Change {
    const row = database
      .prepare("SELECT id FROM change WHERE undoes = ? AND state IN ('applied', 'differs')")
      .get(change.id);
    return typeof row?.id === 'string' ? { ...change, undoneBy: row.id } : change;
  }

  return {
    begin(newChange) {
      const change: Change = {
        ...newChange,
        id: randomUUID(),
        state: 'pending',
        startedAt: new Date().toISOString(),
      };
      database
        .prepare(
          'INSERT INTO change (id, trail_arn, connection_id, state, undoes, body) VALUES (?, ?, ?, ?, ?, ?)',
        )
        .run(
          change.id,
          change.trailARN,
          change.connectionId,
          change.state,
          change.undoes ?? null,
          JSON.stringify(change),
        );
      return change;
    },

    settle(id, settlement) {
      const change = find(id);
      if (!change) throw new Error(`The journal has no change ${id}.`);
      const { undoneBy: _, ...stored } = change;
      const settled: Change = { ...stored, ...settlement, settledAt: new Date().toISOString() };
      database
        .prepare('UPDATE change SET state = ?, body = ? WHERE id = ?')
        .run(settled.state, JSON.stringify(settled), id);
    },

    find,

    list({ trailARN, limit = 200 } = {}) {
      const rows =
        trailARN === undefined
          ? database.prepare('SELECT body FROM change ORDER BY sequence DESC LIMIT ?').all(limit)
          : database
              .prepare('SELECT body FROM change WHERE trail_arn = ? ORDER BY sequence DESC LIMIT ?')
              .all(trailARN, limit);
      return rows.map((row) => withUndo(readBody(row)));
    },

    listPending() {
      return database
        .prepare("SELECT body FROM change WHERE state = 'pending' ORDER BY sequence")
        .all()
        .map(readBody);
    },

    forgetConnections(connectionIds) {
      const forget = database.prepare('DELETE FROM change WHERE connection_id = ?');
      for (const connectionId of connectionIds) forget.run(connectionId);
    },

    close() {
      database.close();
    },
  };
}

/** Rows are written by this module alone, so their shape is trusted. */
function readBody(row: Record<string, SQLOutputValue>): Change {
  const change: Change = JSON.parse(String(row.body));
  return change;
}
