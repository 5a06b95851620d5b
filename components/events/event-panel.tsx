'use client';

import { useQuery } from '@tanstack/react-query';
import { memo, useMemo } from 'react';
import { useTranslations } from 'use-intl/react';
import { FailureNotice } from '@/components/failure/failure-notice';
import { Button } from '@/components/ui/button';
import { CodeBlock } from '@/components/ui/code-block';
import { MiddleEllipsis } from '@/components/ui/middle-ellipsis';
import { Skeleton } from '@/components/ui/skeleton';
import type { CapturedEvent, EventRow } from '@/lib/cloudtrail/captured-event.ts';
import type { EventFilter, FilterToken } from '@/lib/cloudtrail/event-filter.ts';
import { eventQuery } from '@/lib/queries/events.ts';
import { toFailure } from '@/lib/queries/unwrap.ts';
import { EventFields } from './event-fields';
import { EventRecordText } from './event-record-text';
import { useExplorerNames } from './explorer-names';
import { indentJson } from './indent-json';
import { toOutcome } from './outcome';
import { OutcomeMark } from './outcome-mark';
import { Sentence } from './sentence';
import { TrailLinks } from './trail-links';

export interface EventPanelProps {
  eventID: string;
  /** The row in the table, where it is there: the panel speaks at once, the record follows. */
  known?: EventRow;
  filter: EventFilter;
  onToken: (token: FilterToken) => void;
  /** Shows these events only, whatever was filtered before. */
  onPivot: (tokens: readonly FilterToken[]) => void;
}

/** Rows arrive all the time around it; it is drawn anew only when what it shows changes. */
export const EventPanel = memo(function EventPanel({
  eventID,
  known,
  filter,
  onToken,
  onPivot,
}: EventPanelProps) {
  const t = useTranslations('events.panel');
  const { data, error, refetch, isFetching } = useQuery(eventQuery(eventID));
  const row = data?.row ?? known;
  return (
    <div className="flex flex-col gap-6" aria-busy={!data && !error}>
      {row ? (
        <>
          <section aria-label={t('happened')} className="flex flex-col gap-2">
            <OutcomeMark outcome={toOutcome(row.errorCode)} />
            <p className="text-lg leading-7 [overflow-wrap:anywhere]">
              <Sentence row={row} />
            </p>
          </section>
          {toOutcome(row.errorCode) === 'denied' && <EndpointPolicy row={row} />}
          <EventFields row={row} json={data?.json} filter={filter} onToken={onToken} />
          <Pivots row={row} onPivot={onPivot} />
        </>
      ) : (
        !error && <PanelSkeleton label={t('loading')} />
      )}
      {error && (
        <FailureNotice failure={toFailure(error)} onRetry={() => void refetch()} isRetrying={isFetching} />
      )}
      {data ? <Delivery detail={data} /> : row && !error && <Skeleton className="h-64 w-full" />}
    </div>
  );
});

function PanelSkeleton({ label }: { label: string }) {
  return (
    <div className="flex flex-col gap-3">
      <p role="status" className="sr-only">
        {label}
      </p>
      <Skeleton className="h-5 w-24" />
      <Skeleton className="h-6 w-full" />
      <Skeleton className="h-6 w-4/5" />
      <Skeleton className="mt-4 h-72 w-full" />
    </div>
  );
}

/** For a denial, what decided: the policy of the endpoint, as it is now. */
function EndpointPolicy({ row }: { row: EventRow }) {
  const t = useTranslations('events.panel');
  const names = useExplorerNames();
  const policy = row.vpcEndpointId && names.findEndpoint(row.vpcEndpointId)?.policyDocument;
  const text = useMemo(() => policy && indentJson(policy), [policy]);
  return (
    <section className="flex flex-col gap-2">
      <p className="text-ink-2 text-sm">{t('policyHint')}</p>
      {text && <CodeBlock name={t('policy')} code={text} maxHeight="14rem" isWrapped />}
    </section>
  );
}

function Pivots({ row, onPivot }: { row: EventRow; onPivot: (tokens: readonly FilterToken[]) => void }) {
  const t = useTranslations('events.panel');
  const pivots: { label: string; token: FilterToken }[] = [];
  const add = (label: string, field: FilterToken['field'], value: string | undefined) => {
    if (value) pivots.push({ label, token: { field, operator: '=', value } });
  };
  add(t('samePrincipal'), 'principal', row.principal);
  add(t('sameEndpoint'), 'vpcEndpointId', row.vpcEndpointId);
  add(t('sameShared'), 'sharedEventID', row.sharedEventID);
  if (pivots.length === 0) return null;
  return (
    <section className="flex flex-col gap-2">
      <h3 className="font-semibold">{t('related')}</h3>
      <div className="flex flex-wrap gap-2">
        {pivots.map(({ label, token }) => (
          <Button key={label} size="small" onPress={() => onPivot([token])}>
            {label}
          </Button>
        ))}
      </div>
    </section>
  );
}

function Delivery({ detail }: { detail: CapturedEvent }) {
  const t = useTranslations('events.panel');
  const { json, trailARNs, bucket, key, row } = detail;
  const file = bucket ? `s3://${bucket}/${key}` : key;
  return (
    <>
      <EventRecordText json={json} />
      <section className="flex flex-col gap-3">
        <div>
          <h3 className="font-semibold">{t('trails', { count: trailARNs.length })}</h3>
          <TrailLinks trailARNs={trailARNs} connectionId={row.connectionId} />
        </div>
        <div>
          <h3 className="font-semibold">{t('file')}</h3>
          <MiddleEllipsis text={file} name={t('file')} tail={28} />
        </div>
      </section>
    </>
  );
}
