import 'server-only';
import type { Actor } from '../actor.ts';
import type { Change } from '../audit/change.ts';
import { findConnection } from '../aws/connections.ts';
import type { Failure } from '../failure.ts';
import type { Journal } from '../journal/journal.ts';
import { fail, type Result } from '../result.ts';
import { changeSelectors, type SelectorConflict } from './change-selectors.ts';

/**
 * Puts the selectors back that a trail had before a change, unless they were changed again since. Taking back an undo
 * makes the change again.
 */
export async function undoChange(
  { journal, actor }: { journal: Journal; actor: Actor },
  changeId: string,
): Promise<Result<Change, SelectorConflict>> {
  const change = journal.find(changeId);
  if (!change) return refuse('not-found', { key: 'failures.changeNotFound' });
  if (change.undoneBy !== undefined) return refuse('conflict', { key: 'failures.alreadyUndone' });
  if (change.state !== 'applied' && change.state !== 'differs') {
    return refuse('conflict', { key: 'failures.notUndoable' });
  }
  const connection = findConnection(change.connectionId);
  if (!connection.ok) return fail({ failure: connection.error });
  return changeSelectors(
    { journal, connection: connection.value, actor },
    {
      kind: change.kind === 'undo' ? 'redo' : 'undo',
      trailARN: change.trailARN,
      seen: change.readBack ?? change.after,
      next: change.before,
      undoes: change.id,
    },
  );
}

function refuse(code: Failure['code'], message: Failure['message']): Result<never, SelectorConflict> {
  return fail({ failure: { code, message, retryable: false } });
}
