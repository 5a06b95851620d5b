import { ArrowDown, ArrowUp, ChevronsUpDown } from 'lucide-react';
import type { Route } from 'next';
import Link from 'next/link';
import type { ComponentProps, ReactNode } from 'react';
import { classNames } from './class-names';

export type Density = 'compact' | 'tall';

/**
 * A real `<table>`, so that screen readers keep rows and headings. The heading sticks to the top of the window, or,
 * with `maxHeight` (any CSS length), to the top of its own scroll box; on a narrow screen the table scrolls sideways.
 */
export function Table({
  label,
  density = 'compact',
  maxHeight,
  className,
  children,
}: {
  label: string;
  density?: Density;
  maxHeight?: string;
  className?: string;
  children: ReactNode;
}) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a scroll box must be reachable by keyboard, and named
    <div
      role="region"
      aria-label={label}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: WCAG 2.1.1, scrolling by keyboard
      tabIndex={0}
      style={maxHeight ? { maxHeight } : undefined}
      className={classNames(
        'min-w-0 rounded-md',
        maxHeight ? 'overflow-auto' : 'max-lg:overflow-x-auto',
        '[--table-top:0px]',
        !maxHeight && 'lg:[--table-top:var(--spacing-bar)]',
        className,
      )}
    >
      <table
        data-density={density}
        className="group/table w-full border-separate border-spacing-0 text-left [--row:var(--spacing-row)] data-[density=tall]:[--row:var(--spacing-row-tall)]"
      >
        {children}
      </table>
    </div>
  );
}

export function TableHead({ children }: { children: ReactNode }) {
  return (
    <thead>
      <tr>{children}</tr>
    </thead>
  );
}

export function TableHeaderCell({
  children,
  isNumeric,
  sort,
  onSort,
  className,
  ...props
}: Omit<ComponentProps<'th'>, 'children'> & {
  children?: ReactNode;
  isNumeric?: boolean;
  /** Where given, the heading is a button that sorts. */
  sort?: 'ascending' | 'descending' | 'none';
  onSort?: () => void;
}) {
  const Arrow = sort === 'ascending' ? ArrowUp : sort === 'descending' ? ArrowDown : ChevronsUpDown;
  return (
    <th
      scope="col"
      aria-sort={sort}
      {...props}
      className={classNames(
        'sticky top-(--table-top) z-10 h-(--row) whitespace-nowrap border-line-strong border-b bg-surface px-3 font-medium text-ink-2 text-sm first:pl-4 last:pr-4',
        isNumeric && 'text-right',
        className,
      )}
    >
      {onSort ? (
        <button
          type="button"
          onClick={onSort}
          className={classNames(
            '-mx-1.5 inline-flex h-7 items-center gap-1 rounded-sm px-1.5 hover:bg-sunken hover:text-ink',
            sort !== 'none' && 'text-ink',
          )}
        >
          {children}
          <Arrow size={12} aria-hidden="true" className={sort === 'none' ? 'text-ink-3' : undefined} />
        </button>
      ) : (
        children
      )}
    </th>
  );
}

export function TableBody({ children }: { children: ReactNode }) {
  return <tbody>{children}</tbody>;
}

/** `isSelected` marks the row that a panel shows. A `RowLink` inside makes the whole row its target. */
export function TableRow({
  isSelected,
  className,
  ...props
}: ComponentProps<'tr'> & { isSelected?: boolean }) {
  return (
    <tr
      {...props}
      aria-current={isSelected ? 'true' : undefined}
      className={classNames(
        'group/row relative transition-colors hover:bg-hover aria-[current=true]:bg-selected has-[a:focus-visible]:bg-hover',
        className,
      )}
    />
  );
}

export function TableCell({
  isNumeric,
  isMono,
  isRowHeader,
  className,
  ...props
}: ComponentProps<'td'> & { isNumeric?: boolean; isMono?: boolean; isRowHeader?: boolean }) {
  const Cell = isRowHeader ? 'th' : 'td';
  return (
    <Cell
      scope={isRowHeader ? 'row' : undefined}
      {...props}
      className={classNames(
        'h-(--row) border-line border-b px-3 py-1 font-normal first:pl-4 last:pr-4 group-last/row:border-b-0',
        isNumeric && 'text-right',
        isMono && 'mono',
        className,
      )}
    />
  );
}

/** The link of a row: its click area is the whole row, its focus ring the row's edge. */
export function RowLink<T extends string>({
  href,
  className,
  children,
}: {
  href: Route<T>;
  className?: string;
  children: ReactNode;
}) {
  return (
    <Link
      href={href}
      className={classNames(
        'rounded-sm font-medium text-ink underline-offset-3 outline-none after:absolute after:inset-0 after:content-[""] group-hover/row:underline focus-visible:after:outline-2 focus-visible:after:outline-focus focus-visible:after:-outline-offset-2',
        className,
      )}
    >
      {children}
    </Link>
  );
}
