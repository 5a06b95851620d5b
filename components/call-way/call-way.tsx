'use client';

import Link from 'next/link';
import { useTranslations } from 'use-intl/react';
import { READINESS_STATE } from '@/components/trails/readiness-badge';
import { trailPath } from '@/components/trails/trail-path';
import { StateShape } from '@/components/ui/state-shape';
import type { TrailFacts } from '@/lib/audit/account-facts.ts';
import type { EndpointCoverage } from '@/lib/audit/coverage.ts';
import { findEventSource } from '@/lib/cloudtrail/event-source.ts';
import { layoutCallWay, nameOf, type ServiceNode, type TrailNode } from './call-way-layout';
import { CallWayLines } from './call-way-lines';
import { CallWayList } from './call-way-list';
import { endpointEventsPath } from './endpoint-events-path';

/**
 * The way of a call: VPC endpoints, the services they lead to, the trails that record them, the bucket where records
 * land. A line is what flows; where the way breaks there is a gap, and a word that says why. On a phone, and to a
 * screen reader, the same as a list.
 */
export function CallWay({
  coverage,
  trails,
}: {
  coverage: readonly EndpointCoverage[];
  trails: readonly TrailFacts[];
}) {
  const t = useTranslations('trails.way');
  const way = layoutCallWay(coverage, trails);
  const names = new Map(trails.map(({ trail }) => [trail.trailARN, trail.name]));
  const { height } = way;
  return (
    <figure>
      <div aria-hidden="true" className="max-md:hidden">
        <div className="grid grid-cols-[minmax(0,5fr)_minmax(2rem,2fr)_minmax(0,5fr)_minmax(2rem,3fr)_minmax(0,5fr)_minmax(1.5rem,1fr)_minmax(0,5fr)] text-ink-3 text-xs">
          <span>{t('endpoints')}</span>
          <span />
          <span>{t('services')}</span>
          <span />
          <span>{t('trails')}</span>
          <span />
          <span>{t('bucket')}</span>
        </div>
        <div
          className="mt-1 grid grid-cols-[minmax(0,5fr)_minmax(2rem,2fr)_minmax(0,5fr)_minmax(2rem,3fr)_minmax(0,5fr)_minmax(1.5rem,1fr)_minmax(0,5fr)]"
          style={{ height }}
        >
          <div className="relative">
            {way.endpoints.map(({ coverage: item, y }) => (
              <Node key={`${item.accountId} ${item.endpoint.vpcEndpointId}`} y={y}>
                <Link
                  tabIndex={-1}
                  href={endpointEventsPath(item.endpoint.vpcEndpointId)}
                  title={item.endpoint.vpcEndpointId}
                  className="truncate underline-offset-3 hover:underline"
                >
                  {nameOf(item)}
                </Link>
              </Node>
            ))}
          </div>
          <CallWayLines lines={way.toServices} height={height} isFlow />
          <div className="relative">
            {way.services.map((service) => (
              <ServiceLabel key={service.group} service={service} />
            ))}
          </div>
          <CallWayLines
            lines={way.toTrails}
            stubs={way.services.filter(({ recorded }) => recorded === 'none').map(({ y }) => y)}
            height={height}
          />
          <div className="relative">
            {way.trails.map((node) => (
              <TrailLabel key={node.facts.trail.trailARN} node={node} />
            ))}
          </div>
          <CallWayLines
            lines={way.trails.filter(isDelivering).map(({ y }) => ({ fromY: y, toY: y, recorded: 'all' }))}
            stubs={way.trails.filter((node) => !isDelivering(node)).map(({ y }) => y)}
            height={height}
            isFlow
          />
          <div className="relative">
            {way.trails.map(({ facts, y }) => (
              <Node key={facts.trail.trailARN} y={y}>
                <span className="mono truncate text-ink-2 text-xs" title={facts.trail.s3BucketName}>
                  {facts.trail.s3BucketName}
                </span>
              </Node>
            ))}
          </div>
        </div>
        {(way.hiddenEndpoints > 0 || way.hiddenTrails > 0) && (
          <p className="mt-1 text-ink-3 text-sm">
            {t('more', { count: way.hiddenEndpoints + way.hiddenTrails })}
          </p>
        )}
      </div>
      <CallWayList coverage={coverage} names={names} />
    </figure>
  );
}

function isDelivering({ facts }: TrailNode): boolean {
  return (
    facts.status.state === 'known' &&
    facts.status.value.isLogging &&
    facts.status.value.latestDeliveryError === undefined
  );
}

function Node({ y, children }: { y: number; children: React.ReactNode }) {
  return (
    <span
      className="absolute inset-x-0 flex h-8 min-w-0 -translate-y-1/2 flex-col justify-center px-1.5 text-sm leading-4"
      style={{ top: y }}
    >
      {children}
    </span>
  );
}

const GAP_WORD = {
  recorded: undefined,
  'not-recorded': 'notRecorded',
  'not-supported': 'notSupported',
  unknown: 'unknown',
} as const;

function ServiceLabel({ service }: { service: ServiceNode }) {
  const t = useTranslations('trails.way');
  const word = GAP_WORD[service.state];
  return (
    <Node y={service.y}>
      <span className="truncate font-medium" title={service.service}>
        {findEventSource(service.service)?.displayName ?? service.service}
      </span>
      {word && <span className="truncate text-ink-3 text-xs">{t(word)}</span>}
    </Node>
  );
}

const TRAIL_GAP = { blocked: 'blocked', stopped: 'stopped', ready: 'ready' } as const;

function TrailLabel({ node: { facts, readiness, y } }: { node: TrailNode }) {
  const t = useTranslations('trails.way');
  const word = readiness in TRAIL_GAP ? TRAIL_GAP[readiness as keyof typeof TRAIL_GAP] : undefined;
  return (
    <Node y={y}>
      <span className="flex min-w-0 items-center gap-1.5">
        <StateShape state={READINESS_STATE[readiness]} />
        <Link
          tabIndex={-1}
          href={trailPath(facts.connectionId, facts.trail.trailARN)}
          className="truncate font-medium underline-offset-3 hover:underline"
        >
          {facts.trail.name}
        </Link>
      </span>
      {word && <span className="truncate pl-5 text-ink-3 text-xs">{t(word)}</span>}
    </Node>
  );
}
