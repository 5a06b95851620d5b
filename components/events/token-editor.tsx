'use client';

import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { type ReactElement, useState } from 'react';
import { useTranslations } from 'use-intl/react';
import { Button } from '@/components/ui/button';
import { ComboBox } from '@/components/ui/combo-box';
import { Popover } from '@/components/ui/popover';
import { Select } from '@/components/ui/select';
import {
  type EventFilter,
  FILTER_FIELDS,
  FILTER_OPERATORS,
  type FilterToken,
} from '@/lib/cloudtrail/event-filter.ts';
import { facetQuery } from '@/lib/queries/events.ts';
import type { KnownNames } from './use-names';
import { toVisibleText } from './visible-text';

export interface TokenEditorProps {
  /** What is changed; without one, a new condition is made. */
  token?: FilterToken;
  /** The filter whose events give the suggested values. */
  suggest: EventFilter;
  names: KnownNames;
  trigger: ReactElement;
  label: string;
  onSave: (token: FilterToken) => void;
}

/** Field, operator, value. The value is chosen from those that occur, with their counts, or typed. */
export function TokenEditor({ trigger, label, ...form }: TokenEditorProps) {
  return (
    <Popover trigger={trigger} label={label} className="w-[min(22rem,calc(100vw-2rem))]">
      {(close) => <TokenForm {...form} close={close} />}
    </Popover>
  );
}

const NEW: FilterToken = { field: 'eventSource', operator: '=', value: '' };

function TokenForm({
  token,
  suggest,
  names,
  onSave,
  close,
}: Omit<TokenEditorProps, 'trigger' | 'label'> & { close: () => void }) {
  const t = useTranslations('events');
  const [draft, setDraft] = useState(token ?? NEW);
  const [isRefused, setRefused] = useState(false);
  const { data: values } = useQuery({
    ...facetQuery(draft.field, suggest),
    placeholderData: keepPreviousData,
  });
  // Labels land in the field when chosen, so what they show must lead back to what the record has.
  const byLabel = new Map((values ?? []).map(({ value }) => [toVisibleText(value), value]));
  const options = (values ?? [])
    .filter(({ value }) => value !== '')
    .map(({ value, count }) => {
      const name = names.describe(draft.field, value);
      const counted = t('filter.counted', { count });
      return {
        id: value,
        label: toVisibleText(value),
        description: name ? `${toVisibleText(name)} · ${counted}` : counted,
      };
    });

  function save() {
    if (draft.value === '' && token?.value !== '') return setRefused(true);
    onSave(draft);
    close();
  }

  return (
    <form
      className="flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <div className="grid grid-cols-2 gap-2">
        <Select
          label={t('filter.field')}
          options={FILTER_FIELDS.map((field) => ({
            id: field,
            label: t(`fields.${field}`),
            description: field,
          }))}
          value={draft.field}
          onChange={(key) => {
            const field = FILTER_FIELDS.find((known) => known === key);
            if (field) setDraft({ ...draft, field, value: field === draft.field ? draft.value : '' });
          }}
        />
        <Select
          label={t('filter.operator')}
          options={FILTER_OPERATORS.map((operator) => ({
            id: operator,
            label: `${operator}  ${t(`operators.${operator}`)}`,
          }))}
          value={draft.operator}
          onChange={(key) => {
            const operator = FILTER_OPERATORS.find((known) => known === key);
            if (operator) setDraft({ ...draft, operator });
          }}
        />
      </div>
      <ComboBox
        key={draft.field}
        label={t('filter.value')}
        placeholder={t('filter.valuePlaceholder')}
        options={options}
        allowsCustomValue
        isMono
        autoFocus
        menuTrigger="input"
        inputValue={toVisibleText(draft.value)}
        onInputChange={(text) => {
          setRefused(false);
          setDraft((before) => ({ ...before, value: byLabel.get(text) ?? text }));
        }}
        errorMessage={isRefused ? t('filter.empty') : undefined}
        description={t('filter.same')}
      />
      <Button type="submit" variant="primary" className="self-end">
        {token ? t('filter.save') : t('filter.apply')}
      </Button>
    </form>
  );
}
