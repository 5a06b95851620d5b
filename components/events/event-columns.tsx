'use client';

import { createColumnHelper, tableFeatures } from '@tanstack/react-table';
import type { ReactNode } from 'react';
import { useTranslations } from 'use-intl/react';
import type { EventRow } from '@/lib/cloudtrail/captured-event.ts';
import { EventTime } from './event-time';
import { useExplorerNames } from './explorer-names';
import { toOutcome } from './outcome';
import { OutcomeMark } from './outcome-mark';
import { toPrincipal, toShortName } from './principal';
import { StrangerText } from './stranger-text';
import { toVisibleText } from './visible-text';

export const features = tableFeatures({});
const helper = createColumnHelper<typeof features, EventRow>();

const COLUMN_IDS = [
  'time',
  'outcome',
  'eventName',
  'eventSource',
  'endpoint',
  'principal',
  'account',
  'sourceIP',
  'region',
] as const;
export type ColumnId = (typeof COLUMN_IDS)[number];

/**
 * Widths, and the width of the table below which a column gives way; its value stays in the panel. Whole class names,
 * since Tailwind reads them as text.
 */
export const COLUMN_LOOK: Readonly<Record<ColumnId, string>> = {
  time: 'w-[9.25rem]',
  outcome: 'w-[6rem]',
  eventName: '',
  eventSource: 'w-[9rem] @max-[50rem]:hidden',
  endpoint: '@max-[36rem]:hidden',
  principal: '',
  account: 'w-[8.5rem] @max-[64rem]:hidden',
  sourceIP: 'w-[8rem] @max-[76rem]:hidden',
  region: 'w-[8.25rem] @max-[86rem]:hidden',
};

export const columns = helper.columns([
  column('time', (row) => <EventTime iso={row.eventTime} />),
  column('outcome', (row) => <OutcomeCell row={row} />),
  column('eventName', (row) => <EventName row={row} />),
  column('eventSource', (row) => <SourceCell row={row} />),
  column('endpoint', (row) => <EndpointCell row={row} />),
  column('principal', (row) => <PrincipalCell row={row} />),
  column('account', (row) => <Text text={row.principalAccountId} isMono />),
  column('sourceIP', (row) => <Text text={row.sourceIPAddress} isMono />),
  column('region', (row) => <Text text={row.awsRegion} isMono />),
]);

function column(id: ColumnId, show: (row: EventRow) => ReactNode) {
  return helper.display({ id, header: () => <Heading id={id} />, cell: ({ row }) => show(row.original) });
}

export function toColumnId(id: string): ColumnId | undefined {
  return COLUMN_IDS.find((known) => known === id);
}

function Heading({ id }: { id: ColumnId }) {
  const t = useTranslations('events.table');
  return t(id);
}

function OutcomeCell({ row }: { row: EventRow }) {
  return (
    <span title={row.errorCode && toVisibleText(row.errorCode)}>
      <OutcomeMark outcome={toOutcome(row.errorCode)} />
    </span>
  );
}

export function EventName({ row }: { row: EventRow }) {
  const t = useTranslations('events.table');
  if (row.eventName) return <StrangerText text={row.eventName} limit={200} className="font-medium" />;
  return <span className="text-ink-3">{t('unnamed')}</span>;
}

/** Without the ending that all share, so that the part that differs is never cut. */
function SourceCell({ row }: { row: EventRow }) {
  const { eventSource } = row;
  if (!eventSource) return <Missing />;
  return (
    <span title={toVisibleText(eventSource)}>
      <Text text={eventSource.replace(/\.amazonaws\.com(\.cn)?$/, '')} isMono />
    </span>
  );
}

function EndpointCell({ row }: { row: EventRow }) {
  const names = useExplorerNames();
  const { vpcEndpointId } = row;
  if (!vpcEndpointId) return <Missing />;
  const name = names.endpointName(vpcEndpointId);
  return (
    <span title={toVisibleText(vpcEndpointId)}>
      {name === undefined ? <Text text={vpcEndpointId} isMono /> : <StrangerText text={name} limit={100} />}
    </span>
  );
}

/** Short in the row; the whole of it while the row has the focus or the pointer rests on the name. */
function PrincipalCell({ row }: { row: EventRow }) {
  return (
    <span className="group/principal block">
      <span className="block truncate">
        <PrincipalName row={row} />
      </span>
      {row.principal && (
        <span className="mono pointer-events-none absolute top-full right-2 z-10 hidden w-max max-w-[min(36rem,80cqw)] rounded-md bg-raised px-2 py-1 text-ink text-sm shadow-overlay [overflow-wrap:anywhere] group-hover/principal:block group-focus-visible/row:block">
          <StrangerText text={row.principal} limit={600} />
        </span>
      )}
    </span>
  );
}

export function PrincipalName({ row }: { row: EventRow }) {
  const t = useTranslations('events.table');
  const principal = toPrincipal(row);
  const name = toShortName(principal);
  if (name !== undefined) return <StrangerText text={name} limit={200} className="mono" />;
  if (principal.kind === 'anonymous') return t('anonymous');
  if (principal.kind === 'root') return t('root');
  return <Missing />;
}

function Text({ text, isMono }: { text: string | undefined; isMono?: boolean }) {
  if (!text) return <Missing />;
  return <StrangerText text={text} limit={200} className={isMono ? 'mono' : undefined} />;
}

function Missing() {
  const t = useTranslations('events.table');
  return (
    <span className="text-ink-3">
      <span aria-hidden="true">–</span>
      <span className="sr-only">{t('missing')}</span>
    </span>
  );
}
