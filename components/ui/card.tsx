import type { ReactNode } from 'react';
import { classNames } from './class-names';

export interface CardProps {
  title?: ReactNode;
  headingLevel?: 'h2' | 'h3' | 'h4';
  description?: ReactNode;
  actions?: ReactNode;
  footer?: ReactNode;
  /** The content reaches the edges, e.g. a table. */
  isFlush?: boolean;
  className?: string;
  children?: ReactNode;
}

/** A sheet on the canvas: hairline edge, no shadow. */
export function Card({
  title,
  headingLevel: Heading = 'h2',
  description,
  actions,
  footer,
  isFlush,
  className,
  children,
}: CardProps) {
  return (
    <section className={classNames('min-w-0 rounded-md border border-line bg-surface', className)}>
      {(title || actions) && (
        <header className="flex min-h-11 flex-wrap items-center gap-x-4 gap-y-2 border-line border-b px-4 py-1.5">
          <div className="min-w-0 flex-1 basis-48">
            {title && <Heading className="font-semibold text-ink">{title}</Heading>}
            {description && <p className="max-w-prose text-ink-2 text-sm">{description}</p>}
          </div>
          {actions && <div className="flex flex-wrap items-center gap-2">{actions}</div>}
        </header>
      )}
      <div className={isFlush ? undefined : 'p-4'}>{children}</div>
      {footer && <footer className="border-line border-t px-4 py-2.5">{footer}</footer>}
    </section>
  );
}
