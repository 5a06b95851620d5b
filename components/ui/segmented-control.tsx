'use client';

import type { ReactNode } from 'react';
import { Radio, RadioGroup } from 'react-aria-components/RadioGroup';
import { classNames } from './class-names';
import { FieldLabel } from './field';

export interface SegmentedControlProps<V extends string> {
  label: string;
  /** Shows the label above instead of only telling it to screen readers. */
  isLabelVisible?: boolean;
  options: readonly { value: V; label: ReactNode; isDisabled?: boolean }[];
  value: V;
  onChange: (value: V) => void;
  isDisabled?: boolean;
  className?: string;
}

/** Two to four short options side by side. A radio group to the keyboard and to screen readers. */
export function SegmentedControl<V extends string>({
  label,
  isLabelVisible,
  options,
  value,
  onChange,
  isDisabled,
  className,
}: SegmentedControlProps<V>) {
  return (
    <RadioGroup
      aria-label={isLabelVisible ? undefined : label}
      orientation="horizontal"
      value={value}
      isDisabled={isDisabled}
      onChange={(next) => {
        const option = options.find((candidate) => candidate.value === next);
        if (option) onChange(option.value);
      }}
      className={classNames('flex flex-col gap-1', className)}
    >
      {isLabelVisible && <FieldLabel>{label}</FieldLabel>}
      <div className="inline-flex w-fit max-w-full flex-wrap rounded-md border border-line-control bg-sunken p-0.5">
        {options.map((option) => (
          <Radio
            key={option.value}
            value={option.value}
            isDisabled={option.isDisabled}
            className="flex h-6.5 select-none items-center gap-1.5 rounded-sm px-2.5 font-medium text-ink-2 text-sm transition-colors hover:text-ink selected:bg-raised selected:text-ink selected:shadow-[0_0_0_1px_var(--color-line-control)] disabled:text-ink-3 pointer-coarse:h-9"
          >
            {option.label}
          </Radio>
        ))}
      </div>
    </RadioGroup>
  );
}
