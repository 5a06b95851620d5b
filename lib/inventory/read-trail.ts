import 'server-only';
import type { TrailFacts } from '../audit/account-facts.ts';
import type { Connection } from '../audit/connection.ts';
import type { Fact } from '../audit/fact.ts';
import { getEventSelectors, getTrail, getTrailStatus } from '../aws/trails.ts';
import type { Trail } from '../cloudtrail/trail.ts';
import type { Failure } from '../failure.ts';
import { ok, type Result } from '../result.ts';
import { readAccountId } from './read-account-id.ts';

export function toFact<T>(result: Result<T, Failure>): Fact<T> {
  const readAt = new Date().toISOString();
  return result.ok
    ? { state: 'known', value: result.value, readAt }
    : { state: 'unknown', failure: result.error, readAt };
}

/** One trail, read now: what a person decides on is never taken from memory. */
export async function readTrail(
  connection: Connection,
  trailARN: string,
): Promise<Result<TrailFacts, Failure>> {
  const [trail, accountId] = await Promise.all([getTrail(connection, trailARN), readAccountId(connection)]);
  if (!trail.ok) return trail;
  return ok(await readTrailFacts(connection, accountId.ok ? accountId.value.accountId : '', trail.value));
}

/** Status and selectors side by side; a failure of one hides nothing of the other. */
export async function readTrailFacts(
  connection: Connection,
  accountId: string,
  trail: Trail,
): Promise<TrailFacts> {
  const [status, selectors] = await Promise.all([
    getTrailStatus(connection, trail.trailARN),
    getEventSelectors(connection, trail.trailARN),
  ]);
  return {
    connectionId: connection.id,
    accountId,
    trail,
    status: toFact(status),
    selectors: toFact(selectors),
  };
}
