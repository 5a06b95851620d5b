'use client';

import type { ReactNode } from 'react';
import {
  RadioGroup as AriaRadioGroup,
  type RadioGroupProps as AriaRadioGroupProps,
  Radio,
} from 'react-aria-components/RadioGroup';
import { Text } from 'react-aria-components/Text';
import { classNames } from './class-names';
import { FieldLabel, FieldNotes, type FieldTexts } from './field';

export interface Choice {
  value: string;
  label: ReactNode;
  description?: ReactNode;
  isDisabled?: boolean;
}

export interface RadioGroupProps
  extends Omit<AriaRadioGroupProps, 'className' | 'style' | 'children'>,
    FieldTexts {
  choices: readonly Choice[];
  className?: string;
}

/** A choice whose options need a sentence each. Short ones: `SegmentedControl`. */
export function RadioGroup({
  label,
  description,
  errorMessage,
  choices,
  className,
  ...props
}: RadioGroupProps) {
  return (
    <AriaRadioGroup
      {...props}
      isInvalid={props.isInvalid ?? Boolean(errorMessage)}
      className={classNames('flex flex-col gap-1', className)}
    >
      {label && <FieldLabel>{label}</FieldLabel>}
      <FieldNotes description={description} errorMessage={errorMessage} />
      <div className="flex flex-col gap-0.5">
        {choices.map((choice) => (
          <Radio
            key={choice.value}
            value={choice.value}
            isDisabled={choice.isDisabled}
            className="group -mx-1 flex min-h-8 items-start gap-2 rounded-sm px-1 py-1 disabled:text-ink-3 pointer-coarse:min-h-11"
          >
            <span className="mt-0.5 size-4 shrink-0 rounded-full border border-line-control bg-raised transition-colors group-hover:border-ink-3 group-selected:border-[5px] group-selected:border-accent group-disabled:border-line" />
            <span className="flex min-w-0 max-w-prose flex-col">
              <span>{choice.label}</span>
              {choice.description && (
                <Text slot="description" className="text-ink-2 text-sm">
                  {choice.description}
                </Text>
              )}
            </span>
          </Radio>
        ))}
      </div>
    </AriaRadioGroup>
  );
}
