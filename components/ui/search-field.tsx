'use client';

import { Search, X } from 'lucide-react';
import type { Ref } from 'react';
import { Button } from 'react-aria-components/Button';
import { Input } from 'react-aria-components/Input';
import {
  SearchField as AriaSearchField,
  type SearchFieldProps as AriaSearchFieldProps,
} from 'react-aria-components/SearchField';
import { useTranslations } from 'use-intl/react';
import { classNames } from './class-names';
import { FIELD_BOX, FIELD_HEIGHT, FieldLabel, FieldNotes, type FieldTexts } from './field';
import { Kbd } from './kbd';

export interface SearchFieldProps
  extends Omit<AriaSearchFieldProps, 'className' | 'style' | 'children'>,
    FieldTexts {
  placeholder?: string;
  /** The key that brings the focus here, shown while the field is empty. */
  shortcut?: string;
  inputRef?: Ref<HTMLInputElement>;
  className?: string;
}

export function SearchField({
  label,
  description,
  errorMessage,
  placeholder,
  shortcut,
  inputRef,
  className,
  ...props
}: SearchFieldProps) {
  const t = useTranslations('ui');
  return (
    <AriaSearchField {...props} className={classNames('group flex flex-col gap-1', className)}>
      {label && <FieldLabel>{label}</FieldLabel>}
      <div className="relative flex items-center">
        <Search size={14} aria-hidden="true" className="pointer-events-none absolute left-2.5 text-ink-3" />
        <Input
          ref={inputRef}
          placeholder={placeholder}
          className={classNames(
            FIELD_BOX,
            FIELD_HEIGHT,
            'pr-8 pl-8 placeholder:text-ink-3 [&::-webkit-search-cancel-button]:hidden',
          )}
        />
        {shortcut && (
          <span className="pointer-events-none absolute right-2 hidden group-empty:md:block">
            <Kbd>{shortcut}</Kbd>
          </span>
        )}
        <Button
          aria-label={t('clear')}
          className="absolute right-1 grid size-6 place-items-center rounded-sm text-ink-3 hover:text-ink group-empty:hidden"
        >
          <X size={14} aria-hidden="true" />
        </Button>
      </div>
      <FieldNotes description={description} errorMessage={errorMessage} />
    </AriaSearchField>
  );
}
