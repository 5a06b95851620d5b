import 'server-only';
import type { AccountFacts } from '../audit/account-facts.ts';
import type { Connection } from '../audit/connection.ts';
import { readAccount } from './read-account.ts';

interface Remembered {
  readonly facts: Promise<AccountFacts>;
  readonly startedAt: number;
}

declare global {
  // Route handlers and server actions are bundled apart, each with its own copy of this module.
  var trailpointInventory: Map<string, Remembered> | undefined;
}
globalThis.trailpointInventory ??= new Map();
const remembered = globalThis.trailpointInventory;

/** The sandbox costs nothing to ask; on AWS a reading of all Regions takes seconds and shares quotas with others. */
const MAX_AGE_MS = { sandbox: 2_000, default: 60_000 } as const;

/** What the account has, not older than a minute; `fresh` reads it again. Readers at the same time share one reading. */
export function readInventory(connection: Connection, { fresh = false } = {}): Promise<AccountFacts> {
  const known = remembered.get(connection.id);
  if (known && !fresh && Date.now() - known.startedAt < MAX_AGE_MS[connection.kind]) return known.facts;
  const facts = readAccount(connection);
  remembered.set(connection.id, { facts, startedAt: Date.now() });
  facts.catch(() => remembered.delete(connection.id));
  return facts;
}

/** Called after a change, so that no screen shows what was true before it. */
export function forgetInventory(connectionId: string): void {
  remembered.delete(connectionId);
}
