'use client';

import { flexRender, type Row } from '@tanstack/react-table';
import { type MouseEvent, memo } from 'react';
import { classNames } from '@/components/ui/class-names';
import type { EventRow } from '@/lib/cloudtrail/captured-event.ts';
import { EventCard } from './event-card';
import { COLUMN_LOOK, type features, toColumnId } from './event-columns';

/** What a row may do. The same object for all rows and all renderings. */
export interface RowHands {
  readonly hrefOf: (row: EventRow) => string;
  readonly onFocus: (row: EventRow) => void;
  readonly onOpen: (row: EventRow) => void;
}

interface EventTableRowProps {
  row: Row<typeof features, EventRow>;
  index: number;
  isCard: boolean;
  isOpen: boolean;
  isTabStop: boolean;
  hands: RowHands;
}

/** One event: a row of cells, or on a phone a card of two lines. A press anywhere opens it. */
export const EventTableRow = memo(function EventTableRow({
  row,
  index,
  isCard,
  isOpen,
  isTabStop,
  hands,
}: EventTableRowProps) {
  const event = row.original;
  return (
    <tr
      data-event-id={event.eventID}
      aria-rowindex={index + 2}
      aria-selected={isOpen}
      tabIndex={isTabStop ? 0 : -1}
      onFocus={() => hands.onFocus(event)}
      onClick={(click) => {
        if (isSelecting()) return;
        if (opensElsewhere(click)) window.open(hands.hrefOf(event), '_blank', 'noopener');
        else hands.onOpen(event);
      }}
      onAuxClick={(click) => {
        if (click.button === 1) window.open(hands.hrefOf(event), '_blank', 'noopener');
      }}
      onKeyDown={(key) => {
        if (key.key !== 'Enter' || key.target !== key.currentTarget) return;
        key.preventDefault();
        hands.onOpen(event);
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
        row.getAllCells().map((cell) => {
          const id = toColumnId(cell.column.id);
          return (
            <td
              key={cell.id}
              className={classNames(
                'relative h-row border-line border-b px-3 first:pl-4',
                id !== undefined && COLUMN_LOOK[id],
              )}
            >
              <div className={id === 'principal' ? undefined : 'truncate'}>
                {flexRender(cell.column.columnDef.cell, cell.getContext())}
              </div>
            </td>
          );
        })
      )}
    </tr>
  );
}, isSame);

/** An event never changes, so its id says enough; the page that it came with may have been read anew. */
function isSame(a: EventTableRowProps, b: EventTableRowProps): boolean {
  return (
    a.row.id === b.row.id &&
    a.index === b.index &&
    a.isCard === b.isCard &&
    a.isOpen === b.isOpen &&
    a.isTabStop === b.isTabStop &&
    a.hands === b.hands
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
