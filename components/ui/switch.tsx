'use client';

import type { ReactNode } from 'react';
import { Switch as AriaSwitch, type SwitchProps as AriaSwitchProps } from 'react-aria-components/Switch';
import { classNames } from './class-names';

export interface SwitchProps extends Omit<AriaSwitchProps, 'className' | 'style' | 'children'> {
  children: ReactNode;
  className?: string;
}

/** Takes effect at once. What waits for a button is a `Checkbox`. */
export function Switch({ children, className, ...props }: SwitchProps) {
  return (
    <AriaSwitch
      {...props}
      className={classNames(
        'group -m-1 inline-flex min-h-7 w-fit items-center gap-2 rounded-sm p-1 disabled:text-ink-3 pointer-coarse:min-h-11',
        className,
      )}
    >
      <span className="flex h-4 w-7 shrink-0 items-center rounded-full border border-line-control bg-raised p-px transition-colors group-selected:border-accent group-selected:bg-accent group-disabled:border-line">
        <span className="size-3 rounded-full bg-ink-3 transition-transform group-selected:translate-x-3 group-selected:bg-accent-ink" />
      </span>
      <span className="min-w-0">{children}</span>
    </AriaSwitch>
  );
}
