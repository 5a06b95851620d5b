'use server';

import { z } from 'zod';
import { authorize } from '../actor.ts';
import { listConnections } from '../aws/connections.ts';
import { listSetAside as listSetAsideOf } from '../event-index/manifest.ts';
import { theIndex } from '../event-index/the-index.ts';
import type { Failure } from '../failure.ts';
import { fail, ok, type Result } from '../result.ts';
import { invalidInput } from './invalid-input.ts';
import { type ConnectionSync, pauseSyncs, syncTrails } from './sync-trails.ts';

const startRequest = z.object({ resume: z.boolean().optional() });

/**
 * Reads what the trails of all connections delivered, and follows them. Opening the explorer asks for it; what a
 * person stopped stays stopped unless `resume` is given.
 */
export async function startSync(request: { resume?: boolean }): Promise<Result<ConnectionSync[], Failure>> {
  const actor = authorize('read');
  if (!actor.ok) return actor;
  const input = startRequest.safeParse(request);
  if (!input.success) return fail(invalidInput(input.error));
  const resume = input.data.resume === true;
  return ok(await Promise.all(listConnections().map((connection) => syncTrails(connection, { resume }))));
}

/** Stops reading until somebody asks to go on. What was read, and what is being read, is kept. */
export async function cancelSync(): Promise<Result<void, Failure>> {
  const actor = authorize('read');
  if (!actor.ok) return actor;
  return pauseSyncs();
}

/** A log file, or one record of it, that could not be read. */
export interface SetAsideEntry {
  readonly bucket: string;
  readonly key: string;
  readonly position?: number;
  /** A code, e.g. `truncated-gzip`. */
  readonly reason: string;
  /** Hostile text. */
  readonly excerpt?: string;
}

const SET_ASIDE_SHOWN = 100;

export async function listSetAside(): Promise<Result<SetAsideEntry[], Failure>> {
  const actor = authorize('read');
  if (!actor.ok) return actor;
  const entries = await listSetAsideOf(await theIndex(), SET_ASIDE_SHOWN);
  return ok(
    entries.map(({ bucket, key, position, reason, excerpt }) => ({
      bucket,
      key,
      reason,
      ...(position !== undefined && { position }),
      ...(excerpt !== undefined && { excerpt }),
    })),
  );
}
