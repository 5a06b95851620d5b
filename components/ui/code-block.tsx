'use client';

import type { ReactNode } from 'react';
import { classNames } from './class-names';
import { CopyButton } from './copy-button';

/** Commands, policies, records: verbatim, to be copied whole. Long lines scroll, or break with `isWrapped`. */
export function CodeBlock({
  code,
  name,
  isWrapped,
  maxHeight,
  className,
}: {
  code: string;
  /** What it is; stands above the block and names it for screen readers. */
  name: string;
  isWrapped?: boolean;
  /** Any CSS length; past it the block scrolls. */
  maxHeight?: string;
  className?: string;
}): ReactNode {
  return (
    <figure
      className={classNames('min-w-0 overflow-hidden rounded-md border border-line bg-sunken', className)}
    >
      <figcaption className="flex min-h-8 items-center justify-between gap-2 border-line border-b pr-1 pl-3 text-ink-2 text-sm">
        <span className="truncate">{name}</span>
        <CopyButton text={code} name={name} placement="left" />
      </figcaption>
      {/* biome-ignore lint/a11y/useSemanticElements: a scroll box must be reachable by keyboard, and named */}
      <pre
        role="region"
        aria-label={name}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: WCAG 2.1.1, scrolling by keyboard
        tabIndex={0}
        style={maxHeight ? { maxHeight } : undefined}
        className={classNames(
          'mono overflow-auto px-3 py-2.5 text-ink leading-5 -outline-offset-2',
          isWrapped && 'whitespace-pre-wrap [overflow-wrap:anywhere]',
        )}
      >
        <code>{code}</code>
      </pre>
    </figure>
  );
}
