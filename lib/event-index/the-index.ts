import 'server-only';
import { join } from 'node:path';
import { dataFolder } from '../settings.ts';
import type { EventIndex } from './event-index.ts';
import { openEventIndex, reopenEventIndex } from './open-event-index.ts';

declare global {
  // Next bundles each route by itself, so a module's own variable would open the file once a route.
  var trailpointEventIndex: Promise<EventIndex> | undefined;
}

/**
 * The console's event index, opened at the first call and anew after a fault of its file. Rejects while another
 * process holds the file, and asks again at the next call.
 */
export async function theIndex(): Promise<EventIndex> {
  globalThis.trailpointEventIndex ??= forgetIfRejected(
    openEventIndex(join(dataFolder('event-index'), 'events.duckdb')),
  );
  const opened = globalThis.trailpointEventIndex;
  const index = await opened;
  if (index.fault === undefined) return index;
  if (globalThis.trailpointEventIndex === opened) {
    globalThis.trailpointEventIndex = forgetIfRejected(reopenEventIndex(index));
  }
  return globalThis.trailpointEventIndex ?? theIndex();
}

function forgetIfRejected(opening: Promise<EventIndex>): Promise<EventIndex> {
  return opening.catch((error) => {
    globalThis.trailpointEventIndex = undefined;
    throw error;
  });
}
