'use client';

import { useTable } from '@tanstack/react-table';
import { useWindowVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { useShortcuts } from '@/components/shell/shortcuts';
import { useMediaQuery } from '@/components/ui/use-media-query';
import type { EventRow } from '@/lib/cloudtrail/captured-event.ts';
import { COLUMN_LOOK, columns, features, toColumnId } from './event-columns';
import { EventTableRow, type RowHands } from './event-table-row';

const ROW_PX = 36;
const CARD_PX = 60;
/** The context bar and the heading of the table, which cover what lies below them. */
const COVERED_PX = 54 + 36;
const AHEAD = 40;

export interface EventTableProps {
  rows: readonly EventRow[];
  /** Of all matching events, as far as known. */
  total?: number;
  /** The event in the panel. */
  openID?: string;
  /** The row that has, or last had, the focus. */
  activeID?: string;
  hasMore: boolean;
  hrefOf: (row: EventRow) => string;
  onActivate: (row: EventRow) => void;
  onOpen: (row: EventRow) => void;
  onNeedMore: () => void;
  onTop: () => void;
}

/**
 * All events that were scrolled to; only those in sight are in the document. A grid to the keyboard: one stop of the
 * Tab key, arrows or j and k walk, Enter opens.
 */
export function EventTable(props: EventTableProps) {
  const { rows, total, openID, activeID, hasMore, hrefOf, onActivate, onOpen, onNeedMore, onTop } = props;
  const t = useTranslations('events');
  const isNarrow = useMediaQuery('(max-width: 47.99rem)');
  const list = useRef<HTMLTableElement>(null);
  const scrollMargin = useOffsetTop(list);
  // TanStack Table takes a mutable array.
  const data = useMemo(() => [...rows], [rows]);
  const table = useTable({ features, columns, data, getRowId: (row) => row.eventID });
  const tableRows = table.getRowModel().rows;
  const virtualizer = useWindowVirtualizer({
    count: tableRows.length,
    estimateSize: () => (isNarrow ? CARD_PX : ROW_PX),
    overscan: 12,
    scrollMargin,
    scrollPaddingStart: COVERED_PX,
    scrollPaddingEnd: ROW_PX * 2,
    getItemKey: (index) => tableRows[index]?.id ?? index,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: heights are guessed anew when the form of the rows changes
  useEffect(() => virtualizer.measure(), [isNarrow]);
  const items = virtualizer.getVirtualItems();
  const first = items[0];
  const last = items.at(-1);

  const lastIndex = last?.index ?? 0;
  useEffect(() => {
    if (hasMore && lastIndex >= rows.length - AHEAD) onNeedMore();
  }, [hasMore, lastIndex, rows.length, onNeedMore]);

  // Rows keep their hands while what these reach for changes, so that a row is not drawn anew for that.
  const latest = useRef({ hrefOf, onActivate, onOpen });
  latest.current = { hrefOf, onActivate, onOpen };
  const hands = useMemo<RowHands>(
    () => ({
      hrefOf: (row) => latest.current.hrefOf(row),
      onFocus: (row) => latest.current.onActivate(row),
      onOpen: (row) => latest.current.onOpen(row),
    }),
    [],
  );

  const focusID = useRef<string>(undefined);
  function walkTo(index: number) {
    const row = rows[Math.min(rows.length - 1, Math.max(0, index))];
    if (!row) return;
    focusID.current = row.eventID;
    onActivate(row);
    virtualizer.scrollToIndex(rows.indexOf(row), { align: 'auto' });
    if (openID !== undefined) onOpen(row);
    focusRow(list.current, row.eventID);
  }
  // A row that was out of sight is in the document only after the scrolling.
  useEffect(() => {
    if (focusID.current === undefined) return;
    if (focusRow(list.current, focusID.current)) focusID.current = undefined;
  });

  const activeIndex = activeID === undefined ? -1 : rows.findIndex((row) => row.eventID === activeID);
  const walk = useRef({ next: () => {}, previous: () => {}, top: () => {} });
  walk.current = {
    next: () => walkTo(activeIndex + 1),
    previous: () => walkTo(activeIndex < 0 ? 0 : activeIndex - 1),
    top: () => {
      onTop();
      walkTo(0);
    },
  };
  useShortcuts(
    useMemo(
      () => [
        { keys: 'j', label: t('keys.next'), run: () => walk.current.next() },
        { keys: 'k', label: t('keys.previous'), run: () => walk.current.previous() },
        { keys: 'Home', label: t('keys.top'), run: () => walk.current.top() },
      ],
      [t],
    ),
  );
  // The row that Tab reaches: where the person was, else the first in sight.
  const tabID = activeIndex >= 0 && isIn(items, activeIndex) ? activeID : rows[first?.index ?? 0]?.eventID;

  return (
    <table
      ref={list}
      // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a table whose rows are walked by keyboard is a grid
      role="grid"
      aria-label={t('table.label')}
      aria-rowcount={total === undefined ? -1 : total + 1}
      className="w-full table-fixed border-separate border-spacing-0 text-left"
      onKeyDown={(event) => {
        if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
        const page = Math.max(1, Math.floor((window.innerHeight - COVERED_PX) / ROW_PX) - 2);
        const step = { ArrowDown: 1, ArrowUp: -1, PageDown: page, PageUp: -page }[event.key];
        if (step === undefined) return;
        event.preventDefault();
        walkTo(activeIndex < 0 ? 0 : activeIndex + step);
      }}
    >
      <thead className="max-md:sr-only">
        {table.getHeaderGroups().map((group) => (
          <tr key={group.id} aria-rowindex={1}>
            {group.headers.map((header) => {
              const id = toColumnId(header.column.id);
              return (
                <th
                  key={header.id}
                  scope="col"
                  className={`sticky top-[calc(var(--spacing-bar)+6px)] z-10 h-row truncate border-line-strong border-b bg-surface px-3 font-medium text-ink-2 text-sm first:pl-4 ${id ? COLUMN_LOOK[id] : ''}`}
                >
                  <table.FlexRender header={header} />
                </th>
              );
            })}
          </tr>
        ))}
      </thead>
      <tbody>
        {first && first.start > scrollMargin && <Spacer height={first.start - scrollMargin} />}
        {items.map((item) => {
          const row = tableRows[item.index];
          if (!row) return null;
          const event = row.original;
          return (
            <EventTableRow
              key={row.id}
              row={row}
              index={item.index}
              isCard={isNarrow}
              isOpen={openID === event.eventID}
              isTabStop={tabID === event.eventID}
              hands={hands}
            />
          );
        })}
        {last && <Spacer height={scrollMargin + virtualizer.getTotalSize() - last.end} />}
      </tbody>
    </table>
  );
}

/** Stands for the rows that are not in the document, so that the scrollbar tells the truth. */
function Spacer({ height }: { height: number }) {
  return (
    // biome-ignore lint/a11y/noAriaHiddenOnFocusable: nothing in it takes the focus
    <tr aria-hidden="true">
      <td style={{ height, padding: 0 }} />
    </tr>
  );
}

function isIn(items: readonly { index: number }[], index: number): boolean {
  return items.some((item) => item.index === index);
}

function focusRow(list: HTMLElement | null, eventID: string): boolean {
  const row = list?.querySelector<HTMLElement>(`tr[data-event-id="${CSS.escape(eventID)}"]`);
  row?.focus({ preventScroll: true });
  return Boolean(row);
}

/** Where the list begins in the page. What stands above it grows and shrinks, so this is measured again and again. */
function useOffsetTop(list: React.RefObject<HTMLElement | null>): number {
  const [offset, setOffset] = useState(0);
  useLayoutEffect(() => {
    const measure = () => {
      const body = list.current?.querySelector('tbody');
      if (body) setOffset(Math.round(body.getBoundingClientRect().top + window.scrollY));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(document.body);
    return () => observer.disconnect();
  }, [list]);
  return offset;
}
