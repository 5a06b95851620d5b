import 'server-only';
import type { Connection } from '../audit/connection.ts';
import { getCallerIdentity } from '../aws/identity.ts';
import type { Failure } from '../failure.ts';
import { ok, type Result } from '../result.ts';

declare global {
  // Route handlers and server actions are bundled apart, each with its own copy of this module.
  var trailpointIdentities: Map<string, { accountId: string; arn: string }> | undefined;
}
globalThis.trailpointIdentities ??= new Map();
const identities = globalThis.trailpointIdentities;

/** Who the connection is. Only success is remembered, so that a login mends a failure without a restart. */
export async function readAccountId(
  connection: Connection,
): Promise<Result<{ accountId: string; arn: string }, Failure>> {
  const known = identities.get(connection.id);
  if (known) return ok(known);
  const identity = await getCallerIdentity(connection);
  if (identity.ok) identities.set(connection.id, identity.value);
  return identity;
}
