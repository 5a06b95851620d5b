import type { ReactNode } from 'react';
import { classNames } from './class-names';

/** Nothing is here, and why, and what to do. The picture: a way that stops, with the missing stretch dotted. */
export function EmptyState({
  title,
  description,
  actions,
  headingLevel: Heading = 'h2',
  className,
}: {
  title: ReactNode;
  description?: ReactNode;
  actions?: ReactNode;
  headingLevel?: 'h2' | 'h3';
  className?: string;
}) {
  return (
    <div className={classNames('flex flex-col items-start gap-1 px-4 py-8 sm:px-8', className)}>
      <svg viewBox="0 0 160 16" width="160" height="16" aria-hidden="true" className="mb-3 text-line-control">
        <circle cx="6" cy="8" r="4" fill="none" stroke="currentColor" strokeWidth="2" />
        <path d="M12 8h48" stroke="currentColor" strokeWidth="2" />
        <path
          d="M68 8h60"
          stroke="currentColor"
          strokeWidth="2"
          strokeDasharray="2 6"
          strokeLinecap="round"
        />
        <circle
          cx="150"
          cy="8"
          r="4"
          fill="none"
          stroke="currentColor"
          strokeWidth="2"
          strokeDasharray="2.5 2.5"
        />
      </svg>
      <Heading className="font-semibold text-lg">{title}</Heading>
      {description && <div className="max-w-prose text-ink-2">{description}</div>}
      {actions && <div className="mt-3 flex flex-wrap gap-2">{actions}</div>}
    </div>
  );
}
