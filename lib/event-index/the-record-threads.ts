import 'server-only';
import { RecordThreads } from './record-threads.ts';

declare global {
  // Next bundles each route by itself, so a module's own variable would start threads once a route.
  var trailpointRecordThreads: RecordThreads | undefined;
}

/** The threads of this process that read log files and look through records. They end with it. */
export function theRecordThreads(): RecordThreads {
  globalThis.trailpointRecordThreads ??= new RecordThreads();
  return globalThis.trailpointRecordThreads;
}
