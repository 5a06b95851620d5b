'use client';

import { ChevronDown } from 'lucide-react';
import { useMemo } from 'react';
import { useFilter } from 'react-aria-components/Autocomplete';
import { Button } from 'react-aria-components/Button';
import {
  ComboBox as AriaComboBox,
  type ComboBoxProps as AriaComboBoxProps,
} from 'react-aria-components/ComboBox';
import { Input } from 'react-aria-components/Input';
import { ListBox } from 'react-aria-components/ListBox';
import { Popover } from 'react-aria-components/Popover';
import { useTranslations } from 'use-intl/react';
import { classNames } from './class-names';
import { FIELD_BOX, FIELD_HEIGHT, FieldLabel, FieldNotes, type FieldTexts } from './field';
import { LIST_BOX, LIST_POPOVER } from './list-box-look';
import { isSection, type Option, OptionEntry, type OptionSection } from './options';

export interface ComboBoxProps
  extends Omit<
      AriaComboBoxProps<Option | OptionSection>,
      'className' | 'style' | 'children' | 'items' | 'defaultItems'
    >,
    FieldTexts {
  options: readonly (Option | OptionSection)[];
  placeholder?: string;
  isMono?: boolean;
  className?: string;
}

/** A list to search in: finds by label and by description, keeps its sections while it narrows. */
export function ComboBox({
  label,
  description,
  errorMessage,
  options,
  placeholder,
  isMono,
  className,
  ...props
}: ComboBoxProps) {
  const t = useTranslations('ui');
  const { contains } = useFilter({ sensitivity: 'base' });
  // The text of an item is what lands in the field when it is chosen, so descriptions are searched on the side.
  const descriptions = useMemo(() => describe(options), [options]);
  return (
    <AriaComboBox
      defaultFilter={(text, typed) => contains(text, typed) || contains(descriptions.get(text) ?? '', typed)}
      menuTrigger="focus"
      allowsEmptyCollection
      {...props}
      defaultItems={options}
      isInvalid={props.isInvalid ?? Boolean(errorMessage)}
      className={classNames('group flex flex-col gap-1', className)}
    >
      {label && <FieldLabel>{label}</FieldLabel>}
      <div className="relative flex items-center">
        <Input
          placeholder={placeholder}
          className={classNames(
            FIELD_BOX,
            FIELD_HEIGHT,
            'pr-9 pl-2.5 placeholder:text-ink-3',
            isMono && 'mono',
          )}
        />
        <Button
          aria-label={t('showOptions')}
          className="absolute right-1 grid size-6 place-items-center rounded-sm text-ink-3 hover:text-ink"
        >
          <ChevronDown size={14} aria-hidden="true" />
        </Button>
      </div>
      <FieldNotes description={description} errorMessage={errorMessage} />
      <Popover offset={4} className={LIST_POPOVER}>
        <ListBox
          className={LIST_BOX}
          renderEmptyState={() => <p className="px-2 py-1.5 text-ink-2 text-sm">{t('none')}</p>}
        >
          {(entry: Option | OptionSection) => <OptionEntry entry={entry} isMono={isMono} />}
        </ListBox>
      </Popover>
    </AriaComboBox>
  );
}

function describe(options: readonly (Option | OptionSection)[]): Map<string, string> {
  const flat = options.flatMap((entry) => (isSection(entry) ? entry.options : [entry]));
  return new Map(flat.map((option) => [option.label, option.description ?? '']));
}
