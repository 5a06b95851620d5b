'use client';

import { Check, Minus } from 'lucide-react';
import type { ReactNode } from 'react';
import {
  Checkbox as AriaCheckbox,
  type CheckboxProps as AriaCheckboxProps,
} from 'react-aria-components/Checkbox';
import { classNames } from './class-names';

export interface CheckboxProps extends Omit<AriaCheckboxProps, 'className' | 'style' | 'children'> {
  /** Leave out only together with an `aria-label`, e.g. in a table row. */
  children?: ReactNode;
  className?: string;
}

export function Checkbox({ children, className, ...props }: CheckboxProps) {
  return (
    <AriaCheckbox
      {...props}
      className={classNames(
        'group -m-1 inline-flex min-h-7 w-fit items-start gap-2 rounded-sm p-1 text-base text-ink disabled:text-ink-3 pointer-coarse:min-h-11 pointer-coarse:items-center',
        className,
      )}
    >
      {({ isIndeterminate }) => (
        <>
          <span
            className={classNames(
              'mt-0.5 grid size-4 shrink-0 place-items-center rounded-sm border border-line-control bg-raised text-accent-ink transition-colors',
              'group-hover:border-ink-3 group-selected:border-accent group-selected:bg-accent group-indeterminate:border-accent group-indeterminate:bg-accent group-invalid:border-stopped-mark group-disabled:border-line group-disabled:bg-sunken group-disabled:text-ink-3',
            )}
          >
            {isIndeterminate ? (
              <Minus size={12} strokeWidth={3} aria-hidden="true" />
            ) : (
              <Check
                size={12}
                strokeWidth={3}
                aria-hidden="true"
                className="opacity-0 group-selected:opacity-100"
              />
            )}
          </span>
          {children && <span className="min-w-0">{children}</span>}
        </>
      )}
    </AriaCheckbox>
  );
}
