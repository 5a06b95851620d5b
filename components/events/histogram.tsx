'use client';

import { useQuery } from '@tanstack/react-query';
import { type PointerEvent, useRef, useState } from 'react';
import { useFormatter, useTranslations } from 'use-intl/react';
import { Skeleton } from '@/components/ui/skeleton';
import type { TimeCount } from '@/lib/cloudtrail/captured-event.ts';
import type { EventFilter } from '@/lib/cloudtrail/event-filter.ts';
import { timeCountsQuery } from '@/lib/queries/events.ts';
import { useZoneName } from './event-time';
import type { TimeRange } from './filter-tokens';
import { formatMoment } from './moment';
import { useZone } from './time-zone';

export const HISTOGRAM_BUCKETS = 80;
const HEIGHT = 64;
/** Room above the tallest bar, where its count stands. */
const HEADROOM = 16;
/** Even one call among thousands must be seen. */
const LEAST_HEIGHT = 2;

/** Allowed and denied calls over time. Dragging over it narrows the time range; the fields do the same by keyboard. */
export function Histogram({ filter, onRange }: { filter: EventFilter; onRange: (range: TimeRange) => void }) {
  const t = useTranslations('events.histogram');
  const { data, isError } = useQuery(timeCountsQuery(filter, HISTOGRAM_BUCKETS));
  return (
    <figure aria-label={t('label')} className="rounded-md border border-line bg-surface px-4 pt-3 pb-2">
      {data && data.length > 0 ? (
        <Bars spans={data} onRange={onRange} />
      ) : (
        <div className="flex h-[110px] items-center text-ink-3 text-sm">
          {data ? t('empty') : isError ? t('failed') : <Skeleton className="h-14 w-full" />}
        </div>
      )}
    </figure>
  );
}

function Bars({ spans, onRange }: { spans: readonly TimeCount[]; onRange: (range: TimeRange) => void }) {
  const t = useTranslations('events.histogram');
  const format = useFormatter();
  const write = useSpanWords(spans);
  const zone = useZone();
  const box = useRef<HTMLDivElement>(null);
  const [pointed, setPointed] = useState<number>();
  const [dragFrom, setDragFrom] = useState<number>();
  const most = Math.max(1, ...spans.map(({ allowed, denied }) => allowed + denied));
  const drawn = dragFrom !== undefined && pointed !== undefined ? order(dragFrom, pointed) : undefined;
  const shown = drawn
    ? sumUp(spans.slice(drawn[0], drawn[1] + 1))
    : pointed === undefined
      ? undefined
      : spans[pointed];

  function indexAt(event: PointerEvent): number {
    const area = box.current?.getBoundingClientRect();
    if (!area || area.width === 0) return 0;
    const index = Math.floor(((event.clientX - area.left) / area.width) * spans.length);
    return Math.min(spans.length - 1, Math.max(0, index));
  }

  function finish(event: PointerEvent) {
    if (dragFrom === undefined) return;
    const [first, last] = order(dragFrom, indexAt(event));
    setDragFrom(undefined);
    const from = spans[first]?.from;
    const to = spans[last]?.to;
    if (from && to) onRange({ from: toSeconds(from), to: toSeconds(to) });
  }

  const summary = useSummary(spans);
  return (
    <>
      <figcaption className="mb-1.5 flex min-h-5 flex-wrap items-center gap-x-4 text-ink-2 text-sm">
        {shown ? (
          <span>
            {t('bar', {
              from: write(shown.from),
              to: write(shown.to, true),
              allowed: shown.allowed,
              denied: shown.denied,
            })}
          </span>
        ) : (
          <>
            <Legend className="bg-allowed-mark">{t('allowed')}</Legend>
            <Legend className="bg-denied-mark">{t('denied')}</Legend>
            <span className="ml-auto text-ink-3 max-lg:hidden">{t('hint')}</span>
          </>
        )}
      </figcaption>
      <div
        ref={box}
        role="img"
        aria-label={summary}
        className="relative cursor-crosshair touch-pan-y select-none"
        onPointerMove={(event) => setPointed(indexAt(event))}
        onPointerLeave={() => dragFrom === undefined && setPointed(undefined)}
        onPointerDown={(event) => {
          if (event.button !== 0) return;
          event.currentTarget.setPointerCapture(event.pointerId);
          setDragFrom(indexAt(event));
          setPointed(indexAt(event));
        }}
        onPointerUp={finish}
        onPointerCancel={() => setDragFrom(undefined)}
      >
        <svg
          viewBox={`0 0 ${spans.length * 10} ${HEIGHT}`}
          preserveAspectRatio="none"
          width="100%"
          height={HEIGHT}
          aria-hidden="true"
          className="block"
        >
          <rect x={0} y={HEIGHT - 1} width={spans.length * 10} height={1} className="fill-line-strong" />
          {drawn && (
            <rect
              x={drawn[0] * 10}
              y={0}
              width={(drawn[1] - drawn[0] + 1) * 10}
              height={HEIGHT}
              className="fill-accent-soft"
            />
          )}
          {pointed !== undefined && !drawn && (
            <rect x={pointed * 10} y={0} width={10} height={HEIGHT} className="fill-sunken" />
          )}
          {spans.map(({ from, allowed, denied }, index) => {
            const deniedHeight = toHeight(denied, most);
            const allowedHeight = toHeight(allowed, most);
            return (
              <g key={from}>
                <rect
                  x={index * 10 + 1}
                  y={HEIGHT - deniedHeight}
                  width={8}
                  height={deniedHeight}
                  className="fill-denied-mark"
                />
                <rect
                  x={index * 10 + 1}
                  y={HEIGHT - deniedHeight - allowedHeight}
                  width={8}
                  height={allowedHeight}
                  className="fill-allowed-mark"
                />
              </g>
            );
          })}
        </svg>
        <span className="pointer-events-none absolute top-0 left-0 text-ink-3 text-xs">
          {format.number(most)}
        </span>
      </div>
      <div aria-hidden="true" className="mt-1 flex justify-between text-ink-3 text-xs">
        <span>{formatMoment(spans[0]?.from ?? '', zone)}</span>
        <span>{write(spans.at(-1)?.to ?? '')}</span>
      </div>
    </>
  );
}

function Legend({ className, children }: { className: string; children: string }) {
  return (
    <span className="inline-flex items-center gap-1.5">
      <span aria-hidden="true" className={`h-2.5 w-2 ${className}`} />
      {children}
    </span>
  );
}

function useSummary(spans: readonly TimeCount[]): string {
  const t = useTranslations('events.histogram');
  const write = useSpanWords(spans);
  const zone = useZoneName();
  const sum = (side: 'allowed' | 'denied') => spans.reduce((total, span) => total + span[side], 0);
  const peak = spans.reduce<TimeCount | undefined>(
    (best, span) => (best && best.allowed + best.denied >= span.allowed + span.denied ? best : span),
    undefined,
  );
  if (!peak) return t('empty');
  return t('summary', {
    allowed: sum('allowed'),
    denied: sum('denied'),
    from: write(spans[0]?.from ?? ''),
    to: `${write(spans.at(-1)?.to ?? '')} ${zone}`,
    peak: peak.allowed + peak.denied,
    peakFrom: write(peak.from),
  });
}

/** Times as short as the whole range allows: the day only where there is more than one. */
function useSpanWords(spans: readonly TimeCount[]): (iso: string, isShort?: boolean) => string {
  const zone = useZone();
  const first = formatMoment(spans[0]?.from ?? '', zone);
  const last = formatMoment(spans.at(-1)?.to ?? '', zone);
  const isOneDay = first.slice(0, 10) === last.slice(0, 10);
  return (iso, isShort) => {
    const text = formatMoment(iso, zone);
    return isOneDay || isShort ? text.slice(11) : text.slice(0, 16);
  };
}

function sumUp(spans: readonly TimeCount[]): TimeCount | undefined {
  return spans.reduce<TimeCount | undefined>(
    (sum, span) =>
      sum
        ? {
            from: sum.from,
            to: span.to,
            allowed: sum.allowed + span.allowed,
            denied: sum.denied + span.denied,
          }
        : span,
    undefined,
  );
}

function toHeight(count: number, most: number): number {
  return count === 0 ? 0 : Math.max(LEAST_HEIGHT, Math.round((count / most) * (HEIGHT - HEADROOM)));
}

function order(a: number, b: number): [number, number] {
  return a <= b ? [a, b] : [b, a];
}

/** The one spelling of times that filters take. */
function toSeconds(iso: string): string {
  return iso.replace(/\.\d+Z$/, 'Z');
}
