'use server';

import { authorize } from '../actor.ts';
import { listConnections } from '../aws/connections.ts';
import { resetSandbox as resetSandboxSafely } from '../aws/sandbox-control.ts';
import { forgetConnections } from '../event-index/forget-connections.ts';
import { theIndex } from '../event-index/the-index.ts';
import type { Failure } from '../failure.ts';
import { forgetInventory } from '../inventory/the-inventory.ts';
import { forgetJobsOf } from '../jobs/job-registry.ts';
import { theJournal } from '../journal/the-journal.ts';
import { ok, type Result } from '../result.ts';

/** Starts the sandbox afresh and clears all that came from it: events in the index, changes in the journal. */
export async function resetSandbox(): Promise<Result<void, Failure>> {
  const actor = authorize('write');
  if (!actor.ok) return actor;
  const connectionIds = listConnections()
    .filter((connection) => connection.kind === 'sandbox')
    .map((connection) => connection.id);
  const journal = theJournal();
  if (!journal.ok) return journal;
  await forgetJobsOf(connectionIds);
  const reset = await resetSandboxSafely();
  if (!reset.ok) return reset;
  journal.value.forgetConnections(connectionIds);
  await forgetConnections(await theIndex(), connectionIds);
  for (const connectionId of connectionIds) forgetInventory(connectionId);
  return ok(undefined);
}
