import { formatLogFolder, parseLogKey } from '../../cloudtrail/log-key.ts';
import type { World } from '../world/world.ts';

const KEPT_MS = 3 * 24 * 60 * 60 * 1000;
/**
 * A file every three seconds is 28,800 a day. AWS would keep them all; here, somebody's laptop has to. An account's
 * and Region's files of one kind beyond this many go as well, the oldest first.
 */
const MOST_FILES_IN_A_FOLDER = 1500;

/** Removes old log files as a lifecycle rule on the buckets would. Other objects stay. */
export async function expireLogFiles(world: World, nowMs: number): Promise<void> {
  for (const { name: bucket } of world.state.buckets) {
    const folders = new Map<string, string[]>();
    for (const key of world.objects.listKeys(bucket)) {
      const log = parseLogKey(key);
      if (log === undefined) continue;
      const folder = formatLogFolder({ ...log, kind: log.kind, region: log.region });
      const files = folders.get(folder) ?? [];
      files.push(key);
      folders.set(folder, files);
    }
    const expired = [...folders.values()].flatMap((keys) =>
      // Keys of one folder sort by time.
      keys.filter(
        (key, index) =>
          index < keys.length - MOST_FILES_IN_A_FOLDER ||
          (world.objects.findObject(bucket, key)?.lastModified ?? nowMs) < nowMs - KEPT_MS,
      ),
    );
    if (expired.length > 0) await world.objects.removeObjects(bucket, expired);
  }
}
