import type { ReactNode } from 'react';
import { classNames } from './class-names';

/** Something did not work, in the place where its result would stand. The picture: a way that breaks. */
export function ErrorState({
  title,
  description,
  actions,
  headingLevel: Heading = 'h2',
  className,
}: {
  title: ReactNode;
  description?: ReactNode;
  actions?: ReactNode;
  headingLevel?: 'h1' | 'h2' | 'h3';
  className?: string;
}) {
  return (
    <div role="alert" className={classNames('flex flex-col items-start gap-1 px-4 py-8 sm:px-8', className)}>
      <svg viewBox="0 0 160 16" width="160" height="16" aria-hidden="true" className="mb-3 text-stopped-mark">
        <circle cx="6" cy="8" r="4" fill="none" stroke="currentColor" strokeWidth="2" />
        <path d="M12 8h56" stroke="currentColor" strokeWidth="2" />
        <path d="m74 2 4 12M82 2l4 12" stroke="currentColor" strokeWidth="2" strokeLinecap="round" />
        <path d="M92 8h52" stroke="currentColor" strokeWidth="2" opacity=".45" />
        <circle cx="150" cy="8" r="4" fill="none" stroke="currentColor" strokeWidth="2" opacity=".45" />
      </svg>
      <Heading className="font-semibold text-lg">{title}</Heading>
      {description && <div className="max-w-prose text-ink-2 [overflow-wrap:anywhere]">{description}</div>}
      {actions && <div className="mt-3 flex flex-wrap gap-2">{actions}</div>}
    </div>
  );
}
