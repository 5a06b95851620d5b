'use client';

import { CircleSlash, Filter } from 'lucide-react';
import { type ReactNode, useMemo } from 'react';
import { useTranslations } from 'use-intl/react';
import { CopyButton } from '@/components/ui/copy-button';
import { IconButton } from '@/components/ui/icon-button';
import type { EventRow } from '@/lib/cloudtrail/captured-event.ts';
import type { EventFilter, FilterField, FilterToken } from '@/lib/cloudtrail/event-filter.ts';
import { type EventRecord, parseEventRecord } from '@/lib/cloudtrail/event-record.ts';
import { ExactTime } from './event-time';
import { useExplorerNames } from './explorer-names';
import { hasToken } from './filter-tokens';
import { StrangerText } from './stranger-text';

const VALUE_SHOWN = 1200;

interface Field {
  readonly label: string;
  readonly value: string | undefined;
  /** Where events can be filtered by it. */
  readonly field?: FilterField;
  readonly show?: ReactNode;
}

/** The fields that people look at, in the order of the way of a call; each to copy, to include, to leave out. */
export function EventFields({
  row,
  json,
  filter,
  onToken,
}: {
  row: EventRow;
  json: string | undefined;
  filter: EventFilter;
  onToken: (token: FilterToken) => void;
}) {
  const t = useTranslations('events');
  const record = useMemo(() => readRecord(json), [json]);
  const by = (field: FilterField, value: string | undefined): Field => ({
    label: t(`fields.${field}`),
    value,
    field,
  });
  const fields: Field[] = [
    { label: t('panel.eventTime'), value: row.eventTime, show: <ExactTime iso={row.eventTime} /> },
    by('eventName', row.eventName),
    by('eventSource', row.eventSource),
    by('errorCode', row.errorCode),
    { label: t('panel.errorMessage'), value: row.errorMessage },
    by('principal', row.principal),
    { label: t('panel.identityType'), value: row.identityType },
    { label: t('panel.sessionIssuer'), value: record?.userIdentity?.sessionContext?.sessionIssuer?.arn },
    by('accountId', row.principalAccountId),
    by('sourceIPAddress', row.sourceIPAddress),
    { label: t('panel.userAgent'), value: record?.userAgent },
    by('vpcEndpointId', row.vpcEndpointId),
    by('vpcEndpointAccountId', row.vpcEndpointAccountId),
    by('awsRegion', row.awsRegion),
    by('recipientAccountId', row.recipientAccountId),
    by('sharedEventID', row.sharedEventID),
    { label: t('panel.eventID'), value: row.eventID },
    { label: t('panel.requestID'), value: record?.requestID },
    { label: t('panel.eventType'), value: record?.eventType },
  ];
  return (
    <section>
      <h3 className="pb-1 font-semibold">{t('panel.fields')}</h3>
      <dl className="border-line border-t">
        {fields.map(
          (field) =>
            field.value && (
              <FieldRow key={field.label} {...field} value={field.value} filter={filter} onToken={onToken} />
            ),
        )}
      </dl>
    </section>
  );
}

function FieldRow({
  label,
  value,
  field,
  show,
  filter,
  onToken,
}: Field & { value: string; filter: EventFilter; onToken: (token: FilterToken) => void }) {
  const t = useTranslations('events.panel');
  const names = useExplorerNames();
  const name = field && names.describe(field, value);
  return (
    <div className="group/field grid grid-cols-[minmax(0,1fr)_auto] items-start sm:grid-cols-[7.5rem_minmax(0,1fr)_auto] gap-x-2 border-line border-b py-0.5">
      <dt className="pt-1 text-ink-2 text-sm max-sm:col-span-full sm:pb-1">{label}</dt>
      <dd className="min-w-0 py-1 [overflow-wrap:anywhere]">
        {show ?? (
          <>
            {name !== undefined && <StrangerText text={name} className="mr-2 font-medium" />}
            <StrangerText text={value} limit={VALUE_SHOWN} className="mono" />
          </>
        )}
      </dd>
      <dd className="flex text-ink-3 pointer-fine:opacity-50 group-focus-within/field:opacity-100 group-hover/field:opacity-100">
        {field && (
          <>
            <IconButton
              size="small"
              label={t('include', { field: label })}
              isDisabled={hasToken(filter, { field, operator: '=', value })}
              icon={<Filter size={13} aria-hidden="true" />}
              onPress={() => onToken({ field, operator: '=', value })}
            />
            <IconButton
              size="small"
              label={t('exclude', { field: label })}
              isDisabled={hasToken(filter, { field, operator: '!=', value })}
              icon={<CircleSlash size={13} aria-hidden="true" />}
              onPress={() => onToken({ field, operator: '!=', value })}
            />
          </>
        )}
        <CopyButton text={value} name={label} placement="left" />
      </dd>
    </div>
  );
}

/** For the few fields that the row has not. The record was read once already, so a failure only hides them. */
function readRecord(json: string | undefined): EventRecord | undefined {
  if (json === undefined) return undefined;
  try {
    const record = parseEventRecord(JSON.parse(json));
    return record.ok ? record.value : undefined;
  } catch {
    return undefined;
  }
}
