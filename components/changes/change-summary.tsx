'use client';

import { useTranslations } from 'use-intl/react';
import { eventSourceName } from '@/lib/cloudtrail/event-source.ts';
import type { SelectorSet } from '@/lib/cloudtrail/selector-set.ts';
import { listVpceEventTypes, type VpceEventType } from '@/lib/cloudtrail/vpce-event-type.ts';

/** What a change comes to in a line: another kind of selectors, VPCE event types gained and lost. */
export function ChangeSummary({ before, after }: { before: SelectorSet; after: SelectorSet }) {
  const t = useTranslations('changes');
  const gained = without(listVpceEventTypes(after), listVpceEventTypes(before));
  const lost = without(listVpceEventTypes(before), listVpceEventTypes(after));
  const describe = (type: VpceEventType) =>
    `${eventSourceName(type.eventSource)} (${t(`summary.${type.template}`)})`;
  const parts = [
    ...(before.kind === after.kind
      ? []
      : [t(after.kind === 'advanced' ? 'summary.toAdvanced' : 'summary.toBasic')]),
    ...(gained.length > 0 ? [t('summary.gained', { types: gained.map(describe).join(', ') })] : []),
    ...(lost.length > 0 ? [t('summary.lost', { types: lost.map(describe).join(', ') })] : []),
  ];
  if (parts.length === 0) return null;
  return <p className="[overflow-wrap:anywhere]">{parts.join(' · ')}</p>;
}

function without(types: readonly VpceEventType[], others: readonly VpceEventType[]): VpceEventType[] {
  const known = new Set(others.map((type) => JSON.stringify(type)));
  return types.filter((type) => !known.has(JSON.stringify(type)));
}
