import type { EventIndex } from './event-index.ts';
import { requiredNumber, requiredText, textOf } from './index-row.ts';
import { type EventOrigin, ensureSource } from './manifest.ts';

/** How far the folder of one day was listed. Kept only when the manifest has every log file that was listed. */
export interface ListingMark {
  readonly folder: string;
  /** Listing may begin after this; without it, at the folder's beginning. */
  readonly startAfter?: string;
  /** When the folder was last listed from its beginning to its end; milliseconds since 1970, 0 for never. */
  readonly wholeAt: number;
}

export async function readListingMarks(
  index: EventIndex,
  { connectionId, trailARN }: EventOrigin,
  bucket: string,
): Promise<Map<string, ListingMark>> {
  const rows = await index.read((reader) =>
    reader.rows(
      `SELECT folder, start_after, whole_at FROM listing_marks m JOIN sources s ON s.source_id = m.source_id
       WHERE s.connection_id = ? AND s.trail_arn = ? AND m.bucket = ?`,
      [connectionId, trailARN, bucket],
    ),
  );
  return new Map(
    rows.map((row) => {
      const folder = requiredText(row, 'folder');
      const startAfter = textOf(row, 'start_after');
      const wholeAt = requiredNumber(row, 'whole_at');
      return [folder, { folder, wholeAt, ...(startAfter !== undefined && { startAfter }) }];
    }),
  );
}

/** In place of the folders' earlier marks. */
export async function keepListingMarks(
  index: EventIndex,
  origin: EventOrigin,
  bucket: string,
  marks: readonly ListingMark[],
): Promise<void> {
  if (marks.length === 0) return;
  await index.write(async (writer) => {
    const sourceId = await ensureSource(writer, origin);
    await writer.stage('staged_marks', [
      marks.map(() => sourceId),
      marks.map(() => bucket),
      marks.map(({ folder }) => folder),
      marks.map(({ startAfter }) => startAfter ?? null),
      marks.map(({ wholeAt }) => wholeAt),
    ]);
    await writer.run(
      'DELETE FROM listing_marks WHERE (source_id, bucket, folder) IN (SELECT source_id, bucket, folder FROM temp.staged_marks)',
    );
    await writer.run('INSERT INTO listing_marks SELECT * FROM temp.staged_marks');
  });
}

/** Has every folder of the trail listed from its beginning once more, whenever it was last. */
export async function listWholeAgain(
  index: EventIndex,
  { connectionId, trailARN }: EventOrigin,
): Promise<void> {
  await index.write((writer) =>
    writer.run(
      `UPDATE listing_marks SET whole_at = 0
       WHERE source_id IN (SELECT source_id FROM sources WHERE connection_id = ? AND trail_arn = ?)`,
      [connectionId, trailARN],
    ),
  );
}
