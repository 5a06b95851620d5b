'use server';

import { z } from 'zod';
import { authorize } from '../actor.ts';
import type { AccountFacts, TrailFacts } from '../audit/account-facts.ts';
import { findConnection, listConnections } from '../aws/connections.ts';
import { parseTrailArn } from '../cloudtrail/arn.ts';
import type { Failure } from '../failure.ts';
import { readTrail } from '../inventory/read-trail.ts';
import { readInventory } from '../inventory/the-inventory.ts';
import { fail, ok, type Result } from '../result.ts';
import { invalidInput } from './invalid-input.ts';

const inventoryRequest = z.object({ fresh: z.boolean().optional() });
const trailRequest = z.object({ connectionId: z.string().max(200), trailARN: z.string().max(512) });

/** Every account of every connection, each with its own failures. */
export async function getInventory(request: { fresh?: boolean }): Promise<Result<AccountFacts[], Failure>> {
  const actor = authorize('read');
  if (!actor.ok) return actor;
  const input = inventoryRequest.safeParse(request);
  if (!input.success) return fail(invalidInput(input.error));
  const fresh = input.data.fresh === true;
  return ok(await Promise.all(listConnections().map((connection) => readInventory(connection, { fresh }))));
}

export async function getTrailFacts(request: {
  connectionId: string;
  trailARN: string;
}): Promise<Result<TrailFacts, Failure>> {
  const actor = authorize('read');
  if (!actor.ok) return actor;
  const input = trailRequest.safeParse(request);
  if (!input.success) return fail(invalidInput(input.error));
  const connection = findConnection(input.data.connectionId);
  if (!connection.ok) return connection;
  const arn = parseTrailArn(input.data.trailARN);
  if (!arn.ok) return arn;
  return readTrail(connection.value, input.data.trailARN);
}
