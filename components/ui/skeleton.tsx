import { classNames } from './class-names';

/** Holds the final shape while the content is on its way. Silent: the region around it says "loading". */
export function Skeleton({ className = 'h-4 w-full' }: { className?: string }) {
  return (
    <span
      aria-hidden="true"
      className={classNames(
        'block animate-sweep rounded-sm bg-[linear-gradient(100deg,var(--color-line)_40%,var(--color-sunken)_50%,var(--color-line)_60%)] bg-size-[200%_100%]',
        className,
      )}
    />
  );
}

const WIDTHS = ['w-40', 'w-24', 'w-32', 'w-20', 'w-28'] as const;

/** Rows of the same height as the table that will come. */
export function SkeletonRows({
  rows = 6,
  columns = 5,
  isTall,
}: {
  rows?: number;
  columns?: number;
  isTall?: boolean;
}) {
  return (
    <div aria-hidden="true">
      {Array.from({ length: rows }, (_, row) => (
        <div
          // biome-ignore lint/suspicious/noArrayIndexKey: rows without identity
          key={row}
          className={classNames(
            'flex items-center gap-6 overflow-hidden border-line border-b px-4 last:border-b-0',
            isTall ? 'h-row-tall' : 'h-row',
          )}
        >
          {Array.from({ length: columns }, (_, column) => (
            <Skeleton
              // biome-ignore lint/suspicious/noArrayIndexKey: cells without identity
              key={column}
              className={classNames('h-3 shrink-0', WIDTHS[(row + column * 2) % WIDTHS.length])}
            />
          ))}
        </div>
      ))}
    </div>
  );
}
