import { s3Reader } from '../aws/s3-reader.ts';
import { openEventIndex } from '../event-index/open-event-index.ts';
import { JobRegistry } from './job-registry.ts';
import { startTrailSync } from './sync-trail.ts';

/**
 * Run by sync-crash.test.ts as a process of its own, under the condition `react-server`: reads a trail's bucket until
 * it is killed. `{"file", "now", "connection", "region", "origin", "destination"}` is its one argument.
 */
const { file, now, connection, region, origin, destination } = JSON.parse(process.argv[2] ?? '{}');
const index = await openEventIndex(file);
const jobs = new JobRegistry();
const s3 = s3Reader(connection, region);
startTrailSync(jobs, { index, s3, origin, destination, follow: { pollMs: 20 }, now: () => new Date(now) });
console.log('ready');
let told = 0;
jobs.subscribe(([job]) => {
  const files = job?.progress.files ?? 0;
  if (files > told) console.log('read more');
  told = files;
});
