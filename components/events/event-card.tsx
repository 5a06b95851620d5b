'use client';

import type { EventRow } from '@/lib/cloudtrail/captured-event.ts';
import { EventName, PrincipalName } from './event-columns';
import { EventTime } from './event-time';
import { useExplorerNames } from './explorer-names';
import { toOutcome } from './outcome';
import { OutcomeMark } from './outcome-mark';
import { StrangerText } from './stranger-text';

/** An event on a narrow screen: what happened and when; below it, who and through what. */
export function EventCard({ event }: { event: EventRow }) {
  const names = useExplorerNames();
  const { vpcEndpointId, eventSource } = event;
  const endpoint = vpcEndpointId && (names.endpointName(vpcEndpointId) ?? vpcEndpointId);
  return (
    <div className="flex min-w-0 flex-col gap-0.5">
      <div className="flex min-w-0 items-center gap-2">
        <OutcomeMark outcome={toOutcome(event.errorCode)} className="text-sm" />
        <span className="min-w-0 flex-1 truncate">
          <EventName row={event} />
        </span>
        <span className="text-sm">
          <EventTime iso={event.eventTime} />
        </span>
      </div>
      <div className="flex min-w-0 gap-2 text-ink-2 text-sm">
        <span className="min-w-0 flex-1 truncate">
          <PrincipalName row={event} />
        </span>
        {endpoint ? (
          <StrangerText text={endpoint} limit={60} className="max-w-[45%] truncate" />
        ) : (
          eventSource && <StrangerText text={eventSource} limit={60} className="mono max-w-[45%] truncate" />
        )}
      </div>
    </div>
  );
}
