/**
 * Runs the task on each item, at most `limit` at once, in order of the items. The first error stops further items
 * from being started, and is thrown when the tasks that were running have ended.
 */
export async function forEachBounded<T>(
  items: readonly T[],
  limit: number,
  task: (item: T) => Promise<void>,
): Promise<void> {
  let next = 0;
  let failed: { error: unknown } | undefined;
  const work = async () => {
    while (failed === undefined && next < items.length) {
      const item = items[next];
      next += 1;
      if (item === undefined) continue;
      try {
        await task(item);
      } catch (error) {
        failed ??= { error };
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(limit, items.length) }, work));
  if (failed !== undefined) throw failed.error;
}
