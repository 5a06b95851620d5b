import type { EventCounts } from '../cloudtrail/event-counts.ts';
import type { EventRecord } from '../cloudtrail/event-record.ts';

const HOUR_MS = 60 * 60 * 1000;
const MONTH_MS = 30 * 24 * HOUR_MS;
/** Captures of less time than this say nothing about a month. */
const MIN_PERIOD_MS = HOUR_MS;

/** How often events that selectors do not tell apart happen. */
export interface EventRate {
  readonly event: EventRecord;
  /** In 30 days; undefined where they were captured for too short a time to say. */
  readonly eventsPerMonth: number | undefined;
  /** From the first captured event of the kind to the newest captured event at all. */
  readonly periodMs: number;
}

/**
 * Counts scaled to a month. A kind of event (of one source; denied by an endpoint policy or not) counts from its first
 * capture on, because selectors may have begun to ask for it only then. Of what is rare that makes rather too many
 * than too few.
 */
export function toEventRates({ until, groups }: EventCounts): EventRate[] {
  const firsts = new Map<string, number>();
  for (const { event } of groups) {
    const firstMs = Date.parse(event.eventTime);
    firsts.set(kindOf(event), Math.min(firstMs, firsts.get(kindOf(event)) ?? firstMs));
  }
  const untilMs = Date.parse(until ?? '');
  return groups.map(({ event, count }) => {
    const periodMs = untilMs - (firsts.get(kindOf(event)) ?? untilMs);
    return {
      event,
      eventsPerMonth: periodMs < MIN_PERIOD_MS ? undefined : (count / periodMs) * MONTH_MS,
      periodMs,
    };
  });
}

function kindOf({ eventSource, errorCode }: EventRecord): string {
  return `${eventSource} ${errorCode === 'VpceAccessDenied'}`;
}
