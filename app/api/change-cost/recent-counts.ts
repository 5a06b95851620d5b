import type { CountQuestion, EventCounts } from '@/lib/cloudtrail/event-counts.ts';
import { countNetworkActivity } from '@/lib/event-index/count-network-activity.ts';
import type { EventIndex } from '@/lib/event-index/event-index.ts';

const MAX_AGE_MS = 15_000;

interface Recent {
  readonly counts: Promise<EventCounts>;
  readonly startedAt: number;
}

const byIndex = new WeakMap<EventIndex, Map<string, Recent>>();

/**
 * Counts that are not older than 15 seconds. Each key that a person presses asks anew, mostly for the same counts, and
 * of many million events they take seconds; so they are shared, and go on when one who asked has left.
 */
export function readRecentCounts(
  index: EventIndex,
  question: CountQuestion,
  now: Date,
): Promise<EventCounts> {
  const recent = byIndex.get(index) ?? new Map<string, Recent>();
  byIndex.set(index, recent);
  for (const [key, { startedAt }] of recent) {
    if (now.getTime() - startedAt >= MAX_AGE_MS) recent.delete(key);
  }
  const key = JSON.stringify(question);
  const known = recent.get(key);
  if (known) return known.counts;
  const counts = countNetworkActivity(index, question, now);
  recent.set(key, { counts, startedAt: now.getTime() });
  counts.catch(() => recent.delete(key));
  return counts;
}
