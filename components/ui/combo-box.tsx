'use client';

import { ChevronDown } from 'lucide-react';
import { useMemo, useState } from 'react';
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
  onInputChange,
  ...props
}: ComboBoxProps) {
  const t = useTranslations('ui');
  const { contains } = useFilter({ sensitivity: 'base' });
  const [typed, setTyped] = useState('');
  const shown = useMemo(() => narrow(options, typed, contains), [options, typed, contains]);
  return (
    <AriaComboBox
      menuTrigger="focus"
      allowsEmptyCollection
      {...props}
      items={shown}
      onInputChange={(text) => {
        setTyped(text);
        onInputChange?.(text);
      }}
      // Whoever opens the list without typing wants to choose anew, not among what their last choice left over.
      onOpenChange={(isOpen, trigger) => isOpen && trigger !== 'input' && setTyped('')}
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

/**
 * What matches, with sections that still have something. (React Aria's own filter sees labels only, and in development
 * React trips over the copies that it makes of sections.)
 */
function narrow(
  options: readonly (Option | OptionSection)[],
  typed: string,
  contains: (text: string, part: string) => boolean,
): readonly (Option | OptionSection)[] {
  if (typed === '') return options;
  const matches = (option: Option) =>
    contains(option.label, typed) || contains(option.description ?? '', typed);
  return options.flatMap((entry): readonly (Option | OptionSection)[] => {
    if (!isSection(entry)) return matches(entry) ? [entry] : [];
    const found = entry.options.filter(matches);
    return found.length > 0 ? [{ ...entry, options: found }] : [];
  });
}
