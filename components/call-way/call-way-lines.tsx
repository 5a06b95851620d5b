import type { Recorded } from '@/lib/audit/coverage.ts';
import type { Line } from './call-way-layout';

const STROKE: Record<Recorded, { className: string; dash?: string; width: number }> = {
  all: { className: 'text-recording-mark', width: 2.5 },
  denied: { className: 'text-denied-mark', width: 2.5 },
  partly: { className: 'text-recording-mark', dash: '7 4', width: 2 },
  none: { className: 'text-line-control', width: 1.5 },
};

/**
 * The lines between two columns, drawn over the whole height and stretched to the column's width. A stub starts at
 * its row, turns to dots and ends before the other side: the gap.
 */
export function CallWayLines({
  lines,
  stubs = [],
  height,
  isFlow = false,
}: {
  lines: readonly Line[];
  stubs?: readonly number[];
  height: number;
  /** Drawn thin and neutral: calls flow here whether or not they are recorded. */
  isFlow?: boolean;
}) {
  return (
    <svg
      viewBox={`0 0 100 ${height}`}
      preserveAspectRatio="none"
      width="100%"
      height={height}
      fill="none"
      aria-hidden="true"
    >
      {lines.map(({ fromY, toY, recorded }) => {
        const stroke = isFlow ? STROKE.none : STROKE[recorded];
        return (
          <path
            key={`${fromY} ${toY} ${recorded}`}
            d={`M0 ${fromY}C50 ${fromY} 50 ${toY} 100 ${toY}`}
            className={stroke.className}
            stroke="currentColor"
            strokeWidth={stroke.width}
            strokeDasharray={stroke.dash}
            vectorEffect="non-scaling-stroke"
          />
        );
      })}
      {stubs.map((y) => (
        <g key={y} className="text-blocked-mark">
          <path d={`M0 ${y}H18`} stroke="currentColor" strokeWidth="1.5" vectorEffect="non-scaling-stroke" />
          <path
            d={`M24 ${y}H58`}
            stroke="currentColor"
            strokeWidth="2"
            strokeDasharray="1 6"
            strokeLinecap="round"
            vectorEffect="non-scaling-stroke"
          />
        </g>
      ))}
    </svg>
  );
}
