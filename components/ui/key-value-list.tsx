import type { ReactNode } from 'react';
import { classNames } from './class-names';

/** Facts about one thing. Labels stand in their own column; on a phone, above. */
export function KeyValueList({
  items,
  className,
}: {
  items: readonly { label: ReactNode; value: ReactNode; isMono?: boolean }[];
  className?: string;
}) {
  return (
    <dl
      className={classNames(
        'grid grid-cols-1 sm:grid-cols-[minmax(7rem,max-content)_minmax(0,1fr)]',
        className,
      )}
    >
      {items.map((item, index) => (
        <div
          // biome-ignore lint/suspicious/noArrayIndexKey: a fixed list; labels may be elements
          key={index}
          className="col-span-full grid grid-cols-subgrid items-baseline gap-x-6 border-line border-b py-1.5 last:border-b-0"
        >
          <dt className="text-ink-2 text-sm">{item.label}</dt>
          <dd className={classNames('min-w-0 [overflow-wrap:anywhere]', item.isMono && 'mono')}>
            {item.value}
          </dd>
        </div>
      ))}
    </dl>
  );
}
