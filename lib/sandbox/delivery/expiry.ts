import { formatLogFolder, parseLogKey } from '../../cloudtrail/log-key.ts';
import type { StoredObject } from '../s3/object-store.ts';
import type { World } from '../world/world.ts';

const KEPT_MS = 3 * 24 * 60 * 60 * 1000;
/**
 * A file every three seconds is 28,800 a day. AWS would keep them all; here, somebody's laptop has to. An account's
 * and Region's files of one kind beyond this many go as well, the oldest first: more than two hours of them, so that
 * the latest digest never lists what is gone.
 */
const MOST_FILES_IN_A_FOLDER = 3000;

/** Removes what the sandbox delivered, as a lifecycle rule on the buckets would. What others put stays. */
export async function expireLogFiles(world: Pick<World, 'state' | 'objects'>, nowMs: number): Promise<void> {
  for (const { name: bucket } of world.state.buckets) {
    const folders = new Map<string, StoredObject[]>();
    for (const key of world.objects.listKeys(bucket)) {
      const object = world.objects.findObject(bucket, key);
      const log = parseLogKey(key);
      if (object?.expires !== true || log === undefined) continue;
      const folder = formatLogFolder({ ...log, kind: log.kind, region: log.region });
      const objects = folders.get(folder) ?? [];
      objects.push(object);
      folders.set(folder, objects);
    }
    const expired = [...folders.values()].flatMap((objects) =>
      // Keys of one folder sort by time.
      objects.filter(
        ({ lastModified }, index) =>
          index < objects.length - MOST_FILES_IN_A_FOLDER || lastModified < nowMs - KEPT_MS,
      ),
    );
    const keys = expired.map(({ key }) => key);
    if (keys.length > 0) await world.objects.removeObjects(bucket, keys);
  }
}
