'use server';

import { z } from 'zod';
import { authorize } from '../actor.ts';
import type { Change } from '../audit/change.ts';
import { findConnection } from '../aws/connections.ts';
import {
  changeSelectors as changeSelectorsSafely,
  type SelectorConflict,
} from '../changes/change-selectors.ts';
import { settlePendingChanges } from '../changes/settle-pending.ts';
import { undoChange as undoChangeSafely } from '../changes/undo-change.ts';
import type { SelectorSet } from '../cloudtrail/selector-set.ts';
import type { Failure } from '../failure.ts';
import { forgetInventory } from '../inventory/the-inventory.ts';
import { theJournal } from '../journal/the-journal.ts';
import { fail, ok, type Result } from '../result.ts';
import { invalidInput } from './invalid-input.ts';
import { selectorSetSchema } from './selector-set-schema.ts';

const changeRequest = z.object({
  connectionId: z.string().max(200),
  trailARN: z.string().max(512),
  kind: z.enum(['migrate', 'edit-vpce-event-types']),
  seen: selectorSetSchema,
  next: selectorSetSchema,
});
const undoRequest = z.object({ changeId: z.uuid() });
const listRequest = z.object({ trailARN: z.string().max(512).optional() });

/** Writes new selectors to a trail, if it still has those that the person saw. */
export async function changeSelectors(request: {
  connectionId: string;
  trailARN: string;
  kind: 'migrate' | 'edit-vpce-event-types';
  seen: SelectorSet;
  next: SelectorSet;
}): Promise<Result<Change, SelectorConflict>> {
  const actor = authorize('write');
  if (!actor.ok) return fail({ failure: actor.error });
  const input = changeRequest.safeParse(request);
  if (!input.success) return fail({ failure: invalidInput(input.error) });
  const connection = findConnection(input.data.connectionId);
  if (!connection.ok) return fail({ failure: connection.error });
  const journal = theJournal();
  if (!journal.ok) return fail({ failure: journal.error });
  const { kind, trailARN, seen, next } = input.data;
  const change = await changeSelectorsSafely(
    { journal: journal.value, connection: connection.value, actor: actor.value },
    { kind, trailARN, seen, next },
  );
  forgetInventory(connection.value.id);
  return change;
}

export async function undoChange(request: { changeId: string }): Promise<Result<Change, SelectorConflict>> {
  const actor = authorize('write');
  if (!actor.ok) return fail({ failure: actor.error });
  const input = undoRequest.safeParse(request);
  if (!input.success) return fail({ failure: invalidInput(input.error) });
  const journal = theJournal();
  if (!journal.ok) return fail({ failure: journal.error });
  const change = await undoChangeSafely({ journal: journal.value, actor: actor.value }, input.data.changeId);
  if (change.ok) forgetInventory(change.value.connectionId);
  return change;
}

/** The journal, newest first. Settles first what a crash left open. */
export async function listChanges(request: { trailARN?: string }): Promise<Result<Change[], Failure>> {
  const actor = authorize('read');
  if (!actor.ok) return actor;
  const input = listRequest.safeParse(request);
  if (!input.success) return fail(invalidInput(input.error));
  const journal = theJournal();
  if (!journal.ok) return journal;
  await settlePendingChanges(journal.value);
  return ok(
    journal.value.list({ ...(input.data.trailARN !== undefined && { trailARN: input.data.trailARN }) }),
  );
}
