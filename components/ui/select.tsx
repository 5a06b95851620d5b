'use client';

import { ChevronDown } from 'lucide-react';
import { Button } from 'react-aria-components/Button';
import { ListBox } from 'react-aria-components/ListBox';
import { Popover } from 'react-aria-components/Popover';
import {
  Select as AriaSelect,
  type SelectProps as AriaSelectProps,
  SelectValue,
} from 'react-aria-components/Select';
import { useTranslations } from 'use-intl/react';
import { classNames } from './class-names';
import { FIELD_BOX, FIELD_HEIGHT, FieldLabel, FieldNotes, type FieldTexts } from './field';
import { LIST_BOX, LIST_POPOVER } from './list-box-look';
import { type Option, OptionEntry, type OptionSection } from './options';

export interface SelectProps
  extends Omit<AriaSelectProps<Option | OptionSection>, 'className' | 'style' | 'children' | 'items'>,
    FieldTexts {
  options: readonly (Option | OptionSection)[];
  placeholder?: string;
  isMono?: boolean;
  className?: string;
}

/** A short list to choose one from. Past about eight options, take `ComboBox`. */
export function Select({
  label,
  description,
  errorMessage,
  options,
  placeholder,
  isMono,
  className,
  ...props
}: SelectProps) {
  const t = useTranslations('ui');
  return (
    <AriaSelect
      {...props}
      placeholder={placeholder ?? t('choose')}
      isInvalid={props.isInvalid ?? Boolean(errorMessage)}
      className={classNames('group flex flex-col gap-1', className)}
    >
      {label && <FieldLabel>{label}</FieldLabel>}
      <Button
        className={classNames(
          FIELD_BOX,
          FIELD_HEIGHT,
          'flex items-center gap-2 pr-2 pl-2.5 text-left',
          isMono && 'mono',
        )}
      >
        <SelectValue className="min-w-0 flex-1 truncate placeholder:text-ink-3">
          {({ selectedText, defaultChildren, isPlaceholder }) =>
            isPlaceholder ? defaultChildren : selectedText
          }
        </SelectValue>
        <ChevronDown size={14} aria-hidden="true" className="shrink-0 text-ink-3" />
      </Button>
      <FieldNotes description={description} errorMessage={errorMessage} />
      <Popover offset={4} className={LIST_POPOVER}>
        <ListBox items={options} className={LIST_BOX}>
          {(entry) => <OptionEntry entry={entry} isMono={isMono} />}
        </ListBox>
      </Popover>
    </AriaSelect>
  );
}
