import type { Route } from 'next';
import { formatEventFilter } from '@/lib/cloudtrail/event-filter.ts';

/** Address of a trail's screens. The ARN is one encoded segment, so that it can be copied out of the address whole. */
export function trailPath(
  connectionId: string,
  trailARN: string,
  screen?: 'migrate' | 'vpce-event-types',
): Route {
  const path = `/trails/${encodeURIComponent(connectionId)}/${encodeURIComponent(trailARN)}`;
  return (screen ? `${path}/${screen}` : path) as Route;
}

/** A trail's captured events in the explorer. */
export function trailEventsPath(trailARN: string): Route {
  const filter = formatEventFilter({ tokens: [{ field: 'trailARN', operator: '=', value: trailARN }] });
  return `/events?${filter}` as Route;
}
