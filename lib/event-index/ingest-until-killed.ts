import { crashBatches } from './crash-samples.ts';
import { openEventIndex } from './event-index.ts';
import { ingestLogFiles } from './ingest.ts';

/** Run by ingest-crash.test.ts as a process of its own: `node ingest-until-killed.ts FILE BATCHES`. */
const [file, batches] = process.argv.slice(2);
if (file === undefined) throw new Error('Which file?');
const index = await openEventIndex(file);
console.log('ready');
for (const [number, batch] of crashBatches(Number(batches)).entries()) {
  await ingestLogFiles(index, batch);
  console.log(`read ${number}`);
}
await index.close();
console.log('closed');
