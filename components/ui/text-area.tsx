'use client';

import { TextArea as AriaTextArea } from 'react-aria-components/TextArea';
import { TextField as AriaTextField } from 'react-aria-components/TextField';
import { classNames } from './class-names';
import { FIELD_BOX, FieldLabel, FieldNotes } from './field';
import type { TextFieldProps } from './text-field';

export interface TextAreaProps extends TextFieldProps {
  rows?: number;
}

export function TextArea({
  label,
  description,
  errorMessage,
  placeholder,
  isMono,
  rows = 4,
  className,
  ...props
}: TextAreaProps) {
  return (
    <AriaTextField
      {...props}
      isInvalid={props.isInvalid ?? Boolean(errorMessage)}
      className={classNames('flex flex-col gap-1', className)}
    >
      {label && <FieldLabel>{label}</FieldLabel>}
      <AriaTextArea
        rows={rows}
        placeholder={placeholder}
        spellCheck={!isMono}
        className={classNames(
          FIELD_BOX,
          'resize-y px-2.5 py-1.5 placeholder:text-ink-3',
          isMono && 'mono leading-5',
        )}
      />
      <FieldNotes description={description} errorMessage={errorMessage} />
    </AriaTextField>
  );
}
