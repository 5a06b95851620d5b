import type { TrailFacts } from '@/lib/audit/account-facts.ts';
import type { EndpointCoverage, Recorded } from '@/lib/audit/coverage.ts';
import { type Readiness, toReadiness } from '@/lib/audit/readiness.ts';

/** Heights in px; the width is the page's. */
const ROW = 34;
const MOST_ENDPOINTS = 14;
const MOST_TRAILS = 12;

export interface EndpointNode {
  readonly coverage: EndpointCoverage;
  readonly y: number;
}

export interface ServiceNode {
  readonly group: string;
  /** Event source, or the service name where there is none. */
  readonly service: string;
  readonly state: EndpointCoverage['state'];
  readonly recorded: Recorded;
  readonly y: number;
}

export interface TrailNode {
  readonly facts: TrailFacts;
  readonly readiness: Readiness;
  readonly y: number;
}

export interface Line {
  readonly fromY: number;
  readonly toY: number;
  readonly recorded: Recorded;
}

export interface CallWay {
  readonly height: number;
  readonly endpoints: readonly EndpointNode[];
  readonly services: readonly ServiceNode[];
  readonly trails: readonly TrailNode[];
  readonly toServices: readonly Line[];
  readonly toTrails: readonly Line[];
  readonly hiddenEndpoints: number;
  readonly hiddenTrails: number;
}

const TRAIL_ORDER: readonly Readiness[] = [
  'recording',
  'stopped',
  'ready',
  'blocked',
  'unknown',
  'managed-elsewhere',
];

/**
 * Where each part of the picture stands. Endpoints of one service stand together and the service at their middle;
 * what is recorded comes first, so that the gaps gather below. Trails that another account manages stand aside.
 */
export function layoutCallWay(coverage: readonly EndpointCoverage[], trails: readonly TrailFacts[]): CallWay {
  const sorted = [...coverage].sort(
    (a, b) =>
      rankOf(a) - rankOf(b) || compareText(serviceOf(a), serviceOf(b)) || compareText(nameOf(a), nameOf(b)),
  );
  // A service whose endpoints fare differently stands once for each, so that no gap hides behind a line.
  const grouped = [...Map.groupBy(sorted, groupOf).values()].flat();
  const shownCoverage = grouped.slice(0, MOST_ENDPOINTS);
  const shownTrails = trails
    .map((facts) => ({ facts, readiness: toReadiness(facts) }))
    .filter(({ readiness }) => readiness !== 'managed-elsewhere')
    .sort((a, b) => TRAIL_ORDER.indexOf(a.readiness) - TRAIL_ORDER.indexOf(b.readiness));
  const height = Math.max(shownCoverage.length, Math.min(shownTrails.length, MOST_TRAILS), 2) * ROW;

  const endpoints = spread(shownCoverage, height).map(([item, y]) => ({ coverage: item, y }));
  const services = [...Map.groupBy(endpoints, ({ coverage: item }) => groupOf(item))].flatMap(
    ([group, nodes]) =>
      nodes.slice(0, 1).map(({ coverage: first }) => ({
        group,
        service: serviceOf(first),
        state: first.state,
        recorded: first.recorded,
        y: nodes.reduce((sum, node) => sum + node.y, 0) / nodes.length,
      })),
  );
  const trailNodes = spread(shownTrails.slice(0, MOST_TRAILS), height).map(([item, y]) => ({ ...item, y }));
  const serviceY = new Map(services.map(({ group, y }) => [group, y]));
  const trailY = new Map(trailNodes.map(({ facts, y }) => [facts.trail.trailARN, y]));

  const toTrails = new Map<string, Line>();
  for (const { coverage: item } of endpoints) {
    const fromY = serviceY.get(groupOf(item)) ?? 0;
    for (const { trailARN, recorded } of item.trails) {
      const toY = trailY.get(trailARN);
      if (toY !== undefined) toTrails.set(`${fromY} ${toY} ${recorded}`, { fromY, toY, recorded });
    }
  }
  return {
    height,
    endpoints,
    services,
    trails: trailNodes,
    toServices: endpoints.map(({ coverage: item, y }) => ({
      fromY: y,
      toY: serviceY.get(groupOf(item)) ?? y,
      recorded: item.recorded,
    })),
    toTrails: [...toTrails.values()],
    hiddenEndpoints: grouped.length - shownCoverage.length,
    hiddenTrails: Math.max(0, shownTrails.length - MOST_TRAILS),
  };
}

export function serviceOf({ eventSource, endpoint }: EndpointCoverage): string {
  return eventSource ?? endpoint.serviceName;
}

export function nameOf({ endpoint }: EndpointCoverage): string {
  return endpoint.name ?? endpoint.vpcEndpointId;
}

const STATE_RANK = { recorded: 0, 'not-recorded': 1, unknown: 2, 'not-supported': 3 } as const;

function rankOf({ state }: EndpointCoverage): number {
  return STATE_RANK[state];
}

function groupOf(item: EndpointCoverage): string {
  const trails = item.trails.map(({ trailARN }) => trailARN).sort();
  return [serviceOf(item), item.state, item.recorded, ...trails].join(' ');
}

function spread<T>(items: readonly T[], height: number): [T, number][] {
  const step = height / Math.max(items.length, 1);
  return items.map((item, index) => [item, Math.round(step * (index + 0.5))]);
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
