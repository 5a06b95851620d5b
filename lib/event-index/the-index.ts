import 'server-only';
import { join } from 'node:path';
import { dataFolder } from '../settings.ts';
import { type EventIndex, openEventIndex } from './event-index.ts';

/** Next bundles each route by itself, so a module's own variable would open the file once a route. */
declare global {
  var trailpointEventIndex: Promise<EventIndex> | undefined;
}

/** The console's event index, opened at the first call. Rejects while another process holds the file; asks anew then. */
export function theIndex(): Promise<EventIndex> {
  globalThis.trailpointEventIndex ??= openEventIndex(join(dataFolder('event-index'), 'events.duckdb')).catch(
    (error) => {
      globalThis.trailpointEventIndex = undefined;
      throw error;
    },
  );
  return globalThis.trailpointEventIndex;
}
