'use client';

import { useTranslations } from 'use-intl/react';
import type { EventFilter } from '@/lib/cloudtrail/event-filter.ts';
import { Facet, type FacetField } from './facet';
import type { KnownNames } from './use-names';

const FACETS: readonly FacetField[] = [
  'eventSource',
  'vpcEndpointId',
  'errorCode',
  'eventName',
  'principal',
  'awsRegion',
  'accountId',
];

/** The values that occur, with their counts, to take or to leave out by a click. */
export function FacetRail({
  filter,
  names,
  onChange,
}: {
  filter: EventFilter;
  names: KnownNames;
  onChange: (filter: EventFilter) => void;
}) {
  const t = useTranslations('events.facets');
  return (
    <section aria-label={t('label')} className="flex flex-col">
      {FACETS.map((field) => (
        <Facet key={field} field={field} filter={filter} names={names} onChange={onChange} />
      ))}
    </section>
  );
}
