'use client';

import type { ReactNode } from 'react';
import { Label } from 'react-aria-components/Label';
import { ProgressBar } from 'react-aria-components/ProgressBar';
import { classNames } from './class-names';

/** How far along something is. Without `value`, that it goes on. `valueLabel` says it in words: "1,204 of 3,100 files". */
export function Progress({
  label,
  value,
  max = 100,
  valueLabel,
  className,
}: {
  label: string;
  value?: number;
  max?: number;
  valueLabel?: string;
  className?: string;
}) {
  return (
    <ProgressBar
      value={value ?? 0}
      maxValue={max}
      isIndeterminate={value === undefined}
      valueLabel={valueLabel}
      className={classNames('flex flex-col gap-1', className)}
    >
      {({ percentage, isIndeterminate, valueText }) => (
        <>
          <div className="flex flex-wrap justify-between gap-x-4 text-sm">
            <Label className="text-ink">{label}</Label>
            <Detail>{isIndeterminate ? valueLabel : valueText}</Detail>
          </div>
          <Track percentage={percentage} isIndeterminate={isIndeterminate} />
        </>
      )}
    </ProgressBar>
  );
}

function Detail({ children }: { children: ReactNode }) {
  return children ? <span className="text-ink-2">{children}</span> : null;
}

function Track({ percentage, isIndeterminate }: { percentage?: number; isIndeterminate: boolean }) {
  return (
    <div className="h-1.5 overflow-hidden rounded-full bg-line">
      {isIndeterminate ? (
        <div className="h-full animate-sweep bg-[linear-gradient(90deg,transparent_30%,var(--color-accent)_50%,transparent_70%)] bg-size-[200%_100%]" />
      ) : (
        <div
          className="h-full rounded-full bg-accent transition-[width]"
          style={{ width: `${percentage ?? 0}%` }}
        />
      )}
    </div>
  );
}
