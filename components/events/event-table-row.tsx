'use client';

import type { MouseEvent, ReactNode } from 'react';
import { classNames } from '@/components/ui/class-names';
import type { EventRow } from '@/lib/queries/events.ts';
import { EventCard } from './event-card';

/** One event: a row of cells, or on a phone a card of two lines. A press anywhere opens it. */
export function EventTableRow({
  event,
  index,
  isCard,
  isOpen,
  isTabStop,
  href,
  onFocus,
  onOpen,
  children,
}: {
  event: EventRow;
  index: number;
  isCard: boolean;
  isOpen: boolean;
  isTabStop: boolean;
  href: string;
  onFocus: () => void;
  onOpen: () => void;
  children: ReactNode;
}) {
  return (
    <tr
      data-event-id={event.eventID}
      aria-rowindex={index + 2}
      aria-selected={isOpen}
      tabIndex={isTabStop ? 0 : -1}
      onFocus={onFocus}
      onClick={(click) => {
        if (isSelecting()) return;
        if (opensElsewhere(click)) window.open(href, '_blank', 'noopener');
        else onOpen();
      }}
      onAuxClick={(click) => {
        if (click.button === 1) window.open(href, '_blank', 'noopener');
      }}
      onKeyDown={(key) => {
        if (key.key !== 'Enter' || key.target !== key.currentTarget) return;
        key.preventDefault();
        onOpen();
      }}
      className={classNames(
        'group/row cursor-default hover:bg-hover aria-selected:bg-selected focus-visible:bg-hover focus-visible:outline-2 focus-visible:outline-focus focus-visible:-outline-offset-2',
        isOpen && '[&>td:first-child]:shadow-[inset_3px_0_0_var(--color-accent)]',
      )}
    >
      {isCard ? (
        <td className="h-15 border-line border-b px-4 py-2">
          <EventCard event={event} />
        </td>
      ) : (
        children
      )}
    </tr>
  );
}

function opensElsewhere(click: MouseEvent): boolean {
  return click.ctrlKey || click.metaKey;
}

/** Whoever marks text in a row wants to copy it, not to open the event. */
function isSelecting(): boolean {
  const selection = window.getSelection();
  return selection !== null && selection.type === 'Range' && selection.toString() !== '';
}
