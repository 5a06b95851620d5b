'use client';

import { useQuery } from '@tanstack/react-query';
import { Check, CircleSlash, Minus } from 'lucide-react';
import { useState } from 'react';
import { Button } from 'react-aria-components/Button';
import { useFormatter, useTranslations } from 'use-intl/react';
import { classNames } from '@/components/ui/class-names';
import { Disclosure } from '@/components/ui/disclosure';
import { SearchField } from '@/components/ui/search-field';
import { Skeleton } from '@/components/ui/skeleton';
import type { FieldValue } from '@/lib/cloudtrail/captured-event.ts';
import type { EventFilter, FilterField, FilterToken } from '@/lib/cloudtrail/event-filter.ts';
import { facetQuery } from '@/lib/queries/events.ts';
import { hasToken, toggleToken } from './filter-tokens';
import { toPrincipal, toShortName } from './principal';
import { StrangerText } from './stranger-text';
import type { KnownNames } from './use-names';
import { toVisibleText } from './visible-text';

export type FacetField = Extract<
  FilterField,
  'eventSource' | 'vpcEndpointId' | 'errorCode' | 'eventName' | 'principal' | 'awsRegion' | 'accountId'
>;

const SHOWN = 6;
const SEARCHABLE_FROM = 12;

interface FacetProps {
  field: FacetField;
  filter: EventFilter;
  names: KnownNames;
  onChange: (filter: EventFilter) => void;
}

export function Facet({ field, filter, names, onChange }: FacetProps) {
  const t = useTranslations('events');
  const { data, isError } = useQuery(facetQuery(field, filter));
  const [isWhole, setWhole] = useState(false);
  const [wanted, setWanted] = useState('');
  const values = withOwnTokens(data?.filter(({ value }) => value !== '') ?? [], field, filter);
  const found = values.filter(({ value }) => isFound(value, names.describe(field, value), wanted));
  const shown = isWhole || wanted !== '' ? found : found.slice(0, SHOWN);
  const most = Math.max(1, ...values.map(({ count }) => count));
  return (
    <Disclosure
      title={<span className="text-sm">{t(`fields.${field}`)}</span>}
      defaultExpanded
      className="border-line border-b px-2 last:border-b-0"
    >
      <div className="-ml-5 flex flex-col gap-px">
        {values.length > SEARCHABLE_FROM && isWhole && (
          <SearchField
            aria-label={t('facets.find', { field: t(`fields.${field}`) })}
            value={wanted}
            onChange={setWanted}
            className="mb-1"
          />
        )}
        {data === undefined && !isError && <FacetSkeleton />}
        {isError && <p className="px-1.5 text-ink-2 text-sm">{t('facets.failed')}</p>}
        {data && values.length === 0 && <p className="px-1.5 text-ink-3 text-sm">{t('facets.none')}</p>}
        <ul>
          {shown.map((value) => (
            <FacetValue
              key={value.value}
              field={field}
              value={value}
              share={value.count / most}
              name={names.describe(field, value.value)}
              filter={filter}
              onChange={onChange}
            />
          ))}
        </ul>
        {!isWhole && found.length > SHOWN && (
          <Button
            onPress={() => setWhole(true)}
            className="link w-fit px-1.5 py-1 text-left text-sm pointer-coarse:min-h-11"
          >
            {t('facets.more', { count: found.length - SHOWN })}
          </Button>
        )}
      </div>
    </Disclosure>
  );
}

function FacetSkeleton() {
  return (
    <div className="flex flex-col gap-2 px-1.5 py-1">
      <Skeleton className="h-3.5 w-4/5" />
      <Skeleton className="h-3.5 w-3/5" />
      <Skeleton className="h-3.5 w-2/3" />
    </div>
  );
}

function FacetValue({
  field,
  value: { value, count },
  share,
  name,
  filter,
  onChange,
}: {
  field: FacetField;
  value: FieldValue;
  /** Of the most frequent value. */
  share: number;
  name: string | undefined;
  filter: EventFilter;
  onChange: (filter: EventFilter) => void;
}) {
  const t = useTranslations('events.facets');
  const format = useFormatter();
  const include: FilterToken = { field, operator: '=', value };
  const exclude: FilterToken = { field, operator: '!=', value };
  const isIncluded = hasToken(filter, include);
  const isExcluded = hasToken(filter, exclude);
  const spoken = toVisibleText(name ? `${name} ${value}` : value).slice(0, 200);
  return (
    <li className="group/value relative flex items-stretch rounded-sm">
      <span
        aria-hidden="true"
        style={{ width: `${Math.max(2, share * 100)}%` }}
        className={classNames(
          'pointer-events-none absolute bottom-0 left-0 h-px transition-[width]',
          field === 'errorCode' ? 'bg-denied-mark' : 'bg-line-control',
        )}
      />
      <Button
        aria-label={isIncluded ? t('included', { value: spoken }) : t('include', { value: spoken })}
        aria-pressed={isIncluded}
        onPress={() => onChange(toggleToken(filter, isIncluded ? include : isExcluded ? exclude : include))}
        className={classNames(
          'flex min-h-7 min-w-0 flex-1 items-center gap-1.5 rounded-sm pr-14 pl-1.5 text-left text-sm -outline-offset-2 hover:bg-hover pointer-coarse:min-h-11',
          isIncluded && 'bg-accent-soft text-accent',
        )}
      >
        {isIncluded && <Check size={12} aria-hidden="true" className="shrink-0" />}
        {isExcluded && <Minus size={12} aria-hidden="true" className="shrink-0 text-stopped-mark" />}
        <span
          title={toVisibleText(value)}
          className={classNames('min-w-0 flex-1 truncate', isExcluded && 'text-ink-3 line-through')}
        >
          <ValueText field={field} value={value} name={name} />
        </span>
      </Button>
      <span className="pointer-events-none absolute inset-y-0 right-1.5 flex items-center text-ink-2 text-sm group-focus-within/value:invisible group-hover/value:invisible pointer-coarse:visible! pointer-coarse:right-12">
        {format.number(count)}
      </span>
      <Button
        aria-label={isExcluded ? t('excluded', { value: spoken }) : t('exclude', { value: spoken })}
        aria-pressed={isExcluded}
        onPress={() => onChange(toggleToken(filter, exclude))}
        className="absolute inset-y-0 right-0 grid w-7 place-items-center rounded-sm text-ink-2 opacity-0 -outline-offset-2 hover:bg-sunken hover:text-ink focus-visible:opacity-100 group-focus-within/value:opacity-100 group-hover/value:opacity-100 pointer-coarse:static pointer-coarse:w-11 pointer-coarse:opacity-100"
      >
        <CircleSlash size={13} aria-hidden="true" />
      </Button>
    </li>
  );
}

function ValueText({ field, value, name }: { field: FacetField; value: string; name: string | undefined }) {
  if (name !== undefined) {
    return (
      <>
        <StrangerText text={name} limit={100} />{' '}
        <StrangerText text={value} limit={40} className="mono text-ink-3" />
      </>
    );
  }
  if (field === 'principal') {
    return (
      <StrangerText
        text={toShortName(toPrincipal({ principal: value })) ?? value}
        limit={100}
        className="mono"
      />
    );
  }
  return <StrangerText text={value} limit={100} className="mono" />;
}

/** A value that is filtered by stays in sight, even where nothing has it now. */
function withOwnTokens(values: readonly FieldValue[], field: FacetField, filter: EventFilter): FieldValue[] {
  const known = new Set(values.map(({ value }) => value));
  const own = filter.tokens.filter(
    (token) =>
      token.field === field &&
      token.value !== '' &&
      (token.operator === '=' || token.operator === '!=') &&
      !known.has(token.value),
  );
  return [...own.map(({ value }) => ({ value, count: 0 })), ...values];
}

function isFound(value: string, name: string | undefined, wanted: string): boolean {
  const sought = wanted.trim().toLowerCase();
  return (
    sought === '' || value.toLowerCase().includes(sought) || name?.toLowerCase().includes(sought) === true
  );
}
