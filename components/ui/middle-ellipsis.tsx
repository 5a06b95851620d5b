'use client';

import { useState } from 'react';
import { classNames } from './class-names';
import { CopyButton } from './copy-button';

/**
 * A long id that keeps both its ends: the head shrinks, the tail stays, since the end of an ARN carries the meaning.
 * Hover, or focus on the copy button, shows the whole value. Selecting the text selects all of it.
 */
export function MiddleEllipsis({
  text,
  name,
  tail = 16,
  isMono = true,
  hasCopy = true,
  className,
}: {
  text: string;
  /** What the value is, for the copy button's name. */
  name?: string;
  /** How many characters at the end are never cut. */
  tail?: number;
  isMono?: boolean;
  hasCopy?: boolean;
  className?: string;
}) {
  const [isOpen, setOpen] = useState(false);
  const cut = Math.max(0, text.length - tail);
  const value = (
    <>
      <span className="truncate">{text.slice(0, cut)}</span>
      <span className="shrink-0 whitespace-pre">{text.slice(cut)}</span>
    </>
  );
  const look = classNames('relative z-1 inline-flex min-w-0 max-w-full', isMono && 'mono');
  if (!hasCopy)
    return (
      <span title={text} className={classNames(look, className)}>
        {value}
      </span>
    );
  return (
    <span
      className={classNames(
        'group/ellipsis relative z-1 inline-flex min-w-0 max-w-full items-center gap-0.5',
        className,
      )}
      onPointerEnter={(event) => event.pointerType === 'mouse' && setOpen(true)}
      onPointerLeave={() => setOpen(false)}
    >
      <span className={look}>{value}</span>
      <CopyButton
        text={text}
        name={name}
        hint={<span className={isMono ? 'mono' : undefined}>{text}</span>}
        isOpen={isOpen}
        onOpenChange={setOpen}
        className="pointer-fine:opacity-0 focus-visible:opacity-100 group-hover/ellipsis:opacity-100"
      />
    </span>
  );
}
