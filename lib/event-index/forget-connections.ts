import 'server-only';
import { recount } from './event-counts.ts';
import type { EventIndex } from './event-index.ts';

/**
 * Removes everything that only these connections brought: events, manifest and what was set aside. An event that a
 * file of another connection delivered too stays, and is from then on kept from that file.
 */
export async function forgetConnections(index: EventIndex, connectionIds: readonly string[]): Promise<void> {
  if (connectionIds.length === 0) return;
  await index.write(async (writer) => {
    const marks = connectionIds.map(() => '?').join(', ');
    await writer.run(`DELETE FROM sources WHERE connection_id IN (${marks})`, connectionIds);
    await writer.run(`DELETE FROM sync_wishes WHERE connection_id IN (${marks})`, connectionIds);
    await writer.run('DELETE FROM listing_marks WHERE source_id NOT IN (SELECT source_id FROM sources)');
    await writer.run('DELETE FROM file_sources WHERE source_id NOT IN (SELECT source_id FROM sources)');
    await writer.stage('staged_ids', [[]]);
    await writer.run(
      'INSERT INTO temp.staged_ids SELECT file_id FROM files WHERE file_id NOT IN (SELECT file_id FROM file_sources)',
    );
    const forgotten = 'file_id IN (SELECT file_id FROM temp.staged_ids)';

    await writer.run(`DELETE FROM redeliveries WHERE ${forgotten}`);
    await writer.run(
      `CREATE OR REPLACE TEMP TABLE inherited AS
       SELECT event_id, min(file_id) AS file_id FROM redeliveries
       WHERE event_id IN (SELECT event_id FROM events WHERE ${forgotten}) GROUP BY event_id`,
    );
    await writer.run(
      'UPDATE events SET file_id = inherited.file_id FROM temp.inherited WHERE inherited.event_id = events.event_id',
    );
    await writer.run(
      'DELETE FROM redeliveries WHERE (event_id, file_id) IN (SELECT event_id, file_id FROM temp.inherited)',
    );
    await writer.run(
      `UPDATE files SET kept = kept + heir.events, duplicates = duplicates - heir.events
       FROM (SELECT file_id, count(*)::INTEGER AS events FROM temp.inherited GROUP BY file_id) heir
       WHERE heir.file_id = files.file_id`,
    );

    await writer.run(`DELETE FROM events WHERE ${forgotten}`);
    await writer.run(`DELETE FROM set_aside WHERE ${forgotten}`);
    await writer.run(`DELETE FROM files WHERE ${forgotten}`);
    await writer.run('DROP TABLE temp.inherited');
    await writer.run('DELETE FROM blocks WHERE block_id NOT IN (SELECT block_id FROM events)');
    await recount(writer);
  });
}
