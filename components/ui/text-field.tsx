'use client';

import { Input } from 'react-aria-components/Input';
import {
  TextField as AriaTextField,
  type TextFieldProps as AriaTextFieldProps,
} from 'react-aria-components/TextField';
import { classNames } from './class-names';
import { FIELD_BOX, FIELD_HEIGHT, FieldLabel, FieldNotes, type FieldTexts } from './field';

export interface TextFieldProps
  extends Omit<AriaTextFieldProps, 'className' | 'style' | 'children'>,
    FieldTexts {
  placeholder?: string;
  /** For ids, ARNs, field names. */
  isMono?: boolean;
  className?: string;
}

export function TextField({
  label,
  description,
  errorMessage,
  placeholder,
  isMono,
  className,
  ...props
}: TextFieldProps) {
  return (
    <AriaTextField
      {...props}
      isInvalid={props.isInvalid ?? Boolean(errorMessage)}
      className={classNames('flex flex-col gap-1', className)}
    >
      {label && <FieldLabel>{label}</FieldLabel>}
      <Input
        placeholder={placeholder}
        className={classNames(FIELD_BOX, FIELD_HEIGHT, 'px-2.5 placeholder:text-ink-3', isMono && 'mono')}
      />
      <FieldNotes description={description} errorMessage={errorMessage} />
    </AriaTextField>
  );
}
