'use client';

import { FilterX, ListFilter, ListFilterPlus } from 'lucide-react';
import { type Ref, useEffect, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { Button } from '@/components/ui/button';
import { classNames } from '@/components/ui/class-names';
import { SearchField } from '@/components/ui/search-field';
import { type EventFilter, formatToken } from '@/lib/cloudtrail/event-filter.ts';
import {
  hasConditions,
  isDeniedOnly,
  withDeniedOnly,
  withoutToken,
  withRange,
  withText,
  withToken,
  withTokenReplaced,
} from './filter-tokens';
import { OutcomeShape } from './outcome-mark';
import { TimeRangePicker, ZoneToggle } from './time-range';
import { TokenChip } from './token-chip';
import { TokenEditor } from './token-editor';
import type { KnownNames } from './use-names';

const TYPING_MS = 300;

export interface FilterBarProps {
  filter: EventFilter;
  names: KnownNames;
  searchRef: Ref<HTMLInputElement>;
  /** `replace` while someone types. */
  onChange: (filter: EventFilter, how?: 'push' | 'replace') => void;
  /** Opens the values of the facets, where there is no room for the rail. */
  onFacets: () => void;
  facetsClassName?: string;
}

export function FilterBar({ filter, names, searchRef, onChange, onFacets, facetsClassName }: FilterBarProps) {
  const t = useTranslations('events.filter');
  const tf = useTranslations('events.facets');
  const isDenied = isDeniedOnly(filter);
  return (
    <search aria-label={t('label')} className="flex flex-col gap-2">
      <div className="flex flex-wrap items-center gap-2">
        <Search
          text={filter.text ?? ''}
          inputRef={searchRef}
          onSearch={(text) => onChange(withText(filter, text), 'replace')}
        />
        <TimeRangePicker filter={filter} onChange={(range) => onChange(withRange(filter, range))} />
        <div className="max-sm:hidden">
          <ZoneToggle />
        </div>
        <Button
          aria-pressed={isDenied}
          icon={<OutcomeShape outcome="denied" />}
          className={classNames(isDenied && 'border-denied-mark! bg-denied-soft! text-denied!')}
          onPress={() => onChange(withDeniedOnly(filter, !isDenied))}
        >
          {t('deniedOnly')}
        </Button>
        <TokenEditor
          names={names}
          suggest={filter}
          label={t('add')}
          onSave={(token) => onChange(withToken(filter, token))}
          trigger={<Button icon={<ListFilterPlus size={14} aria-hidden="true" />}>{t('add')}</Button>}
        />
        <Button
          icon={<ListFilter size={14} aria-hidden="true" />}
          onPress={onFacets}
          className={facetsClassName}
        >
          {tf('open')}
        </Button>
        {hasConditions(filter) && (
          <Button
            variant="quiet"
            icon={<FilterX size={14} aria-hidden="true" />}
            onPress={() => onChange(withText({ ...filter, tokens: [] }, ''))}
          >
            {t('clear')}
          </Button>
        )}
      </div>
      {filter.tokens.length > 0 && (
        <ul aria-label={t('conditions')} className="flex flex-wrap items-center gap-2">
          {filter.tokens.map((token) => (
            <TokenChip
              key={formatToken(token)}
              token={token}
              names={names}
              suggest={withoutToken(filter, token)}
              onChange={(next) => onChange(withTokenReplaced(filter, token, next))}
              onRemove={() => onChange(withoutToken(filter, token))}
            />
          ))}
        </ul>
      )}
    </search>
  );
}

/** Asks when the typing pauses, or at Enter; follows the address when that changes otherwise. */
function Search({
  text,
  inputRef,
  onSearch,
}: {
  text: string;
  inputRef: Ref<HTMLInputElement>;
  onSearch: (text: string) => void;
}) {
  const t = useTranslations('events.filter');
  const [typed, setTyped] = useState(text);
  const [asked, setAsked] = useState(text);
  if (asked !== text) {
    setAsked(text);
    setTyped(text);
  }
  useEffect(() => {
    if (typed === text) return;
    const timer = setTimeout(() => onSearch(typed), TYPING_MS);
    return () => clearTimeout(timer);
  });
  return (
    <SearchField
      aria-label={t('search')}
      placeholder={t('search')}
      shortcut="/"
      inputRef={inputRef}
      value={typed}
      onChange={setTyped}
      onSubmit={onSearch}
      maxLength={2000}
      className="min-w-48 max-w-96 flex-1 basis-56 max-sm:max-w-none max-sm:basis-full"
    />
  );
}
