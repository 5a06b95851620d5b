import { crashBatches } from './crash-samples.ts';
import { ingestLogFiles } from './ingest.ts';
import { openEventIndex } from './open-event-index.ts';

/**
 * Run by ingest-crash.test.ts as a process of its own: `node --conditions=react-server ingest-until-killed.ts FILE
 * BATCHES`. The condition is the one under which `server-only` lets itself be imported.
 */
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
