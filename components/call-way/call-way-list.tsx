'use client';

import Link from 'next/link';
import { useTranslations } from 'use-intl/react';
import { StateShape } from '@/components/ui/state-shape';
import type { State } from '@/components/ui/tone';
import type { EndpointCoverage } from '@/lib/audit/coverage.ts';
import { findEventSource } from '@/lib/cloudtrail/event-source.ts';
import { nameOf, serviceOf } from './call-way-layout';
import { endpointEventsPath } from './endpoint-events-path';

const STATE_WORD = {
  'not-recorded': 'notRecorded',
  'not-supported': 'notSupported',
  unknown: 'unknown',
} as const;
const RECORDED_WORD = {
  all: 'recordedAll',
  denied: 'recordedDenied',
  partly: 'recordedPartly',
  none: 'notRecorded',
} as const;

const STATE_SHAPE: Record<EndpointCoverage['state'], State> = {
  recorded: 'recording',
  'not-recorded': 'blocked',
  'not-supported': 'managed',
  unknown: 'unknown',
};

/** The picture in sentences: seen on a phone, heard by a screen reader, and reachable by keyboard everywhere. */
export function CallWayList({
  coverage,
  names,
}: {
  coverage: readonly EndpointCoverage[];
  names: ReadonlyMap<string, string>;
}) {
  const t = useTranslations('trails.way');
  return (
    <ul
      aria-label={t('asList')}
      className="flex flex-col gap-1.5 md:sr-only md:focus-within:not-sr-only md:focus-within:mt-3"
    >
      {coverage.map((item) => {
        const service = findEventSource(serviceOf(item))?.displayName ?? serviceOf(item);
        const endpoint = nameOf(item);
        return (
          <li key={`${item.accountId} ${item.endpoint.vpcEndpointId}`} className="flex items-start gap-2">
            <StateShape state={STATE_SHAPE[item.state]} className="mt-0.5 shrink-0" />
            <Link
              href={endpointEventsPath(item.endpoint.vpcEndpointId)}
              className="underline-offset-3 hover:underline"
            >
              {item.state === 'recorded'
                ? t('lineRecorded', {
                    endpoint,
                    service,
                    trails: item.trails.map(({ trailARN }) => names.get(trailARN) ?? trailARN).join(', '),
                    state: t(RECORDED_WORD[item.recorded]),
                  })
                : t('line', { endpoint, service, state: t(STATE_WORD[item.state]) })}
            </Link>
          </li>
        );
      })}
    </ul>
  );
}
