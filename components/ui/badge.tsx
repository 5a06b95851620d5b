import type { ReactNode } from 'react';
import { classNames } from './class-names';
import { TONE_GROUND, type Tone } from './tone';

/** A short word on a soft ground. What it says must be in the word, not in the colour. */
export function Badge({
  tone = 'neutral',
  isMono,
  icon,
  className,
  children,
}: {
  tone?: Tone;
  isMono?: boolean;
  icon?: ReactNode;
  className?: string;
  children: ReactNode;
}) {
  return (
    <span
      className={classNames(
        'inline-flex h-5 max-w-full items-center gap-1 whitespace-nowrap rounded-sm px-1.5 text-xs',
        TONE_GROUND[tone],
        tone === 'unknown' && 'dashed-edge',
        isMono && 'mono',
        className,
      )}
    >
      {icon}
      <span className="truncate">{children}</span>
    </span>
  );
}
