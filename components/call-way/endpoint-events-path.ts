import type { Route } from 'next';
import { formatEventFilter } from '@/lib/cloudtrail/event-filter.ts';

/** The captured calls through one VPC endpoint. */
export function endpointEventsPath(vpcEndpointId: string): Route {
  const filter = formatEventFilter({
    tokens: [{ field: 'vpcEndpointId', operator: '=', value: vpcEndpointId }],
  });
  return `/events?${filter}` as Route;
}
