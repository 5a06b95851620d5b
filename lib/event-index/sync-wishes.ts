import 'server-only';
import type { EventIndex } from './event-index.ts';
import type { EventOrigin } from './manifest.ts';

/** What a person wished for the reading of a trail. Kept over restarts of the console. */
export interface SyncWishes {
  readonly isPaused: boolean;
  /** Management and data events as well, not network activity events alone. */
  readonly readsAllEvents: boolean;
}

const NO_WISHES: SyncWishes = { isPaused: false, readsAllEvents: false };
const OF_TRAIL = 'FROM sync_wishes WHERE connection_id = ? AND trail_arn = ?';

export async function readSyncWishes(index: EventIndex, origin: EventOrigin): Promise<SyncWishes> {
  const [row] = await index.read((reader) =>
    reader.rows(`SELECT is_paused, reads_all_events ${OF_TRAIL}`, keyOf(origin)),
  );
  if (row === undefined) return NO_WISHES;
  return { isPaused: row.is_paused === true, readsAllEvents: row.reads_all_events === true };
}

export async function changeSyncWishes(
  index: EventIndex,
  origin: EventOrigin,
  change: Partial<SyncWishes>,
): Promise<void> {
  await index.write(async (writer) => {
    const [row] = await writer.rows(`SELECT is_paused, reads_all_events ${OF_TRAIL}`, keyOf(origin));
    const { isPaused = row?.is_paused === true, readsAllEvents = row?.reads_all_events === true } = change;
    await writer.run(`DELETE ${OF_TRAIL}`, keyOf(origin));
    await writer.run('INSERT INTO sync_wishes VALUES (?, ?, ?, ?)', [
      ...keyOf(origin),
      isPaused,
      readsAllEvents,
    ]);
  });
}

function keyOf({ connectionId, trailARN }: EventOrigin): string[] {
  return [connectionId, trailARN];
}
