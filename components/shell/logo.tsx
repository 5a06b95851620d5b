/** A way between two waypoints, with the stretch that was missing. The far one records. */
export function Logo({ size = 26 }: { size?: number }) {
  return (
    <svg viewBox="0 0 26 26" width={size} height={size} aria-hidden="true" className="shrink-0">
      <g fill="none" stroke="currentColor" strokeWidth="2.4" strokeLinecap="round">
        <circle cx="5.2" cy="20.8" r="3.4" />
        <path d="M9.6 20.8h4.1a3.2 3.2 0 0 0 3.2-3.2" />
        <path d="M16.9 12.6c0-.7.1-1.3.4-1.8" className="text-blocked-mark" strokeDasharray="0.1 4" />
        <circle cx="19" cy="6.8" r="5" />
      </g>
      <circle cx="19" cy="6.8" r="2" fill="currentColor" />
    </svg>
  );
}
